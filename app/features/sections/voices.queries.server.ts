import { db } from '#app/platform/db.server.ts'

export type VoiceLine = { groupId: string; words: number; comments: number; lastAt: string | null }

/** What each group put into a section: words that stand now, comments, and when it was last heard here. Silent groups too. */
export async function voicesOf(roundtableId: string, sectionId: string, words: Record<string, number>): Promise<VoiceLine[]> {
  const [groups, comments, heard] = await Promise.all([
    db.stakeholderGroup.findMany({ orderBy: { position: 'asc' }, select: { id: true } }),
    db.comment.groupBy({ by: ['groupId'], where: { thread: { sectionId } }, _count: { _all: true } }),
    db.event.groupBy({
      by: ['groupId'],
      where: { roundtableId, groupId: { not: null }, OR: [{ subjectId: sectionId }, { data: { path: ['sectionId'], equals: sectionId } }] },
      _max: { at: true },
    }),
  ])
  return groups.map(({ id }) => ({
    groupId: id,
    words: words[id] ?? 0,
    comments: comments.find(({ groupId }) => groupId === id)?._count._all ?? 0,
    lastAt: heard.find(({ groupId }) => groupId === id)?._max.at?.toISOString() ?? null,
  }))
}
