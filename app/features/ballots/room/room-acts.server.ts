import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom, actWhileLive } from '#app/features/sessions/session-run.server.ts'
import { DATABASE_NOW, databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayOpen } from '../ballot.policy.ts'
import { ballotEventSubject, lockBallot } from '../ballot-lock.server.ts'
import { holdOpen, nextRound } from '../ballots.server.ts'
import { asksOfOptions, type MethodName } from '../methods/method-names.ts'
import { SUBJECTS } from '../subjects/registry.server.ts'
import { METHODS_FOR, subjectOf, type Wording } from '../subjects/subject-types.ts'
import { keptTerms } from '../terms/kept-terms.server.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import type { PrepareInput } from './room-schema.server.ts'
import { tellRoom } from './tell-room.server.ts'

/** A ballot of a session for whoever runs it, prepared ones too. */
export type RoomBallotSubject = Place & { ballot: Ballot }

export const onRoomBallot = () =>
  extend(atRoundtable(), { ballotId: id }, async ({ place, ballotId }) => ({
    subject: await roomBallotFor(place, ballotId),
  }))

export async function roomBallotFor(place: Place, ballotId: string): Promise<RoomBallotSubject> {
  const { roundtable, standing } = place
  const where = { id: ballotId, roundtableId: roundtable.id, session: { removedAt: null } }
  const ballot = await db.ballot.findFirst({ where })
  const may = mayOpen(standing, roundtable)
  // That one is being prepared is nobody else's to know.
  if (!ballot || (ballot.state === 'created' && !may)) throw new DomainError('not-found')
  if (!may) throw new DomainError('forbidden')
  return { ...place, ballot }
}

/** The first of four acts: what will be asked, and how it is counted. Seen by moderators alone. One at a time for each subject. */
export async function prepareBallot(
  actor: Actor,
  { session, roundtable, standing }: SessionSubject,
  { subject, itemId, question, method, settings, terms: sent = {} }: PrepareInput,
) {
  const { toOpen, read } = SUBJECTS[subject.type]
  await toOpen({ roundtable, standing }, subject.id)
  if (!METHODS_FOR[subject.type].includes(method) || asksOfOptions(method)) throw new DomainError('invalid')
  const asked = subject.type === 'agenda-item' ? subject.id : itemId
  const freeze = await read(subject.id, question)
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtable.id)
    const frozen = await freeze(tx)
    if (asked && !(await tx.agendaItem.count({ where: { id: asked, sessionId: session.id, removedAt: null } })))
      throw new DomainError('conflict', 'ballots.item-removed')
    const round = await nextRound(tx, subject)
    const named = { subjectType: subject.type, subjectId: subject.id }
    if (await tx.ballot.count({ where: { ...named, state: 'created' } }))
      throw new DomainError('conflict', 'ballots.prepared-already')
    const where = { roundtableId: roundtable.id, sessionId: session.id, itemId: asked ?? null }
    const terms = await keptTerms(tx, roundtable.id, method, sent)
    const how = { method, settings, terms, round, ...frozen }
    const ballot = await tx.ballot.create({
      data: { ...named, ...where, ...how, state: 'created', openedById: actor.personId },
    })
    await record({ name: 'ballot.prepared', ...eventActor(standing, roundtable.id), ...ballotEventSubject({ ballot }) })
    const { state } = await actInRoom(tx, session.id)
    if (state === 'ended') throw new DomainError('closed', 'ballots.session-ended')
    return ballot
  })
}

/** The second: everybody may answer, about the words as they stand now. One at a time in a session, whoever presses. */
export async function openPrepared(
  actor: Actor,
  { roundtable, standing, ballot: { id, ...known } }: RoomBallotSubject,
) {
  const { type, id: subjectId } = subjectOf(known)
  const { read, opened } = SUBJECTS[type]
  const freeze = await read(subjectId, (known.wording as Wording).name)
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtable.id)
    const frozen = await freeze(tx)
    const ballot = await lockPrepared(tx, id)
    const round = await nextRound(tx, { type, id: subjectId })
    await actWhileLive(tx, ballot.sessionId!)
    if (await tx.ballot.count({ where: { sessionId: ballot.sessionId, state: 'open' } }))
      throw new DomainError('conflict', 'ballots.another-open')
    // The organisations that are at the table now.
    const terms = await keptTerms(tx, roundtable.id, ballot.method as MethodName, ballot.terms as StoredTerms)
    const now = await databaseNow(tx)
    const open = await tx.ballot.update({
      where: { id },
      data: { ...frozen, terms, round, state: 'open', openedAt: now, openedById: actor.personId },
    })
    const acting = eventActor(standing, roundtable.id)
    await opened?.(tx, record, acting, subjectId)
    await record({ name: 'ballot.opened', ...acting, ...ballotEventSubject({ ballot: open }) })
  })
}

/** Opened by mistake, it is prepared again, as long as nobody has answered. */
export async function takeBack(_actor: Actor, { roundtable, standing, ballot: { id } }: RoomBallotSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, id)
    if (ballot.state === 'created') throw new DomainError('conflict', 'ballots.taken-back-already')
    if (ballot.state === 'closed') throw new DomainError('conflict', 'ballots.closed-already')
    if (await tx.vote.count({ where: { ballotId: id } })) throw new DomainError('conflict', 'ballots.answered-already')
    if (
      await tx.ballot.count({
        where: { subjectType: ballot.subjectType, subjectId: ballot.subjectId, state: 'created' },
      })
    )
      throw new DomainError('conflict', 'ballots.prepared-already')
    await tx.ballot.update({ where: { id }, data: { state: 'created' } })
    const acting = eventActor(standing, roundtable.id)
    await record({ name: 'ballot.taken-back', ...acting, ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
  })
}

/** What was prepared is not asked after all. */
export async function discardPrepared(_actor: Actor, { roundtable, standing, ballot: { id } }: RoomBallotSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockPrepared(tx, id)
    await tx.ballot.delete({ where: { id } })
    const acting = eventActor(standing, roundtable.id)
    await record({ name: 'ballot.discarded', ...acting, ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
  })
}

async function lockPrepared(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT ${DATABASE_NOW} FROM "Ballot" WHERE "id" = ${id}::uuid FOR UPDATE`
  const ballot = await tx.ballot.findUnique({ where: { id } })
  if (!ballot) throw new DomainError('conflict', 'ballots.discarded-already')
  if (ballot.state === 'open') throw new DomainError('conflict', 'ballots.opened-already')
  if (ballot.state === 'closed') throw new DomainError('conflict', 'ballots.closed-already')
  return ballot
}
