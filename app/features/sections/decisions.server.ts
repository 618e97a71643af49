import { eventActor } from '#app/features/access/event-actor.server.ts'
import { electorate, groupOrder } from '#app/features/ballots/turnout.server.ts'
import { lastRowOf, raiseGate, withWritingPaused } from '#app/features/live-documents/document-row.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { type Contribution, contributionsNow, contributionsTo, countWords } from './contributions.server.ts'
import { mailWriters } from './decision-mails.server.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { eventSubject } from './sections.server.ts'

/** What speaks against agreeing a section now: groups with members who have come and no word in text or comments, and open threads. */
export type Missing = { silentGroupIds: string[]; openThreads: number }
export const NOTHING_MISSING: Missing = { silentGroupIds: [], openThreads: 0 }

export async function missingIn({ section, roundtable }: SectionSubject): Promise<Missing> {
  const [expected, contributions, openThreads] = await Promise.all([
    groupsExpected(roundtable.id),
    contributionsNow(section.id),
    openThreadsOf(section.id, db),
  ])
  return missing(expected, contributions, openThreads)
}

/** The same within the decision, by the words that were counted before it. */
async function missingNow({ section, roundtable }: SectionSubject, tx: Tx): Promise<Missing> {
  const [expected, contributions, openThreads] = await Promise.all([
    groupsExpected(roundtable.id, tx),
    contributionsTo([section.id], tx),
    openThreadsOf(section.id, tx),
  ])
  return missing(expected, contributions.get(section.id) ?? [], openThreads)
}

function openThreadsOf(sectionId: string, tx: Tx) {
  return tx.commentThread.count({ where: { sectionId, resolvedAt: null } })
}

function missing(expected: string[], contributions: Contribution[], openThreads: number): Missing {
  const heard = new Set(contributions.map(({ groupId }) => groupId))
  return { silentGroupIds: expected.filter((groupId) => !heard.has(groupId)), openThreads }
}

/** The groups whose word is awaited before a section is agreed, in their order round the table: those with somebody who has come and may write. */
export async function groupsExpected(roundtableId: string, tx?: Tx): Promise<string[]> {
  const [groupIds, electors] = await Promise.all([groupOrder(tx), electorate(roundtableId, tx)])
  return groupIds.filter((id) => electors.some(({ groupId }) => groupId === id))
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
  const text = sectionText(section.id)
  const change = () =>
    transaction(async (tx, record) => {
      await tx.$queryRaw`SELECT 1 FROM "Section" WHERE "id" = ${section.id}::uuid FOR UPDATE`
      const lacking = kind === 'agreed' ? await missingNow(subject, tx) : { silentGroupIds: [], openThreads: 0 }
      if (!reason && (kind === 'reopened' || lacking.silentGroupIds.length || lacking.openThreads))
        throw new DomainError('invalid', 'sections.reason-missing')
      const { count } = await tx.section.updateMany({
        where: { id: section.id, removedAt: null, status: kind === 'agreed' ? { not: 'agreed' } : 'agreed' },
        data: kind === 'agreed' ? { status: 'agreed', agreedAt: new Date() } : { status: 'review', agreedAt: null },
      })
      if (!count) throw new DomainError('conflict', 'sections.status-changed-meanwhile')
      if (kind === 'agreed') await raiseGate(tx, text)
      const author = {
        personId: actor.personId,
        organisationId: standing.seat?.organisationId,
        groupId: standing.seat?.groupId,
      }
      const { id: decisionId } = await tx.sectionDecision.create({
        data: {
          sectionId: section.id,
          kind,
          reason,
          ...lacking,
          ...author,
          seq: kind === 'agreed' ? await lastRowOf(tx, text) : null,
        },
      })
      await record({
        name: `section.${kind}`,
        ...eventActor(standing, roundtable.id),
        ...eventSubject(section.id),
        data: { decisionId },
      })
      await mailWriters(tx, subject, actor, { kind, reason, ...lacking })
    })
  await (kind === 'agreed' ? withWritingPaused(text, change) : change())
}
