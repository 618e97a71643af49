import { type Literal, Parser, type Quad } from 'n3'
import { MAX_REFERENCE_ROWS, type SourceProblem, type SourceRow, type SourceTable } from './source-table.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** What a text column is read from, by the last part of the property, the better ones first: vocabularies share these names. */
const TEXTS = {
  code: ['notation'],
  definition: ['definition', 'description', 'abstract'],
  source: ['source'],
  frequency: ['accrualPeriodicity'],
  type: ['hasEvaluation'],
  notes: ['scopeNote', 'note', 'example', 'editorialNote'],
  unit: ['unitMeasure', 'unit'],
} as const
const LABELS = ['prefLabel', 'title', 'label']
const SDG = ['hasGoal', 'isIndicatorOf', 'isTargetOf']

type Thing = { iri: string | null; values: Map<string, Quad['object'][]> }

/** Whether a text is Turtle rather than a table, by how it begins. */
export function looksLikeTurtle(text: string) {
  return /^\uFEFF?\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|PREFIX\s+\w*:|BASE\s+<)/i.test(text)
}

/**
 * The SKOS concepts of a Turtle file as a table whose columns say what they are; a mistake in it is a problem that names its line. Of texts in
 * several languages it gives those in `language`, else without one, else English, else the first.
 */
export function turtleTable(text: string, language = ''): SourceTable | SourceProblem {
  const prefixes = new Map<string, string>()
  let quads: Quad[]
  try {
    quads = new Parser({ format: 'Turtle' }).parse(text, null, (prefix, node) => void prefixes.set(prefix, node.value))
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    return { problem: problemOf(said, text) }
  }
  const things = thingsIn(quads)
  const concepts = [...things].filter(([, { values }]) =>
    (values.get(TYPE) ?? []).some(({ value }) => value === `${SKOS}Concept`),
  )
  if (concepts.length === 0) return { problem: 'references.no-concepts' }
  if (concepts.length > MAX_REFERENCE_ROWS)
    return { problem: `indicators.import.too-many-rows?max=${MAX_REFERENCE_ROWS}` }
  return tableOf(concepts, things, { lines: linesOf(text, prefixes), language })
}

function problemOf(said: string, text: string) {
  const line = /on line (\d+)/i.exec(said)?.[1] ?? String(text.split('\n').length)
  return /IRI|prefix/i.test(said)
    ? `references.turtle-address?${new URLSearchParams({ line, address: said.replace(/\s*on line.*$/i, '').slice(0, 200) })}`
    : `references.turtle?line=${line}`
}

function thingsIn(quads: Quad[]) {
  const things = new Map<string, Thing>()
  for (const { subject, predicate, object } of quads) {
    const thing = things.get(subject.id) ?? {
      iri: subject.termType === 'NamedNode' ? subject.value : null,
      values: new Map<string, Quad['object'][]>(),
    }
    things.set(subject.id, thing)
    const objects = thing.values.get(predicate.value)
    if (objects) objects.push(object)
    else thing.values.set(predicate.value, [object])
  }
  return things
}

type Told = { lines: Map<string, number>; language: string }

function tableOf(concepts: [string, Thing][], things: Map<string, Thing>, { lines, language }: Told): SourceTable {
  const labelled = concepts.map(([, thing]) => labelsOf(thing, things))
  const languages = [...new Set(labelled.flatMap((labels) => [...labels.keys()]))]
  const columns = Object.keys(TEXTS) as (keyof typeof TEXTS)[]
  const above = aboveOf(concepts)
  const rows = concepts.map(([id, thing], index): SourceRow => {
    const parent = above.get(id)
    return {
      line: lines.get(thing.iri ?? '') ?? 0,
      cells: [
        thing.iri ?? '',
        parent ? nameOf(parent, things) : '',
        ...columns.map((column) => textOf(thing, column, language)),
        ...languages.map((one) => labelled[index]?.get(one) ?? ''),
      ],
    }
  })
  const labels = languages.map((one) => (one ? `label:${one}` : 'label'))
  return { header: ['uri', 'parent', ...columns, ...labels], rows }
}

