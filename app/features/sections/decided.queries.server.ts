import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'

export type DecidedSection = { id: string; title: string; kind: 'agreed' | 'reopened'; reason: string; at: string; silentGroupIds: string[] | null }

/** The sections last agreed or opened again, newest first. Those agreed before reasons were kept have only their day. */
export async function decidedSections(roundtableId: string, take: number): Promise<DecidedSection[]> {
  const sections = await db.section.findMany({
    where: { ...SHOWN, pillar: { ...SHOWN, framework: { roundtableId } }, OR: [{ agreedAt: { not: null } }, { decisions: { some: {} } }] },
    select: { id: true, title: true, agreedAt: true, decisions: { orderBy: { at: 'desc' }, take: 1 } },
  })
  return sections
    .flatMap(({ id, title, agreedAt, decisions: [last] }): DecidedSection[] => {
      if (last) return [{ id, title, kind: last.kind as DecidedSection['kind'], reason: last.reason, at: last.at.toISOString(), silentGroupIds: last.kind === 'agreed' ? last.silentGroupIds : null }]
      return agreedAt ? [{ id, title, kind: 'agreed', reason: '', at: agreedAt.toISOString(), silentGroupIds: null }] : []
    })
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, take)
}
