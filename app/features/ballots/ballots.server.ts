import { randomUUID } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { DATABASE_NOW, databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { mayClose, maySeeResult } from './ballot.policy.ts'
import { ballotEventSubject, lockOpenBallot } from './ballot-lock.server.ts'
import type { BallotSettings } from './ballot-words.ts'
import type { BallotSubject, OpeningPlace } from './ballots.queries.server.ts'
import type { MethodName } from './methods/method-names.ts'
import { methodOf } from './methods/registry.server.ts'
import { amendedTerms, recordAmendment } from './protocol/amendment.server.ts'
import { endGiven } from './proxies/ending.server.ts'
import { tellRoom } from './room/tell-room.server.ts'
import { refuseImpossible } from './rule/possible.server.ts'
import { freezeRoll, rollFor } from './secret/roll.server.ts'
import { secretOf } from './secret/secret.policy.ts'
import { isSplit, type KeptAnswer, maySplit, votesIn, wholeOf } from './split/split.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import type { SubjectRef } from './subjects/subject-types.ts'
import { keptTerms } from './terms/kept-terms.server.ts'
import { nextStanding } from './terms/standing.server.ts'
import { holderOf, type StoredTerms, termsOf, weightHeld } from './terms/terms.policy.ts'
import type { Opening } from './terms/terms-schema.server.ts'

type OpenBallotInput = { method: MethodName; settings: BallotSettings } & Partial<Opening>

/** Opens the next round on the subject's present wording, or plans that it opens by itself: its words are read then. One ballot at a time. */
export async function openBallot(
  actor: Actor,
  { subject, roundtable, standing }: OpeningPlace,
  { method, settings, terms: sent = {}, amendment, opensAt = null, closesAt = null }: OpenBallotInput,
): Promise<Ballot> {
  const { read, opened } = SUBJECTS[subject.type]
  const freeze = await read(subject.id)
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtable.id)
    const frozen = await freeze(tx)
    const terms = await amendedTerms(tx, { subject, method, settings, terms: sent }, amendment)
    // Words that would be kept nowhere are not taken in silence.
    if (amendment && !terms.amendment) throw new DomainError('conflict', 'ballots.missing.nothing-amended')
    const kept = await keptTerms(tx, roundtable.id, method, terms)
    await refuseImpossible(tx, roundtable.id, kept)
    const named = { subjectType: subject.type, subjectId: subject.id }
    const round = await (opensAt ? plannedRound : nextRound)(tx, subject)
    await refusePastTimes(tx, opensAt, closesAt)
    // One that is prepared comes after it.
    await tx.ballot.updateMany({ where: { ...named, state: 'created' }, data: { round: round + 1 } })
    const { terms: bound, roll } = await rollFor(tx, roundtable.id, method, kept)
    const ballot = await tx.ballot.create({
      data: {
        roundtableId: roundtable.id,
        ...named,
        ...{
          method,
          settings: {
            ...(methodOf({ method }).drawn?.(settings) ?? settings),
            ...(kept.weights && { byWeight: true }),
          },
          // Who may vote in a secret ballot is frozen as it opens.
          terms: opensAt ? kept : bound,
          opensAt,
          closesAt,
          state: opensAt ? 'created' : 'open',
          round,
          ...frozen,
        },
        openedById: actor.personId,
      },
    })
    if (roll && !opensAt) await freezeRoll(tx, ballot.id, roll, kept)
    const acting = eventActor(standing, roundtable.id)
    if (!opensAt) await opened?.(tx, record, acting, subject.id)
    await record({ name: opensAt ? 'ballot.scheduled' : 'ballot.opened', ...acting, ...ballotEventSubject({ ballot }) })
    await recordAmendment(record, acting, ballot)
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

async function refusePastTimes(tx: Tx, opensAt: Date | null, closesAt: Date | null) {
  const now = await databaseNow(tx)
  if ((opensAt && opensAt <= now) || (closesAt && closesAt <= (opensAt ?? now)))
    throw new DomainError('invalid', 'ballots.closes-past')
}

/** The round that a ballot would be that is only prepared yet; of these, a subject has one. */
async function plannedRound(tx: Tx, { type, id }: SubjectRef) {
  const [prepared, last] = await Promise.all([
    tx.ballot.count({ where: { subjectType: type, subjectId: id, state: 'created' } }),
    tx.ballot.aggregate({ where: { subjectType: type, subjectId: id }, _max: { round: true } }),
  ])
  if (prepared) throw new DomainError('conflict', 'ballots.prepared-already')
  return (last._max.round ?? 0) + 1
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
 * Answers with what its author's pages put in place, or null where they load again: nothing was changed, or they also show who is silent, or how the ballot stands.
 */
export async function castVote(
  actor: Actor,
  { ballot, roundtable, standing }: BallotSubject,
  answer: KeptAnswer,
  key?: string,
): Promise<OwnAnswers | null> {
  const seat = requireSeat(standing)
  const written = await transaction(async (tx, record) => {
    if (!(await once(tx, key, seat.personId))) return undefined
    const { byOrganisation, refuseLate, terms } = await lockOpenBallot(tx, ballot.id, seat, actor)
    refuseParts(answer, terms, weightHeld(terms, seat))
    const { adds } = methodOf(ballot)
    if (ballot.terms.proxies) await endGiven(tx, record, ballot, standing, holderOf(ballot.terms, seat))
    const vote = await (byOrganisation ? writeForOrganisation : writeVote)(tx, ballot.id, seat, answer, { adds })
    if (!vote) return vote
    refuseLate(vote)
    // A part more of an answer that has been counted already tells nobody anything.
    if (!adds || vote.isFirst) await record({ name: eventOf(vote), ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
    await nextStanding(tx, record, ballot)
    return vote
  })
  if (!written) return null
  const whole = wholeOf(written.answer)
  const own =
    whole === null ||
    (mayClose(standing, { ...ballot, roundtable }) && !ballot.sessionId) ||
    ballot.terms.visibility === 'voted'
      ? null
      : { [ballot.id]: { answer: whole, updatedAt: written.updatedAt.toISOString() } }
  tellOwnPages(seat.personId, own)
  await tellDelegates(ballot, seat)
  return own
}

/** Parts are as many votes as their holder has now, in a ballot whose votes can be split. */
function refuseParts(answer: KeptAnswer, terms: StoredTerms, weight: number) {
  if (isSplit(answer) && !(maySplit(terms, weight) && votesIn(answer.parts) === weight))
    throw new DomainError('conflict', 'ballots.split-not')
}

/** The other delegates of an organisation see its answer as it is now. */
export async function tellDelegates(
  { terms, roundtableId }: BallotSubject['ballot'],
  { organisationId, personId }: Voter,
) {
  if (termsOf(terms).who !== 'organisations') return
  const others = await db.membership.findMany({
    where: { roundtableId, organisationId, endedAt: null, personId: { not: personId } },
    select: { personId: true },
  })
  for (const delegate of others) tellOwnPages(delegate.personId)
}

type Written = { updatedAt: Date; isFirst: boolean; wasEntered: boolean; answer: KeptAnswer }
type How = { enteredById?: string | null; adds?: true; proxy?: { id: string; castById: string } }
export type Voter = Pick<Seat, 'personId' | 'organisationId' | 'groupId'>

/** That somebody's own answer stands in the place of one that was entered for them is on record, without either. */
export function eventOf({ isFirst, wasEntered }: Written) {
  if (isFirst) return 'vote.cast'
  return wasEntered ? 'vote.taken-over' : 'vote.changed'
}

/** What stands of an answer after this one: the new one, or of a method that adds, both. */
const whatStands = (adds: true | undefined) => (adds ? sql`v."answer" || excluded."answer"` : sql`excluded."answer"`)

/** By which proxy vote `v` was cast, and by whom; what a holder sends themselves takes the place of that. */
const BY_PROXY = sql`"castById" = excluded."castById", "proxyId" = excluded."proxyId"`
const OTHERWISE_CAST = sql`v."castById" IS DISTINCT FROM excluded."castById"`

/** Undefined when the same answer stands already; one that was entered for its author becomes theirs when they send the same. */
export async function writeVote(
  tx: Tx,
  ballotId: string,
  { personId, organisationId, groupId }: Voter,
  answer: KeptAnswer,
  { enteredById = null, adds, proxy }: How = {},
) {
  const id = randomUUID()
  const stands = whatStands(adds)
  const [written] = await tx.$queryRaw<Written[]>`
    WITH old AS (SELECT "enteredById" FROM "Vote" WHERE "ballotId" = ${ballotId}::uuid AND "personId" = ${personId}::uuid)
    INSERT INTO "Vote" AS v ("id", "ballotId", "personId", "organisationId", "groupId", "answer", "updatedAt", "enteredById", "castById", "proxyId")
    VALUES (${id}::uuid, ${ballotId}::uuid, ${personId}::uuid, ${organisationId}::uuid, ${groupId}::uuid, ${JSON.stringify(answer)}::jsonb, ${DATABASE_NOW}, ${enteredById}::uuid, ${proxy?.castById ?? null}::uuid, ${proxy?.id ?? null}::uuid)
    ON CONFLICT ("ballotId", "personId") WHERE NOT "forOrganisation" DO UPDATE
      SET "answer" = ${stands}, "organisationId" = excluded."organisationId", "groupId" = excluded."groupId", "updatedAt" = excluded."updatedAt",
        "enteredById" = excluded."enteredById", ${BY_PROXY}
      WHERE v."answer" IS DISTINCT FROM ${stands} OR v."enteredById" IS DISTINCT FROM excluded."enteredById" OR ${OTHERWISE_CAST}
    RETURNING v."updatedAt", v."answer", v."id" = ${id}::uuid AS "isFirst", coalesce((SELECT "enteredById" IS NOT NULL FROM old), false) AS "wasEntered"`
  return written
}

/** An organisation has one vote, whichever of its delegates sends it: the last is kept, with who that was. The same answer changes nothing. */
export async function writeForOrganisation(
  tx: Tx,
  ballotId: string,
  { personId, organisationId, groupId }: Voter,
  answer: KeptAnswer,
  { enteredById = null, adds, proxy }: How = {},
) {
  const id = randomUUID()
  const stands = whatStands(adds)
  const [written] = await tx.$queryRaw<Written[]>`
    WITH old AS (SELECT "enteredById" FROM "Vote" WHERE "ballotId" = ${ballotId}::uuid AND "organisationId" = ${organisationId}::uuid AND "forOrganisation")
    INSERT INTO "Vote" AS v ("id", "ballotId", "personId", "organisationId", "groupId", "answer", "updatedAt", "enteredById", "forOrganisation", "castById", "proxyId")
    VALUES (${id}::uuid, ${ballotId}::uuid, ${personId}::uuid, ${organisationId}::uuid, ${groupId}::uuid, ${JSON.stringify(answer)}::jsonb, ${DATABASE_NOW}, ${enteredById}::uuid, true, ${proxy?.castById ?? null}::uuid, ${proxy?.id ?? null}::uuid)
    ON CONFLICT ("ballotId", "organisationId") WHERE "forOrganisation" DO UPDATE
      SET "answer" = ${stands}, "personId" = excluded."personId", "groupId" = excluded."groupId", "updatedAt" = excluded."updatedAt", "enteredById" = excluded."enteredById", ${BY_PROXY}
      WHERE v."answer" IS DISTINCT FROM ${stands} OR v."enteredById" IS DISTINCT FROM excluded."enteredById" OR ${OTHERWISE_CAST}
    RETURNING v."updatedAt", v."answer", v."id" = ${id}::uuid AS "isFirst", coalesce((SELECT "enteredById" IS NOT NULL FROM old), false) AS "wasEntered"`
  return written
}

/** Answers with the vote that was, null if there was none. */
export async function withdrawVote(actor: Actor, { ballot, standing }: BallotSubject) {
  const seat = requireSeat(standing)
  if (secretOf(ballot.terms)) throw new DomainError('conflict', 'ballots.secret-stands')
  const withdrawn = await transaction(async (tx, record) => {
    const { byOrganisation } = await lockOpenBallot(tx, ballot.id, seat, actor, 'ballots.answer-stands')
    const holder = byOrganisation ? { organisationId: seat.organisationId } : { personId: seat.personId }
    const vote = await tx.vote.findFirst({ where: { ballotId: ballot.id, forOrganisation: byOrganisation, ...holder } })
    if (ballot.terms.proxies) await endGiven(tx, record, ballot, standing, holderOf(ballot.terms, seat))
    if (!vote) return null
    await tx.vote.delete({ where: { id: vote.id } })
    await record({ name: 'vote.withdrawn', ...ballotEventSubject({ ballot }) })
    await tellRoom(tx, ballot)
    return { answer: vote.answer as KeptAnswer }
  })
  if (!withdrawn) return null
  tellOwnPages(seat.personId)
  await tellDelegates(ballot, seat)
  return withdrawn
}
