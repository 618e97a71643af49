import { installation } from '#app/features/programme/installation.server.ts'
import { db } from '#app/platform/db.server.ts'
import { SECTION_EVENTS } from '#app/shared/events/catalogue.ts'
import type { Contribution } from './contributions.server.ts'

export type VoiceLine = Contribution & { lastAt: string | null }

/** What each group put into a section, and when it was last heard here. Silent groups too. */
export async function contributionsByGroup(
  roundtableId: string,
  sectionId: string,
  contributions: readonly Contribution[],
): Promise<VoiceLine[]> {
  const [{ groups }, heard] = await Promise.all([
    installation(),
    db.event.groupBy({
      by: ['groupId'],
      where: {
        roundtableId,
        name: { in: SECTION_EVENTS },
        groupId: { not: null },
        OR: [{ subjectId: sectionId }, { data: { path: ['sectionId'], equals: sectionId } }],
      },
      _max: { at: true },
    }),
  ])
  return groups.map(({ id }) => ({
    ...(contributions.find(({ groupId }) => groupId === id) ?? { groupId: id, words: 0, comments: 0 }),
    lastAt: heard.find(({ groupId }) => groupId === id)?._max.at?.toISOString() ?? null,
  }))
}
