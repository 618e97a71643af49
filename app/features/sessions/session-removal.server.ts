import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { cancelForEverybody } from '#app/features/session-calendar/taken-out.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayPlan } from './session.policy.ts'
import type { SessionSubject } from './session-access.server.ts'
import { actInRoom } from './session-run.server.ts'
import { eventSubject } from './sessions.server.ts'

/** Puts a session into the bin with its agenda and record; not while it is on. Calendars are told that it is off. */
export async function removeSession(actor: Actor, { session, roundtable, standing }: SessionSubject) {
  await transaction(async (tx, record) => {
    const { state } = await actInRoom(tx, session.id)
    if (state === 'live') throw new DomainError('conflict', 'planning.live')
    await putInBin(tx, 'session', session.id, actor.personId)
    const removed = await tx.session.update({ where: { id: session.id }, data: { sequence: { increment: 1 } } })
    if (state === 'planned') await cancelForEverybody(tx, removed)
    await record({ name: 'session.removed', ...eventActor(standing, roundtable.id), ...eventSubject(session) })
  })
}

/** Brings it back with its number, and all that belongs to it. */
export async function restoreSession({ roundtable, standing }: Place, sessionId: string) {
  if (!mayPlan(standing, roundtable)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    const session = await tx.session.findFirst({ where: { id: sessionId, roundtableId: roundtable.id } })
    if (!session) throw new DomainError('not-found')
    await takeFromBin(tx, 'session', sessionId)
    await tx.session.update({ where: { id: sessionId }, data: { sequence: { increment: 1 } } })
    await record({ name: 'session.restored', ...eventActor(standing, roundtable.id), ...eventSubject(session) })
  })
}

/** For good: what belongs to it leaves with it. One that has voted stays, unseen: what was decided is not deleted. */
export async function deleteSessions(tx: Tx, overdue: { removedAt: { lt: Date } }) {
  await tx.ballot.deleteMany({ where: { state: 'created', session: overdue } })
  await tx.session.deleteMany({ where: { ...overdue, ballots: { none: {} } } })
}
