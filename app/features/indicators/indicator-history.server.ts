import { db } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { definitionOf, eventName, namesWhere } from '#app/shared/events/catalogue.ts'
import { type Author, authorsOf } from './indicators.queries.server.ts'

export type HistoryEntry = Author & {
  id: string
  name: string
  sentence: string
  at: string
  data: { version?: number; restored?: number; fields?: string[]; from?: string; to?: string }
}

export type MoveEntry = Author & {
  id: string
  at: string
  from: string
  to: string
  round: number | null
  rule: string
  reason: string
}

const SAID = namesWhere(({ history }) => history !== undefined)

type Authored = Pick<Indicator, 'personId' | 'organisationId' | 'groupId'>

/** Who proposed the indicator, and who edited, imported or moved it, newest first. */
export async function historyOf(
  indicator: Pick<Indicator, 'id' | 'roundtableId' | 'personId' | 'organisationId' | 'groupId'>,
) {
  const [moves, events] = await Promise.all([movesOf(indicator.id), eventsOf(indicator)])
  const authorOf = await authorsOf<Authored>([indicator, ...events, ...moves])
  const history = events.map((event): HistoryEntry => {
    const data = event.data as { version?: number; restored?: number; fields?: string[]; from?: string; to?: string }
    const { version, restored, fields, from, to } = data
    return {
      id: event.id,
      name: event.name,
      sentence: definitionOf(event.name)?.history ?? '',
      at: event.at.toISOString(),
      data: { version, restored, fields, from, to },
      ...authorOf(event),
    }
  })
  const timeline = moves.map(({ id, at, from, to, round, rule, reason, ...by }): MoveEntry => ({
    ...{ id, at: at.toISOString(), from, to, round, rule, reason },
    ...authorOf(by),
  }))
  return { author: authorOf(indicator), history, timeline }
}

/** How it came to stand where it does, from the first move on. */
function movesOf(indicatorId: string) {
  return db.indicatorMove.findMany({ where: { indicatorId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

function eventsOf(indicator: Pick<Indicator, 'id' | 'roundtableId'>) {
  return db.event.findMany({
    where: {
      roundtableId: indicator.roundtableId,
      name: { in: SAID },
      OR: [
        { subjectType: 'indicator', subjectId: indicator.id },
        { name: eventName('indicator.imported'), data: { path: ['indicators'], array_contains: [indicator.id] } },
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
  })
}
