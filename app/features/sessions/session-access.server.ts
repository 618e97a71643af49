import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { may, mayPlan, mayView, type SessionPurpose } from './session.policy.ts'

/** A session, and what somebody is at its roundtable. */
export type SessionSubject = Place & { session: Session }

/** The session of an address, for a purpose. */
export const onSession = (purpose: SessionPurpose) =>
  extend(atRoundtable(), { sessionId: id }, async ({ place, sessionId }) => ({
    subject: await sessionFor(place, sessionId, purpose),
  }))

/** The sessions of the roundtable of an address, for whoever may plan them. */
export const onSessions = extend(atRoundtable(), {}, async ({ place }) => {
  if (!mayPlan(place.standing, place.roundtable)) throw new DomainError('forbidden')
  return {}
})

/** One of another roundtable, one in the bin and one that is shut to observers do not exist for the reader. */
export async function sessionFor(place: Place, sessionId: string, purpose: SessionPurpose): Promise<SessionSubject> {
  const { roundtable, standing } = place
  const session = await readOnce(`session ${sessionId}`, () =>
    db.session.findFirst({ where: { id: sessionId, roundtableId: roundtable.id, ...SHOWN } }),
  )
  const facts = session && { ...session, roundtableState: roundtable.state }
  if (!facts || !mayView(standing, facts)) throw new DomainError('not-found')
  if (!may(standing, purpose, facts)) throw new DomainError('forbidden')
  return { session, roundtable, standing }
}
