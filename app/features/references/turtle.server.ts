import { Parser, type Quad } from 'n3'
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

/** The SKOS concepts of a Turtle file as a table whose columns say what they are; a mistake in it is a problem that names its line. */
export function turtleTable(text: string): SourceTable | SourceProblem {
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
  return tableOf(concepts, things, linesOf(text, prefixes))
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
    thing.values.set(predicate.value, [...(thing.values.get(predicate.value) ?? []), object])
  }
  return things
}

function tableOf(concepts: [string, Thing][], things: Map<string, Thing>, lines: Map<string, number>): SourceTable {
  const labelled = concepts.map(([, thing]) => labelsOf(thing))
  const languages = [...new Set(labelled.flatMap((labels) => [...labels.keys()]))]
  const columns = Object.keys(TEXTS) as (keyof typeof TEXTS)[]
  const within = new Set(concepts.map(([id]) => id))
  const above = aboveOf(concepts, things)
  const rows = concepts.map(([id, thing], index): SourceRow => {
    const parent = above.get(id)
    return {
      line: lines.get(thing.iri ?? '') ?? 0,
      cells: [
        thing.iri ?? '',
        // A concept of another file is no entry of this list.
        parent && within.has(parent) ? nameOf(parent, things) : '',
        ...columns.map((column) => textOf(thing, column)),
        ...languages.map((language) => labelled[index]?.get(language) ?? ''),
      ],
    }
  })
  const labels = languages.map((language) => (language ? `label:${language}` : 'label'))
  return { header: ['uri', 'parent', ...columns, ...labels], rows }
}

function aboveOf(concepts: [string, Thing][], things: Map<string, Thing>) {
  const above = new Map<string, string>()
  for (const [id, { values }] of concepts) {
    const broader = values.get(`${SKOS}broader`)?.[0]
    if (broader) above.set(id, broader.id)
    for (const { id: part } of values.get(`${SKOS}narrower`) ?? [])
      if (!above.has(part) && things.has(part)) above.set(part, id)
  }
  return above
}

function nameOf(id: string, things: Map<string, Thing>) {
  const thing = things.get(id)
  return thing?.iri ?? (thing ? textOf(thing, 'code') : '')
}

/** By language, shortened to its first part (`nb-NO` is `nb`); without one, under an empty key. */
function labelsOf(thing: Thing) {
  const labels = new Map<string, string>()
  for (const name of LABELS)
    for (const object of named(thing, [name])) {
      const language = object.termType === 'Literal' ? object.language.toLowerCase().slice(0, 2) : ''
      if (object.termType === 'Literal' && !labels.has(language)) labels.set(language, object.value)
    }
  return labels
}

function textOf(thing: Thing, column: keyof typeof TEXTS) {
  const found = TEXTS[column].map((name) => named(thing, [name])).find((objects) => objects.length) ?? []
  const texts = found.map((object) =>
    object.termType === 'NamedNode' && column !== 'source' ? lastPart(object.value) : object.value,
  )
  if (column === 'notes') texts.push(...named(thing, SDG).map(({ value }) => `SDG ${lastPart(value)}`))
  return [...new Set(texts)].join('; ')
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
