import { randomUUID } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { DATABASE_NOW, databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { mayClose, maySeeResult } from './ballot.policy.ts'
import { ballotEventSubject, lockOpenBallot } from './ballot-lock.server.ts'
import type { Answer, BallotSettings } from './ballot-words.ts'
import type { BallotSubject, OpeningPlace } from './ballots.queries.server.ts'
import type { MethodName } from './methods/method-names.ts'
import { methodOf } from './methods/registry.server.ts'
import { tellRoom } from './room/tell-room.server.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import type { SubjectRef } from './subjects/subject-types.ts'
import { termsOf } from './terms/terms.policy.ts'
import type { Opening } from './terms/terms-schema.server.ts'

type OpenBallotInput = { method: MethodName; settings: BallotSettings } & Partial<Opening>

/** Opens the next round on the subject's present wording. One ballot at a time. */
export async function openBallot(
  actor: Actor,
  { subject, roundtable, standing }: OpeningPlace,
  { method, settings, terms = {}, closesAt = null }: OpenBallotInput,
): Promise<Ballot> {
  const { read, opened } = SUBJECTS[subject.type]
  const freeze = await read(subject.id)
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtable.id)
    const frozen = await freeze(tx)
    const named = { subjectType: subject.type, subjectId: subject.id }
    const round = await nextRound(tx, subject)
    if (closesAt && closesAt <= (await databaseNow(tx))) throw new DomainError('invalid', 'ballots.closes-past')
    // One that is prepared in a session comes after it.
    await tx.ballot.updateMany({ where: { ...named, state: 'created' }, data: { round: round + 1 } })
    const ballot = await tx.ballot.create({
      data: {
        roundtableId: roundtable.id,
        ...named,
        ...{ method, settings: methodOf({ method }).drawn?.(settings) ?? settings, terms, closesAt, round, ...frozen },
        openedById: actor.personId,
      },
    })
    const acting = eventActor(standing, roundtable.id)
    await opened?.(tx, record, acting, subject.id)
    await record({ name: 'ballot.opened', ...acting, ...ballotEventSubject({ ballot }) })
    return ballot
  })
}

/** The round that comes next on a record that is locked: refused while one is open, and until the result of the last is everybody's. */
export async function nextRound(tx: Tx, { type, id }: SubjectRef) {
  const last = await tx.ballot.findFirst({
    where: { subjectType: type, subjectId: id, state: { not: 'created' } },
    orderBy: { round: 'desc' },
    include: { closing: true },
  })
  if (last?.state === 'open') throw new DomainError('conflict', 'ballots.open-already')
  if (last?.closing && !maySeeResult(last.closing, await databaseNow(tx)))
    throw new DomainError('conflict', last.sessionId ? 'ballots.not-published' : 'ballots.result-to-come')
  return (last?.round ?? 0) + 1
}

/** The roundtable is not closed while a ballot is being opened in it. */
export async function holdOpen(tx: Tx, roundtableId: string) {
  const [roundtable] = await tx.$queryRaw<
    { state: string }[]
  >`SELECT "state" FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR SHARE`
  if (roundtable?.state === 'closed') throw new DomainError('closed')
}

/**
 * One vote a person, changeable until the ballot closes. Sending the same answer again changes nothing, nor does an older one that was on its way for long and arrived before: its key says so. The event says that an answer came in, not whose.
 * Answers with what its author's pages put in place, or null where they load again: nothing was changed, or they also show who is silent.
 */
