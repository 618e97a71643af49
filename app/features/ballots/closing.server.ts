import { eventActor } from '#app/features/access/event-actor.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { maySeeResult } from './ballot.policy.ts'
import { ballotEventSubject, lockBallot } from './ballot-lock.server.ts'
import { type Answer, type BallotSettings, UNDO_SECONDS } from './ballot-words.ts'
import type { BallotSubject } from './ballots.queries.server.ts'
import { methodOf } from './methods/registry.server.ts'
import { tellRoom } from './room/tell-room.server.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import { subjectOf } from './subjects/subject-types.ts'
import { electorsOf, groupOrder } from './turnout.server.ts'
import { turnoutOf, type VoterSeat } from './turnout.ts'

/**
 * Later votes are refused, and what came of the ballot is written down with who might vote and by what rule. For a minute the
 * closing can be undone and nobody sees the result; in a session that is until it is published. Closing twice changes nothing, and in a
 * session, where several moderators act at once, the second is told so.
 */
export async function closeBallot(actor: Actor, { standing, ...subject }: BallotSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, subject.ballot.id)
    const inRoom = ballot.sessionId !== null
    if (ballot.state === 'closed' && inRoom) throw new DomainError('conflict', 'ballots.closed-already')
    if (ballot.state === 'closed') return null
    const closedAt = await databaseNow(tx)
    const resultAt = inRoom ? null : new Date(closedAt.getTime() + UNDO_SECONDS * 1000)
    await tx.ballot.update({
      where: { id: ballot.id },
      data: { state: 'closed', closedAt, closedById: actor.personId },
    })
    const { voted } = await writeClosing(tx, ballot, await electorsOf(ballot, tx), {
      origin: inRoom ? 'room' : 'closing',
      resultAt,
    })
    const { data, ...about } = ballotEventSubject(subject)
    await record({
      name: 'ballot.closed',
      ...eventActor(standing, ballot.roundtableId),
      ...about,
      data: { ...data, votes: voted },
    })
    await tellRoom(tx, ballot)
    return { resultAt }
  })
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
    await tx.ballot.update({ where: { id: ballot.id }, data: { state: 'open', closedAt: null, closedById: null } })
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
  electors: readonly VoterSeat[],
  as: { origin: 'closing' | 'room' | 'later'; resultAt: Date | null },
) {
  const votes = await tx.vote.findMany({ where: { ballotId: ballot.id } })
  const turnout = turnoutOf(await groupOrder(tx), votes, electors)
  const answers = votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer }))
  const result = methodOf(ballot).count(answers, turnout, ballot.settings as BallotSettings)
  await tx.ballotClosing.create({ data: { ballotId: ballot.id, rule: result.rule, result, ...as } })
  await tx.ballotElectorate.createMany({
    data: turnout.map((group, position) => ({ ballotId: ballot.id, position, ...group })),
  })
  return result
}
