import { eventActor } from '#app/features/access/event-actor.server.ts'
import { DATABASE_NOW, databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { maySeeResult } from './ballot.policy.ts'
import { ballotEventSubject, lockBallot } from './ballot-lock.server.ts'
import { type BallotSettings, UNDO_SECONDS } from './ballot-words.ts'
import type { BallotSubject } from './ballots.queries.server.ts'
import { countOf } from './recount/count-of.server.ts'
import { tellRoom } from './room/tell-room.server.ts'
import { askedMore } from './rule/organisations.server.ts'
import { secretOf } from './secret/secret.policy.ts'
import { sweepSealed } from './secret/sweep.server.ts'
import { publishUnsealed, unsealedVotes } from './secret/unsealing.server.ts'
import { optionsOf } from './subjects/options.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import { subjectOf } from './subjects/subject-types.ts'
import { castAnswers } from './terms/cast-answers.ts'
import type { StoredTerms } from './terms/terms.policy.ts'
import { electorsOf, groupOrder } from './turnout.server.ts'
import { heldBy, type Holder, turnoutOf } from './turnout.ts'

/**
 * Later votes are refused, and what came of the ballot is written down with who might vote and by what rule. For a minute the
 * closing can be undone and nobody sees the result; in a session that is until it is published. Closing twice changes nothing, and in a
 * session, where several moderators act at once, the second is told so.
 */
export async function closeBallot(actor: Actor, { standing, ...subject }: BallotSubject) {
  const closed = await transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, subject.ballot.id)
    const inRoom = ballot.sessionId !== null
    if (ballot.state === 'closed' && inRoom) throw new DomainError('conflict', 'ballots.closed-already')
    if (ballot.state === 'closed') return null
    const now = await databaseNow(tx)
    // Whoever closes it after its time, before the clock has, closes it as of its time.
    const closedAt = ballot.closesAt && ballot.closesAt < now ? ballot.closesAt : now
    const by = { closedAt, closedById: actor.personId }
    return writeDown(tx, record, ballot, by, now, eventActor(standing, ballot.roundtableId))
  })
  if (closed && secretOf(subject.ballot.terms)) await sweepSealed()
  return closed
}

/** Closes what should be closed by now, by the database's clock, each once, whoever else does so. Answers with how many that were. */
export async function closeWhatIsDue(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Ballot" WHERE "state" = 'open' AND "closesAt" <= ${DATABASE_NOW} ORDER BY "closesAt"`
  const closed: Ballot[] = []
  for (const { id } of due) {
    const ballot = await closeIfDue(id).catch((error: unknown) => {
      // One that cannot be closed keeps no other open.
      if (!(error instanceof DomainError)) throw error
      log.error({ err: error, ballotId: id }, 'a ballot whose time is over cannot be closed')
    })
    if (ballot) closed.push(ballot)
  }
  if (closed.some(({ terms }) => secretOf(terms))) await sweepSealed()
  return closed.length
}

function closeIfDue(id: string) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, id)
    const now = await databaseNow(tx)
    const { state, closesAt } = ballot
    if (state !== 'open' || !closesAt || closesAt > now) return null
    await writeDown(tx, record, ballot, { closedAt: closesAt, closedById: null }, now)
    return ballot
  })
}

type ClosedBy = { closedAt: Date; closedById: string | null }

async function writeDown(
  tx: Tx,
  record: RecordEvent,
  ballot: Ballot,
  by: ClosedBy,
  now: Date,
  acting?: ReturnType<typeof eventActor>,
) {
  const inRoom = ballot.sessionId !== null
  // Of a secret ballot nothing is left that it could be opened with again.
  const undoMs = secretOf(ballot.terms) ? 0 : UNDO_SECONDS * 1000
  const resultAt = inRoom ? null : new Date(now.getTime() + undoMs)
  await tx.ballot.update({ where: { id: ballot.id }, data: { state: 'closed', ...by } })
  const origin = inRoom ? 'room' : 'closing'
  const { voted } = await writeClosing(tx, ballot, await electorsOf(ballot, tx), { origin, resultAt })
  const { data, ...about } = ballotEventSubject({ ballot })
  await record({ name: 'ballot.closed', ...acting, ...about, data: { ...data, votes: voted } })
  await tellRoom(tx, ballot)
  return { resultAt }
}

