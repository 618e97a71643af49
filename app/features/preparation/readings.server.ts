import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { ReadingInput } from './preparation.schema.ts'

/**
 * A member says that they have read a section of the agenda, or the minutes to approve there, or takes it back. It is their word: that a page was open says little of
 * what was read.
 */
export async function markRead(
  { session, roundtable, standing }: SessionSubject,
  { act, sectionId, minutesOfId }: ReadingInput,
) {
  const { personId, organisationId, groupId } = requireSeat(standing)
  await transaction(async (tx, record) => {
    const item = { sessionId: session.id, removedAt: null, visibility: 'all' }
    const asked = sectionId
      ? await tx.agendaLink.count({ where: { sectionId, item, section: { removedAt: null } } })
      : await tx.minutes.count({ where: { sessionId: minutesOfId, approvalItem: item, state: { not: 'approved' } } })
    if (!asked) throw new DomainError('conflict', 'preparation.not-on-the-agenda')
    const reading = { sessionId: session.id, personId, ...(sectionId ? { sectionId } : { minutesOfId }) }
    const { count } =
      act === 'read'
        ? await tx.sessionReading.createMany({ data: [{ ...reading, organisationId, groupId }], skipDuplicates: true })
        : await tx.sessionReading.deleteMany({ where: reading })
    if (count)
      await record({ name: 'session.read', ...eventActor(standing, roundtable.id), subjectId: session.id, data: {} })
  })
}
