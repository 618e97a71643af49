import { DataFactory, Writer } from 'n3'
import type { Relation } from '#app/features/crosswalk/mapping-words.ts'
import { metadataOf } from '../metadata-fields.ts'
import type { IndicatorRecord } from './records.queries.server.ts'

const { namedNode, literal, quad } = DataFactory
const PREFIXES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  adms: 'http://www.w3.org/ns/adms#',
  owl: 'http://www.w3.org/2002/07/owl#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  sdmx: 'http://purl.org/linked-data/sdmx/2009/attribute#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const term = (name: string) => {
  const [prefix = '', local = ''] = name.split(':')
  return namedNode(`${PREFIXES[prefix as keyof typeof PREFIXES]}${local}`)
}

/** From the indicator to the entry: a wider indicator has a narrower match. That two are not the same, SKOS cannot say. */
const MATCHES: Record<Relation, string | null> = {
  exact: 'skos:exactMatch',
  broader: 'skos:narrowMatch',
  narrower: 'skos:broadMatch',
  partly: 'skos:closeMatch',
  related: 'skos:relatedMatch',
  none: null,
}

type Scheme = { address: string; title: string }

/** The records as SKOS concepts of one scheme, in a collection for each pillar: Turtle. */
export function indicatorsTurtle(scheme: Scheme, records: readonly IndicatorRecord[]): string {
  const writer = new Writer({ prefixes: PREFIXES })
  const say = (subject: string, name: string, object: ReturnType<typeof namedNode | typeof literal>) =>
    writer.addQuad(quad(namedNode(subject), term(name), object))
  const text = (subject: string, name: string, value: string) => value && say(subject, name, literal(value))
  say(scheme.address, 'rdf:type', term('skos:ConceptScheme'))
  text(scheme.address, 'dct:title', scheme.title)
  for (const record of records) {
    const { address } = record
    const metadata = metadataOf(record.metadata)
    say(address, 'rdf:type', term('skos:Concept'))
    say(address, 'skos:inScheme', namedNode(scheme.address))
    text(address, 'skos:notation', record.code)
    text(address, 'skos:prefLabel', record.name)
    text(address, 'skos:altLabel', metadata.shortName)
    text(address, 'skos:definition', record.definition)
    text(address, 'skos:scopeNote', record.limits)
    text(address, 'skos:note', record.rationale)
    text(address, 'sdmx:unitMeasure', record.unit)
    text(address, 'dct:source', record.source)
    text(address, 'dct:rights', record.licence)
    text(address, 'dct:accrualPeriodicity', record.frequency)
    text(address, 'dct:type', metadata.type)
    text(address, 'dct:subject', metadata.sector)
    text(address, 'adms:status', record.state)
    say(address, 'owl:versionInfo', literal(String(record.version)))
    say(address, 'dct:created', literal(record.createdAt.toISOString(), term('xsd:dateTime')))
    say(address, 'dct:modified', literal(record.updatedAt.toISOString(), term('xsd:dateTime')))
    for (const { at, to, reason } of record.moves)
      text(address, 'skos:changeNote', [at.slice(0, 10), to, reason].filter(Boolean).join(': '))
    for (const mapping of record.mappings) {
      const match = MATCHES[mapping.relation]
      if (match) say(address, match, namedNode(mapping.address))
    }
  }
  for (const { id, title } of pillarsOf(records)) {
    const address = `${scheme.address}#${id}`
    say(address, 'rdf:type', term('skos:Collection'))
    text(address, 'skos:prefLabel', title)
    for (const record of records.filter(({ pillar }) => pillar?.id === id))
      say(address, 'skos:member', namedNode(record.address))
  }
  let turtle = ''
  writer.end((_error, written) => (turtle = written))
  return turtle
}

function pillarsOf(records: readonly IndicatorRecord[]) {
  return [...new Map(records.flatMap(({ pillar }) => (pillar ? [[pillar.id, pillar] as const] : []))).values()]
}
