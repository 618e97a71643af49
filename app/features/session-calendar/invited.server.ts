import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import type { Answer } from './answers.ts'
import { changesSince, type Content, hasChanges } from './content.ts'

/** Somebody who has a place at the roundtable, and what they have been mailed of this session. */
export type Invited = Awaited<ReturnType<typeof membershipsAt>>[number] & { told: Told | null }
type Told = { sequenceSent: number | null; cancelled: boolean; content: Content | null; answer: Answer }

/** Whether somebody's calendar says something else than the session does. */
export function isDue(told: Told | null, content: Content) {
  return !told?.content || told.cancelled || hasChanges(changesSince(told.content, content))
}

/** SEQUENCE of the next mail to somebody: above that of the last one, and never below the session's own. */
export function nextSequence(session: Pick<Session, 'sequence'>, told: Pick<Told, 'sequenceSent'> | null) {
  return Math.max(session.sequence, (told?.sequenceSent ?? -1) + 1)
}

/** Everybody with an account who may come to this session. */
export async function invitedTo(tx: Tx, session: Session): Promise<Invited[]> {
  const [members, told] = [await membershipsAt(session.roundtableId, tx), await toldOf(tx, session.id)]
  return members
    .filter(({ accepted, role }) => accepted && (role !== 'observer' || session.observersMayCome))
    .map((member) => ({ ...member, told: told.get(member.personId) ?? null }))
}

async function toldOf(tx: Tx, sessionId: string) {
  const rows = await tx.sessionInvitation.findMany({ where: { sessionId }, include: { mailing: true } })
  return new Map(
    rows.map(({ personId, sequenceSent, cancelledAt, mailing, answer }) => [
      personId,
      {
        sequenceSent,
        cancelled: cancelledAt !== null,
        content: (mailing?.content ?? null) as Content | null,
        answer: answer as Answer,
      },
    ]),
  )
}