export async function castVote(
  actor: Actor,
  { ballot, roundtable, standing }: BallotSubject,
  answer: Answer,
  key?: string,
): Promise<OwnAnswers | null> {
  const seat = requireSeat(standing)
  const written = await transaction(async (tx, record) => {
    if (!(await once(tx, key, seat.personId))) return undefined
    const { byOrganisation, refuseLate } = await lockOpenBallot(tx, ballot.id, seat, actor)
    const vote = await (byOrganisation ? writeForOrganisation : writeVote)(tx, ballot.id, seat, answer)
    if (!vote) return vote
    refuseLate(vote)
    await record({ name: eventOf(vote), ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
    return vote
  })
  if (!written) return null
  const own =
    mayClose(standing, { ...ballot, roundtable }) && !ballot.sessionId
      ? null
      : { [ballot.id]: { answer, updatedAt: written.updatedAt.toISOString() } }
  tellOwnPages(seat.personId, own)
  await tellDelegates(ballot, seat)
  return own
}

/** The other delegates of an organisation see its answer as it is now. */
async function tellDelegates({ terms, roundtableId }: BallotSubject['ballot'], { organisationId, personId }: Seat) {
  if (termsOf(terms).who !== 'organisations') return
  const others = await db.membership.findMany({
    where: { roundtableId, organisationId, endedAt: null, personId: { not: personId } },
    select: { personId: true },
  })
  for (const delegate of others) tellOwnPages(delegate.personId)
}

type Written = { updatedAt: Date; isFirst: boolean; wasEntered: boolean }
export type Voter = Pick<Seat, 'personId' | 'organisationId' | 'groupId'>

/** That somebody's own answer stands in the place of one that was entered for them is on record, without either. */
function eventOf({ isFirst, wasEntered }: Written) {
  if (isFirst) return 'vote.cast'
  return wasEntered ? 'vote.taken-over' : 'vote.changed'
}

/** Undefined when the same answer stands already; one that was entered for its author becomes theirs when they send the same. */
export async function writeVote(
  tx: Tx,
  ballotId: string,
  { personId, organisationId, groupId }: Voter,
  answer: Answer,
  enteredById: string | null = null,
) {
  const id = randomUUID()
  const [written] = await tx.$queryRaw<Written[]>`
    WITH old AS (SELECT "enteredById" FROM "Vote" WHERE "ballotId" = ${ballotId}::uuid AND "personId" = ${personId}::uuid)
    INSERT INTO "Vote" AS v ("id", "ballotId", "personId", "organisationId", "groupId", "answer", "updatedAt", "enteredById")
    VALUES (${id}::uuid, ${ballotId}::uuid, ${personId}::uuid, ${organisationId}::uuid, ${groupId}::uuid, ${JSON.stringify(answer)}::jsonb, ${DATABASE_NOW}, ${enteredById}::uuid)
    ON CONFLICT ("ballotId", "personId") WHERE NOT "forOrganisation" DO UPDATE
      SET "answer" = excluded."answer", "organisationId" = excluded."organisationId", "groupId" = excluded."groupId", "updatedAt" = excluded."updatedAt",
        "enteredById" = excluded."enteredById"
      WHERE v."answer" IS DISTINCT FROM excluded."answer" OR v."enteredById" IS DISTINCT FROM excluded."enteredById"
    RETURNING v."updatedAt", v."id" = ${id}::uuid AS "isFirst", coalesce((SELECT "enteredById" IS NOT NULL FROM old), false) AS "wasEntered"`
  return written
}

/** An organisation has one vote, whichever of its delegates sends it: the last is kept, with who that was. The same answer changes nothing. */
async function writeForOrganisation(
  tx: Tx,
  ballotId: string,
  { personId, organisationId, groupId }: Voter,
  answer: Answer,
) {
  const id = randomUUID()
  const [written] = await tx.$queryRaw<Written[]>`
    INSERT INTO "Vote" AS v ("id", "ballotId", "personId", "organisationId", "groupId", "answer", "updatedAt", "forOrganisation")
    VALUES (${id}::uuid, ${ballotId}::uuid, ${personId}::uuid, ${organisationId}::uuid, ${groupId}::uuid, ${JSON.stringify(answer)}::jsonb, ${DATABASE_NOW}, true)
    ON CONFLICT ("ballotId", "organisationId") WHERE "forOrganisation" DO UPDATE
      SET "answer" = excluded."answer", "personId" = excluded."personId", "groupId" = excluded."groupId", "updatedAt" = excluded."updatedAt"
      WHERE v."answer" IS DISTINCT FROM excluded."answer"
    RETURNING v."updatedAt", v."id" = ${id}::uuid AS "isFirst", false AS "wasEntered"`
  return written
}

/** Answers with the vote that was, null if there was none. */
export async function withdrawVote(actor: Actor, { ballot, standing }: BallotSubject) {
  const seat = requireSeat(standing)
  const withdrawn = await transaction(async (tx, record) => {
    const { byOrganisation } = await lockOpenBallot(tx, ballot.id, seat, actor, 'ballots.answer-stands')
    const holder = byOrganisation ? { organisationId: seat.organisationId } : { personId: seat.personId }
    const vote = await tx.vote.findFirst({ where: { ballotId: ballot.id, forOrganisation: byOrganisation, ...holder } })
    if (!vote) return null
    await tx.vote.delete({ where: { id: vote.id } })
    await record({ name: 'vote.withdrawn', ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
    return { answer: vote.answer as Answer }
  })
  if (!withdrawn) return null
  tellOwnPages(seat.personId)
  await tellDelegates(ballot, seat)
  return withdrawn
}
