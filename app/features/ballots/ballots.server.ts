import { actingAs } from '#app/features/roundtables/acting.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { about as aboutIndicator, lockIndicator } from '#app/features/indicators/indicators.server.ts'
import type { IndicatorSubject } from '#app/features/indicators/indicators.queries.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { holdSeat, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { aboutBallot, lockOpenBallot } from './ballot-lock.server.ts'
import type { BallotWording } from './ballot-words.ts'
import type { OpenBallotInput, VoteInput } from './ballot.schema.ts'
import type { BallotSubject } from './ballots.queries.server.ts'

/** Opens the next round on the indicator's present wording. One ballot at a time; what was proposed or a candidate comes into review. */
export async function openBallot(actor: Actor, { indicator, roundtable, standing }: IndicatorSubject, input: OpenBallotInput): Promise<Ballot> {
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtable.id)
    const current = await lockIndicator(tx, indicator.id)
    const last = await tx.ballot.findFirst({ where: { indicatorId: indicator.id }, orderBy: { round: 'desc' }, include: { closing: true } })
    if (last?.state === 'open') throw new DomainError('conflict', 'ballots.open-already')
    if (last?.closing && last.closing.resultAt > (await databaseNow(tx))) throw new DomainError('conflict', 'ballots.result-to-come')
    const { version, code, name, definition, unit, formula } = current
    const { id: versionId } = await tx.indicatorVersion.findUniqueOrThrow({
      where: { indicatorId_number: { indicatorId: indicator.id, number: version } },
      select: { id: true },
    })
    const wording: BallotWording = { version, code, name, definition, unit, formula }
    const ballot = await tx.ballot.create({
      data: {
        roundtableId: roundtable.id,
        indicatorId: indicator.id,
        round: (last?.round ?? 0) + 1,
        ...input,
        versionId,
        wording,
        openedById: actor.personId,
      },
    })
    const acting = actingAs(standing, roundtable.id)
    if (current.state === 'proposed' || current.state === 'candidate') {
      await tx.indicator.update({ where: { id: indicator.id }, data: { state: 'review' } })
      await record({ name: 'indicator.state-changed', ...acting, ...aboutIndicator(indicator), data: { from: current.state, to: 'review' } })
    }
    await record({ name: 'ballot.opened', ...acting, ...aboutBallot({ ballot }) })
    return ballot
  })
}

/** The roundtable is not closed while a ballot is being opened in it. */
async function holdOpen(tx: Tx, roundtableId: string) {
  const [roundtable] = await tx.$queryRaw<{ state: string }[]>`SELECT "state" FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR SHARE`
  if (roundtable?.state === 'closed') throw new DomainError('closed')
}

/** One vote a person, changeable until the ballot closes. Sending the same answer again changes nothing. The event says that an answer came in, not whose. */
export async function castVote(_actor: Actor, { ballot, standing }: BallotSubject, input: VoteInput) {
  const seat = requireSeat(standing)
  const key = { ballotId_personId: { ballotId: ballot.id, personId: seat.personId } }
  const changed = await transaction(async (tx, record) => {
    await holdSeat(tx, seat)
    await lockOpenBallot(tx, ballot.id)
    const before = await tx.vote.findUnique({ where: key })
    if (before && before.relevance === input.relevance && before.feasibility === input.feasibility) return false
    const answer = { ...input, organisationId: seat.organisationId, groupId: seat.groupId }
    await tx.vote.upsert({ where: key, create: { ...answer, ballotId: ballot.id, personId: seat.personId }, update: answer })
    await record({ name: before ? 'vote.changed' : 'vote.cast', ...aboutBallot({ ballot }) })
    return true
  })
  if (changed) tellOwnPages(seat.personId)
}

/** Answers with the vote that was, null if there was none. */
export async function withdrawVote(_actor: Actor, { ballot, standing }: BallotSubject) {
  const seat = requireSeat(standing)
  const withdrawn = await transaction(async (tx, record) => {
    await holdSeat(tx, seat)
    await lockOpenBallot(tx, ballot.id)
    const key = { ballotId_personId: { ballotId: ballot.id, personId: seat.personId } }
    const vote = await tx.vote.findUnique({ where: key })
    if (!vote) return null
    await tx.vote.delete({ where: key })
    await record({ name: 'vote.withdrawn', ...aboutBallot({ ballot }) })
    return vote
  })
  if (withdrawn) tellOwnPages(seat.personId)
  return withdrawn
}
