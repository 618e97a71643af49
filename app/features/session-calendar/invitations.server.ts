import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Answer } from './answers.ts'
import { mailInvitations } from './calendar-mails.server.ts'
import { contentIn } from './content.server.ts'
import { type Invited, invitedTo, isDue, nextSequence } from './invited.server.ts'
import { takeOut, whoMayComeNoMore } from './taken-out.server.ts'

/**
 * Mails the session to everybody who may come and has not been told of it as it is now, and takes it out of the calendars of those who may
 * come no more. Whoever has been told everything gets nothing, however often this is pressed.
 */
export async function sendInvitations(
  { session, roundtable, standing }: SessionSubject,
  { seen }: { seen?: string },
): Promise<number> {
  return transaction(async (tx, record) => {
    const { state } = await actInRoom(tx, session.id)
    if (state !== 'planned') throw new DomainError('closed', 'calendar.begun')
    const current = await tx.session.findUniqueOrThrow({ where: { id: session.id } })
    const last = await tx.sessionMailing.findFirst({ where: { sessionId: session.id }, orderBy: { id: 'desc' } })
    if (last?.id !== seen) throw new DomainError('conflict', 'calendar.sent-meanwhile')
    const content = await contentIn(tx, current)
    const due = (await invitedTo(tx, current)).filter(({ told }) => isDue(told, content))
    const left = await whoMayComeNoMore(tx, current)
    const people = due.length + left.length
    if (!people) throw new DomainError('conflict', 'calendar.all-told')
    const mailing = await tx.sessionMailing.create({
      data: { sessionId: session.id, byId: standing.personId, content, people },
    })
    await noteSent(tx, current, mailing.id, due)
    await mailInvitations(tx, { session: current, content, people: due })
    await takeOut(tx, current, left)
    await record({
      name: 'session.invitations-sent',
      ...eventActor(standing, roundtable.id),
      subjectId: session.id,
      data: { people },
    })
    return people
  })
}

async function noteSent(tx: Tx, session: Session, mailingId: string, people: Invited[]) {
  const column = <T>(of: (one: Invited) => T) => people.map(of)
  await tx.$executeRaw`
    INSERT INTO "SessionInvitation" ("id", "sessionId", "mailingId", "personId", "organisationId", "groupId", "sequenceSent")
    SELECT gen_random_uuid(), ${session.id}::uuid, ${mailingId}::uuid, r.*
    FROM unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.organisationId)}::uuid[],
      ${column((one) => one.groupId)}::uuid[], ${column((one) => nextSequence(session, one.told))}::int[]) r
    ON CONFLICT ("sessionId", "personId") DO UPDATE SET "mailingId" = excluded."mailingId", "organisationId" = excluded."organisationId",
      "groupId" = excluded."groupId", "sequenceSent" = excluded."sequenceSent", "cancelledAt" = NULL`
}

/** A member says whether they come, or takes that back. The last word counts; after the beginning nobody asks. */
export async function answerInvitation(
  { session, roundtable, standing }: SessionSubject,
  { answer }: { answer: Answer },
) {
  const { personId, organisationId, groupId } = requireSeat(standing)
  await transaction(async (tx, record) => {
    const { state, now } = await actInRoom(tx, session.id)
    if (state !== 'planned') throw new DomainError('closed', 'calendar.begun')
    const said = { answer, answeredAt: answer === 'none' ? null : now }
    await tx.sessionInvitation.upsert({
      where: { sessionId_personId: { sessionId: session.id, personId } },
      create: { sessionId: session.id, personId, organisationId, groupId, ...said },
      update: { ...said, organisationId, groupId },
    })
    await record({ name: 'session.answered', ...eventActor(standing, roundtable.id), subjectId: session.id, data: {} })
  })
}
