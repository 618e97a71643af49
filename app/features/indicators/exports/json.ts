import type { Place } from '#app/features/access/standing.server.ts'
import { metadataOf } from '../metadata-fields.ts'
import type { IndicatorRecord } from './records.queries.server.ts'

/** Of the shape below: a reader that finds another number knows that it may not understand the rest. */
const FORMAT = 'roundtable-indicators/1'

/** The records as JSON: every field by its name in the form, empty texts included, so that a missing key always means an older file. */
export function indicatorsJson({ number }: Place['roundtable'], records: readonly IndicatorRecord[]) {
  const indicators = records.map((record) => ({
    id: record.id,
    address: record.address,
    code: record.code,
    version: record.version,
    state: record.state,
    stateRound: record.stateRound,
    name: record.name,
    definition: record.definition,
    rationale: record.rationale,
    unit: record.unit,
    formula: record.formula,
    source: record.source,
    licence: record.licence,
    frequency: record.frequency,
    direction: record.direction,
    disaggregation: record.disaggregation,
    limits: record.limits,
    ...metadataOf(record.metadata),
    pillar: record.pillar?.title ?? null,
    section: record.section?.title ?? null,
    proposedBy: record.proposedBy,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    provenance: record.provenance,
    moves: record.moves,
    mappings: record.mappings,
  }))
  return `${JSON.stringify({ format: FORMAT, roundtable: number, indicators }, null, 2)}\n`
}
