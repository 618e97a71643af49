import { mayOpen } from '#app/features/ballots/ballot.policy.ts'
import { besideOf } from './beside.queries.server.ts'
import { mayEdit, mayManage, mayPropose, moversOf } from './indicator.policy.ts'
import { historyOf } from './indicator-history.server.ts'
import type { IndicatorState } from './indicator-words.ts'
import { type IndicatorSubject, placesIn } from './indicators.queries.server.ts'
import { metadataOf } from './metadata-fields.ts'
import { movesFrom } from './moves.ts'
import type { KeptProvenance } from './provenance.ts'

/** An indicator with its place in the framework, who proposed it, its history, and what the reader may do. */
export async function recordOf(subject: IndicatorSubject, language: string) {
  const { indicator, roundtable, standing } = subject
  const [{ history }, places, beside] = await Promise.all([
    historyOf(indicator),
    placesIn(roundtable.id),
    besideOf(subject, language),
  ])
  const pillar = places.find((one) => one.id === indicator.pillarId)
  const section = places.flatMap((one) => one.sections).find((one) => one.id === indicator.sectionId)
  const facts = { ...indicator, roundtable }
  const {
    id,
    code,
    name,
    definition,
    rationale,
    unit,
    formula,
    source,
    licence,
    frequency,
    direction,
    disaggregation,
    limits,
    metadata,
    provenance,
    state,
    stateRound,
    version,
  } = indicator
  return {
    indicator: {
      id,
      code,
      name,
      definition,
      rationale,
      unit,
      formula,
      source,
      licence,
      frequency,
      direction,
      disaggregation,
      limits,
      ...metadataOf(metadata),
      provenance: provenance as KeptProvenance | null,
      state,
      stateRound,
      version,
    },
    place: { pillar: pillar ? { id: pillar.id, title: pillar.title } : null, section: section ?? null },
    history,
    ...beside,
    moves: movesFrom(indicator.state as IndicatorState, moversOf(standing, facts)).map(({ to, reason }) => ({
      to,
      reason,
    })),
    can: {
      edit: mayEdit(standing, facts),
      manage: mayManage(standing, facts),
      argue: mayPropose(standing, roundtable),
      openBallot: mayOpen(standing, roundtable),
    },
  }
}
