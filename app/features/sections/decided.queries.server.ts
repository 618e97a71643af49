import { frameworkTree } from '#app/features/frameworks/framework-tree.server.ts'

export type DecidedSection = {
  id: string
  title: string
  kind: 'agreed' | 'reopened'
  reason: string
  at: string
  silentGroupIds: string[] | null
}

/** The sections last agreed or opened again, newest first. Those agreed before reasons were kept have only their day. */
export async function decidedSections(roundtableId: string, take: number): Promise<DecidedSection[]> {
  const { pillars } = await frameworkTree(roundtableId)
  return pillars
    .flatMap(({ sections }) => sections)
    .flatMap(({ id, title, agreedAt, decision, reason, decidedAt, silentGroupIds }): DecidedSection[] => {
      if (decision && decidedAt)
        return [
          {
            id,
            title,
            kind: decision as DecidedSection['kind'],
            reason: reason ?? '',
            at: decidedAt.toISOString(),
            silentGroupIds: decision === 'agreed' ? silentGroupIds : null,
          },
        ]
      return agreedAt
        ? [{ id, title, kind: 'agreed', reason: '', at: agreedAt.toISOString(), silentGroupIds: null }]
        : []
    })
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, take)
}
