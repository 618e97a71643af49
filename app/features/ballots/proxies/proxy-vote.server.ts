import { requireSeat } from '#app/features/access/standing.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import type { BallotProxy } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { ballotEventSubject, lockOpenBallot } from '../ballot-lock.server.ts'
import type { Answer } from '../ballot-words.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { eventOf, tellDelegates, type Voter, writeForOrganisation, writeVote } from '../ballots.server.ts'
import { holderOf } from '../terms/terms.policy.ts'
import { electorsOf, seated } from '../turnout.server.ts'
import { giverOf, receivedProxy } from './proxies.server.ts'

/** Casts the vote of another holder by a proxy that was accepted. It stays theirs: one vote, in their group, changeable by both until the ballot closes. */
export async function castForAnother(
  actor: Actor,
  { ballot, standing }: BallotSubject,
  proxyId: string,
  answer: Answer,
  key?: string,
): Promise<null> {
  const seat = requireSeat(standing)
  if (!isUuid(proxyId)) throw new DomainError('not-found')
  const voter = await transaction(async (tx, record) => {
    if (!(await once(tx, key, seat.personId))) return null
    const { terms, byOrganisation, refuseLate } = await lockOpenBallot(tx, ballot.id, seat, actor)
    const proxy = await receivedProxy(tx, ballot.id, proxyId, holderOf(terms, seat))
    const giver = proxy.acceptedAt && (await voterOf(tx, ballot, proxy))
    if (!giver) throw new DomainError('conflict', 'ballots.proxy-gone')
    const write = byOrganisation ? writeForOrganisation : writeVote
    const vote = await write(tx, ballot.id, giver, answer, { proxy: { id: proxyId, castById: seat.personId } })
    if (!vote) return null
    refuseLate(vote)
    await record({ name: eventOf(vote), ...ballotEventSubject({ ballot }) })
    return giver
  })
  if (!voter) return null
  for (const holder of [voter, seat]) {
    tellOwnPages(holder.personId)
    await tellDelegates(ballot, holder)
  }
  return null
}

/** With which seat the vote of whoever gave a proxy counts now; undefined where they hold none. */
async function voterOf(tx: Tx, ballot: BallotSubject['ballot'], proxy: BallotProxy): Promise<Voter | undefined> {
  const holder = (await electorsOf(ballot, tx)).find(({ holderId }) => holderId === giverOf(proxy))
  if (!holder) return undefined
  const { giverId: personId, giverOrganisationId: organisationId } = proxy
  if (proxy.forOrganisation) return { personId, organisationId, groupId: holder.groupId }
  return (await seated(ballot.roundtableId, tx)).find((seat) => seat.personId === personId)
}
