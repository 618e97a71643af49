import { db } from '#app/platform/db.server.ts'
import { authorsOf, type Author } from './indicators.queries.server.ts'

export type HistoryEntry = Author & { id: string; name: string; at: string; data: { version?: number; restored?: number; fields?: string[]; from?: string; to?: string } }

/** Who proposed, edited, imported or moved the indicator, newest first. */
export async function historyOf(indicator: { id: string; roundtableId: string }): Promise<HistoryEntry[]> {
  const events = await db.event.findMany({
    where: {
      roundtableId: indicator.roundtableId,
      OR: [
        { subjectType: 'indicator', subjectId: indicator.id },
        { name: 'indicator.imported', data: { path: ['indicators'], array_contains: [indicator.id] } },
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  const authorOf = await authorsOf(events)
  return events.map((event) => {
    const data = event.data as { version?: number; restored?: number; fields?: string[]; from?: string; to?: string }
    const { version, restored, fields, from, to } = data
    return { id: event.id, name: event.name, at: event.at.toISOString(), data: { version, restored, fields, from, to }, ...authorOf(event) }
  })
}
