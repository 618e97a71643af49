import { z } from 'zod'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { BallotProxy } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { ballotEventSubject, lockOpenBallot } from '../ballot-lock.server.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { holderOf, type StoredTerms } from '../terms/terms.policy.ts'
import { electorsOf } from '../turnout.server.ts'
import { endGiven, endStale } from './ending.server.ts'
import { whyNotAccept, whyNotGive } from './proxies.ts'
import { mailHolder } from './proxy-mail.server.ts'
import { standingProxies } from './proxy-rows.server.ts'

const one = z.uuid({ error: 'ballots.proxy-gone' })

export const proxySchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('give'), receiver: z.uuid({ error: 'ballots.proxy-choose' }) }),
  z.object({ act: z.literal('accept'), proxy: one }),
  z.object({ act: z.literal('decline'), proxy: one }),
  z.object({ act: z.literal('take-back') }),
])

type Input = z.output<typeof proxySchema>
type Locked = { ballot: BallotSubject['ballot']; seat: Seat; terms: StoredTerms; most: number; me: string }

/**
 * A holder, or a delegate for their organisation, gives their vote in an open ballot to another holder or takes it back, who accepts, declines or gives it
 * back. All of it comes one after the other under the lock of the ballot, so that no receiver holds more than its terms allow. Each step is on record.
 */
export async function actOnProxy(actor: Actor, { ballot, standing }: BallotSubject, input: Input) {
  const seat = requireSeat(standing)
  await transaction(async (tx, record) => {
    const { terms } = await lockOpenBallot(tx, ballot.id, seat, actor, 'ballots.proxy-late')
    if (!terms.proxies) throw new DomainError('conflict', 'ballots.proxies-none')
    const locked = { ballot, seat, terms, most: terms.proxies, me: holderOf(terms, seat) }
    const holderIds = (await electorsOf(ballot, tx)).map(({ holderId }) => holderId)
    await endStale(tx, record, ballot, holderIds)
    const about = { ...eventActor(standing, ballot.roundtableId), ...ballotEventSubject({ ballot }) }
    if (input.act === 'give') {
      await give(tx, locked, input.receiver, holderIds)
      await record({ name: 'ballot.proxy-given', ...about })
    } else if (input.act === 'accept') {
      if (await accept(tx, locked, input.proxy)) await record({ name: 'ballot.proxy-accepted', ...about })
    } else {
      const ended =
        input.act === 'decline'
          ? await decline(tx, locked, input.proxy)
          : await endGiven(tx, record, ballot, standing, locked.me)
      if (ended && input.act === 'decline') await record({ name: 'ballot.proxy-declined', ...about })
      if (ended && (await takeOut(tx, ended.id)))
        await record({ name: 'vote.withdrawn', ...ballotEventSubject({ ballot }) })
    }
  })
}

async function give(tx: Tx, { ballot, seat, terms, most, me }: Locked, receiver: string, holderIds: string[]) {
  const byOrganisation = me === seat.organisationId
  const open = await standingProxies(tx, ballot.id)
  const own = byOrganisation ? { organisationId: me } : { personId: me }
  const hasVoted =
    (await tx.vote.count({ where: { ballotId: ballot.id, forOrganisation: byOrganisation, ...own } })) > 0
  const why = whyNotGive({ me, receiver, open, most, hasVoted })
  if (why) throw new DomainError('conflict', why, { most })
  if (!holderIds.includes(receiver)) throw new DomainError('invalid', 'ballots.proxy-receiver')
  const to = byOrganisation ? null : await seatOf(tx, ballot.roundtableId, receiver)
  await tx.ballotProxy.create({
    data: {
      ballotId: ballot.id,
      forOrganisation: byOrganisation,
      giverId: seat.personId,
      giverOrganisationId: seat.organisationId,
      receiverId: to && receiver,
      receiverOrganisationId: to?.organisationId ?? receiver,
    },
  })
  await mailHolder(tx, 'ballot-proxy', { ballot, terms, from: me, to: receiver })
}

function seatOf(tx: Tx, roundtableId: string, personId: string) {
  return tx.membership.findFirstOrThrow({ where: { roundtableId, personId, endedAt: null } })
}

/** Whether that changed anything. */
async function accept(tx: Tx, { ballot, terms, most, me }: Locked, id: string) {
  const proxy = await receivedProxy(tx, ballot.id, id, me)
  if (proxy.acceptedAt) return false
  const why = whyNotAccept({ me, open: await standingProxies(tx, ballot.id), most })
  if (why) throw new DomainError('conflict', why, { most })
  await tx.$executeRaw`UPDATE "BallotProxy" SET "acceptedAt" = ${DATABASE_NOW} WHERE "id" = ${id}::uuid`
  await mailHolder(tx, 'ballot-proxy-accepted', { ballot, terms, from: me, to: giverOf(proxy) })
  return true
}

/** Says no, or gives back what was accepted. */
async function decline(tx: Tx, { ballot, terms, me }: Locked, id: string) {
  const proxy = await receivedProxy(tx, ballot.id, id, me)
  const column = proxy.acceptedAt ? sql`"withdrawnAt"` : sql`"declinedAt"`
  await tx.$executeRaw`UPDATE "BallotProxy" SET ${column} = ${DATABASE_NOW} WHERE "id" = ${id}::uuid`
  await mailHolder(tx, 'ballot-proxy-declined', { ballot, terms, from: me, to: giverOf(proxy) })
  return { id }
}

/** Without the proxy, what was cast by it does not stand either. Whether there was such a vote. */
async function takeOut(tx: Tx, proxyId: string) {
  return (await tx.vote.deleteMany({ where: { proxyId } })).count > 0
}

export const giverOf = ({ forOrganisation, giverOrganisationId, giverId }: BallotProxy) =>
  forOrganisation ? giverOrganisationId : giverId
const gone = () => new DomainError('conflict', 'ballots.proxy-gone')

/** A proxy that this holder was given in this ballot and that stands, kept as it is to the end of the transaction. Of others nobody learns that there are any. */
export async function receivedProxy(tx: Tx, ballotId: string, id: string, holderId: string): Promise<BallotProxy> {
  await tx.$queryRaw`SELECT 1 FROM "BallotProxy" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  const proxy = await tx.ballotProxy.findFirst({ where: { id, ballotId } })
  if (!proxy || (proxy.receiverId ?? proxy.receiverOrganisationId) !== holderId) throw new DomainError('not-found')
  if (proxy.declinedAt || proxy.withdrawnAt) throw gone()
  return proxy
}