function aboveOf(concepts: [string, Thing][]) {
  const above = new Map<string, string>()
  const within = new Set(concepts.map(([id]) => id))
  for (const [id, { values }] of concepts) {
    // A concept of another file is no entry of this list.
    const broader = values.get(`${SKOS}broader`)?.find((object) => within.has(object.id))
    if (broader) above.set(id, broader.id)
    for (const { id: part } of values.get(`${SKOS}narrower`) ?? [])
      if (!above.has(part) && within.has(part)) above.set(part, id)
  }
  return above
}

function nameOf(id: string, things: Map<string, Thing>) {
  const thing = things.get(id)
  return thing?.iri ?? (thing ? textOf(thing, 'code') : '')
}

/**
 * By language, shortened to its two letters (`nb-NO` is `nb`, `fra` is `fr`); without one, under an empty key. A label that names no
 * region comes before one that does, and one in a language without two letters stands only where a concept has no other.
 */
function labelsOf(thing: Thing, things: Map<string, Thing>) {
  const labels = new Map<string, string>()
  let other: string | undefined
  for (const name of LABELS) {
    const literals = named(thing, [name]).flatMap((object) => literalsOf(object, things))
    for (const literal of literals.sort((a, b) => a.language.length - b.language.length)) {
      const language = languageOf(literal)
      if (language === null) other ??= literal.value
      else if (!labels.has(language)) labels.set(language, literal.value)
    }
  }
  return labels.size === 0 && other !== undefined ? new Map([['', other]]) : labels
}

/** A label that is a thing of its own, as SKOS-XL has it, says its text in its literal form. */
function literalsOf(object: Quad['object'], things: Map<string, Thing>): Literal[] {
  if (object.termType === 'Literal') return [object]
  const label = things.get(object.id)
  return label ? named(label, ['literalForm']).filter((one) => one.termType === 'Literal') : []
}

function languageOf({ language }: Literal) {
  const [primary = ''] = language.toLowerCase().split('-')
  if (primary === '' || primary.length === 2) return primary
  try {
    const short = new Intl.Locale(primary).language
    return short.length === 2 ? short : null
  } catch {
    return null
  }
}

function textOf(thing: Thing, column: keyof typeof TEXTS, language = '') {
  const found = TEXTS[column].map((name) => named(thing, [name])).find((objects) => objects.length) ?? []
  const texts = inOneLanguage(found, language).map((object) =>
    object.termType === 'NamedNode' && column !== 'source' ? lastPart(object.value) : object.value,
  )
  if (column === 'notes') texts.push(...named(thing, SDG).map(({ value }) => `SDG ${lastPart(value)}`))
  return [...new Set(texts)].join('; ')
}

function inOneLanguage(objects: Quad['object'][], language: string) {
  const spoken = objects.map((object) => (object.termType === 'Literal' ? languageOf(object) : ''))
  const chosen = [language, '', 'en'].find((one) => spoken.includes(one)) ?? spoken[0]
  return objects.filter((_, index) => spoken[index] === chosen)
}

function named({ values }: Thing, names: readonly string[]) {
  return [...values].filter(([property]) => names.includes(lastPart(property))).flatMap(([, objects]) => objects)
}

function lastPart(iri: string) {
  return iri.split(/[/#]/).at(-1) ?? iri
}

/** On which line each thing is first described. */
function linesOf(text: string, prefixes: Map<string, string>) {
  const lines = new Map<string, number>()
  text.split('\n').forEach((written, index) => {
    const [, iri, prefix, local] = /^(?:<([^>]+)>|([\w-]*):([^\s;,]+))\s/.exec(written) ?? []
    const name = iri ?? (prefixes.has(prefix ?? '') ? `${prefixes.get(prefix ?? '')}${local}` : undefined)
    if (name && !lines.has(name)) lines.set(name, index + 1)
  })
  return lines
}
