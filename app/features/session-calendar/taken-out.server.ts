import type { Tx } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { mailCancellations } from './calendar-mails.server.ts'
import { invitedTo, nextSequence } from './invited.server.ts'

/** The session is off: it leaves the calendars of all who were told of it. */
export async function cancelForEverybody(tx: Tx, session: Session) {
  await takeOut(tx, session, await tx.sessionInvitation.findMany({ where: inCalendars(session.id) }))
}

/** Somebody has left the roundtable: what is still to come there leaves their calendar, and nothing more is sent to them. */
export async function cancelForLeaver(tx: Tx, { roundtableId, personId }: { roundtableId: string; personId: string }) {
  const sessions = await tx.session.findMany({
    where: { roundtableId, removedAt: null, state: 'planned', invitations: { some: { personId } } },
  })
  for (const session of sessions)
    await takeOut(tx, session, await tx.sessionInvitation.findMany({ where: { ...inCalendars(session.id), personId } }))
}

const inCalendars = (sessionId: string) => ({ sessionId, mailingId: { not: null }, cancelledAt: null })

/** Those who have it in their calendars and would not be invited now. */
export async function whoMayComeNoMore(tx: Tx, session: Session) {
  const invited = await invitedTo(tx, session)
  return tx.sessionInvitation.findMany({
    where: { ...inCalendars(session.id), personId: { notIn: invited.map(({ personId }) => personId) } },
  })
}

export async function takeOut(
  tx: Tx,
  session: Session,
  rows: { id: string; personId: string; sequenceSent: number | null }[],
) {
  if (!rows.length) return
  const sent = rows.map((row) => ({ personId: row.personId, sequence: nextSequence(session, row), id: row.id }))
  await tx.$executeRaw`
    UPDATE "SessionInvitation" i SET "cancelledAt" = now(), "sequenceSent" = r."sequence"
    FROM unnest(${sent.map(({ id }) => id)}::uuid[], ${sent.map(({ sequence }) => sequence)}::int[]) AS r("id", "sequence") WHERE i."id" = r."id"`
  await mailCancellations(tx, session, sent)
}
