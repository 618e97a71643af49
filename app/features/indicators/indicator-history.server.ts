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

const SAID = namesWhere(({ history }) => history !== undefined)

type Authored = Pick<Indicator, 'personId' | 'organisationId' | 'groupId'>

/** Who proposed the indicator, and who edited, imported or moved it, newest first. */
export async function historyOf(
  indicator: Pick<Indicator, 'id' | 'roundtableId' | 'personId' | 'organisationId' | 'groupId'>,
) {
  const events = await db.event.findMany({
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
  const authorOf = await authorsOf<Authored>([indicator, ...events])
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
  return { author: authorOf(indicator), history }
}
