import { z } from 'zod'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { momentOf } from '#app/shared/zoned-time.ts'
import { ballotEventSubject, lockBallot } from '../ballot-lock.server.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'

/** A time on the sender's clock, or none: then a moderator closes it. */
export const closingTimeSchema = (timeZone: string) =>
  z.object({ closesAt: z.string().trim().default('') }).transform(({ closesAt: written }, context) => {
    const closesAt = written ? momentOf(written, timeZone) : null
    if (written && !closesAt) {
      context.addIssue({ code: 'custom', path: ['closesAt'], message: 'ballots.closes-unreadable' })
      return z.NEVER
    }
    return { closesAt }
  })

/** Moves the closing of an open ballot, to a time that is still to come. Once its time is over it stays so. Who did it is on record. */
export async function moveClosing(
  { ballot: { id }, standing, roundtable }: BallotSubject,
  { closesAt }: { closesAt: Date | null },
) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, id)
    const now = await databaseNow(tx)
    if (ballot.sessionId) throw new DomainError('conflict', 'ballots.not-in-session')
    if (ballot.state !== 'open' || (ballot.closesAt && ballot.closesAt <= now))
      throw new DomainError('conflict', 'ballots.closed-already')
    if (closesAt && closesAt <= now) throw new DomainError('invalid', 'ballots.closes-past')
    if (closesAt?.getTime() === ballot.closesAt?.getTime()) return false
    await tx.ballot.update({ where: { id }, data: { closesAt } })
    const { data, ...about } = ballotEventSubject({ ballot })
    const moved = { ...data, ...(closesAt && { closesAt: closesAt.getTime() }) }
    await record({ name: 'ballot.closing-moved', ...eventActor(standing, roundtable.id), ...about, data: moved })
    return true
  })
}