/** Takes a closing back, while the result has been shown to nobody and the subject is as it was. */
export async function reopenBallot(_actor: Actor, { standing, ...subject }: BallotSubject) {
  return transaction(async (tx, record) => {
    const { type, id } = subjectOf(subject.ballot)
    const isAsItWas = await SUBJECTS[type].hold(tx, id)
    const ballot = await lockBallot(tx, subject.ballot.id)
    if (ballot.state === 'open') return
    const closing = await tx.ballotClosing.findUnique({ where: { ballotId: ballot.id } })
    if (!closing || maySeeResult(closing, await databaseNow(tx)))
      throw new DomainError('closed', 'ballots.result-shown')
    if (ballot.sessionId) await refuseSecondOpen(tx, ballot.sessionId)
    if (!(await isAsItWas(ballot))) throw new DomainError('conflict', 'ballots.changed-since')
    await tx.ballotElectorate.deleteMany({ where: { ballotId: ballot.id } })
    await tx.ballotClosing.delete({ where: { ballotId: ballot.id } })
    await tx.ballot.update({
      where: { id: ballot.id },
      // Its time is over: from now on a moderator closes it.
      data: { state: 'open', closedAt: null, closedById: null, closesAt: null },
    })
    await record({
      name: 'ballot.reopened',
      ...eventActor(standing, ballot.roundtableId),
      ...ballotEventSubject(subject),
    })
    await tellRoom(tx, ballot)
  })
}

/** Of the ballots of a session one is open at a time. The room is held: who opens another waits. */
export async function refuseSecondOpen(tx: Tx, sessionId: string) {
  await tx.$queryRaw`SELECT 1 FROM "SessionRun" WHERE "sessionId" = ${sessionId}::uuid FOR UPDATE`
  if (await tx.ballot.count({ where: { sessionId, state: 'open' } }))
    throw new DomainError('conflict', 'ballots.another-open')
}

/** Shows the result before the minute is over, or publishes it in a session; from then on the closing stands. */
export async function showResult(_actor: Actor, { standing, ...subject }: BallotSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, subject.ballot.id)
    if (ballot.state === 'open') throw new DomainError('conflict', 'ballots.still-open')
    const now = await databaseNow(tx)
    const { count } = await tx.ballotClosing.updateMany({
      where: { ballotId: ballot.id, OR: [{ resultAt: null }, { resultAt: { gt: now } }] },
      data: { resultAt: now },
    })
    if (!count && ballot.sessionId) throw new DomainError('conflict', 'ballots.published-already')
    if (!count) return
    await record({
      name: 'ballot.result-shown',
      ...eventActor(standing, ballot.roundtableId),
      ...ballotEventSubject(subject),
    })
    await tellRoom(tx, ballot)
  })
}

/** Writes down who might vote, the rule and the result of a ballot that is closed and locked. */
export async function writeClosing(
  tx: Tx,
  ballot: Ballot,
  electors: readonly Holder[],
  as: { origin: 'closing' | 'room' | 'later'; resultAt: Date | null },
) {
  const unsealed = await unsealedVotes(tx, ballot)
  const votes = await tx.vote.findMany({ where: { ballotId: ballot.id } })
  const turnout = turnoutOf(await groupOrder(tx), unsealed?.holders ?? votes.map(heldBy), electors)
  const answers = unsealed?.answers ?? castAnswers(ballot.terms as StoredTerms, votes)
  const asked = await askedMore(ballot, [...(unsealed?.holders ?? votes.map(heldBy)), ...electors], tx)
  const ruled = { rule: (ballot.terms as StoredTerms).rule, ...asked }
  const [settings, options] = [ballot.settings as BallotSettings, optionsOf(ballot.wording)]
  const result = countOf(ballot.method)(answers, turnout, settings, options, ruled)
  await tx.ballotClosing.create({ data: { ballotId: ballot.id, rule: result.rule, result, asked, ...as } })
  await tx.ballotElectorate.createMany({
    data: turnout.map((group, position) => ({ ballotId: ballot.id, position, ...group })),
  })
  if (unsealed) await publishUnsealed(tx, ballot, unsealed, { result, electorate: turnout, ...(asked && { asked }) })
  return result
}
