import { HAS_ACCEPTED } from '#app/features/roundtables/accepted.server.ts'
import { actingAs } from '#app/features/roundtables/acting.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { contributionsTo, countWords } from './contributions.server.ts'
import { tellWriters } from './decision-mails.server.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { about } from './sections.server.ts'

/** What speaks against agreeing a section now: groups with members who have come and no word in text or comments, and open threads. */
export type Missing = { silentGroupIds: string[]; openThreads: number }
export const NOTHING_MISSING: Missing = { silentGroupIds: [], openThreads: 0 }

export async function missingIn(subject: SectionSubject): Promise<Missing> {
  await countWords(subject.section.id)
  return missingNow(subject, db)
}

async function missingNow({ section, roundtable }: SectionSubject, tx: Tx): Promise<Missing> {
  const [expected, contributions, openThreads] = await Promise.all([
    groupsExpected(roundtable.id, tx),
    contributionsTo([section.id], tx),
    tx.commentThread.count({ where: { sectionId: section.id, resolvedAt: null } }),
  ])
  const heard = new Set(contributions.get(section.id)?.map(({ groupId }) => groupId))
  return { silentGroupIds: expected.filter((groupId) => !heard.has(groupId)), openThreads }
}

/** The groups whose word is awaited before a section is agreed, in their order round the table: those with somebody who has come and may write. */
export async function groupsExpected(roundtableId: string, tx: Tx = db): Promise<string[]> {
  const where = { roundtableId, endedAt: null, role: { not: 'observer' }, person: HAS_ACCEPTED }
  const members = await tx.membership.findMany({ where, orderBy: { organisation: { group: { position: 'asc' } } }, select: { organisation: { select: { groupId: true } } } })
  return [...new Set(members.map(({ organisation }) => organisation.groupId))]
}

/** Records that the section is agreed, with what was missing and why it is agreed all the same, and tells who wrote there. */
export async function agreeSection(actor: Actor, subject: SectionSubject, { reason }: { reason: string }) {
  await decide(actor, subject, 'agreed', reason)
}

/** Opens an agreed section for review again. */
export async function reopenSection(actor: Actor, subject: SectionSubject, { reason }: { reason: string }) {
  await decide(actor, subject, 'reopened', reason)
}

async function decide(actor: Actor, subject: SectionSubject, kind: 'agreed' | 'reopened', reason: string) {
  const { section, roundtable, standing } = subject
  // Before the transaction: the text may have to be loaded over other connections.
  if (kind === 'agreed') await countWords(section.id)
  await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Section" WHERE "id" = ${section.id}::uuid FOR UPDATE`
    const missing = kind === 'agreed' ? await missingNow(subject, tx) : { silentGroupIds: [], openThreads: 0 }
    if (!reason && (kind === 'reopened' || missing.silentGroupIds.length || missing.openThreads)) throw new DomainError('invalid', 'sections.reason-missing')
    const { count } = await tx.section.updateMany({
      where: { id: section.id, removedAt: null, status: kind === 'agreed' ? { not: 'agreed' } : 'agreed' },
      data: kind === 'agreed' ? { status: 'agreed', agreedAt: new Date() } : { status: 'review', agreedAt: null },
    })
    if (!count) throw new DomainError('conflict', 'sections.status-changed-meanwhile')
    const author = { personId: actor.personId, organisationId: standing.seat?.organisationId, groupId: standing.seat?.groupId }
    const { id: decisionId } = await tx.sectionDecision.create({ data: { sectionId: section.id, kind, reason, ...missing, ...author } })
    await record({ name: `section.${kind}`, ...actingAs(standing, roundtable.id), ...about(section.id), data: { decisionId } })
    await tellWriters(tx, subject, actor, { kind, reason, ...missing })
  })
}
