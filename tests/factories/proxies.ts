import { ballotView } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { closeBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { actOnProxy } from '#app/features/ballots/proxies/proxies.server.ts'
import { castForAnother } from '#app/features/ballots/proxies/proxy-vote.server.ts'
import type { StoredTerms } from '#app/features/ballots/terms/terms.policy.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { buildBallot } from './decisions.ts'
import { buildGroup } from './people.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable, type Member } from './roundtables.ts'
import { ballotFor } from './subjects.ts'

export let roundtable: Roundtable
export let regions: StakeholderGroup
export let moderator: Member
export let ballot: Ballot

/** A roundtable with a moderator and one group; the ballots and people below are of it. */
export async function proxyTable() {
  roundtable = await buildRoundtable()
  regions = await buildGroup({ code: 'RE' })
  moderator = await buildMember({ roundtable, role: 'moderator', group: regions })
}

export const YES_NO = { method: 'yes-no', settings: { minimumTurnout: 0, majority: 'half' } } as const
export const open = async (terms: StoredTerms = { proxies: 2 }) => {
  ballot = await buildBallot({ roundtable, terms, ...YES_NO })
}
export const member = (given = {}) => buildMember({ roundtable, group: regions, ...given })
export const members = async (count: number) => {
  const all: Member[] = []
  while (all.length < count) all.push(await member())
  return all as [Member, Member, Member, Member, Member]
}
export const subject = async (who: Member, purpose: 'view' | 'vote' | 'close' = 'vote') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
export const view = async (who: Member) => ballotView(await subject(who, 'view'))
export const cast = async (who: Member, choice = 'yes') =>
  castVote(await actorOf(who.person), await subject(who), { choice })
export const castFor = async (who: Member, proxy: string, choice = 'yes', key?: string) =>
  castForAnother(await actorOf(who.person), await subject(who), proxy, { choice }, key)
export const act = async (who: Member, input: Parameters<typeof actOnProxy>[2]) =>
  actOnProxy(await actorOf(who.person), await subject(who), input)
const holder = (who: Member) =>
  (ballot.terms as StoredTerms).who === 'organisations' ? who.seat.organisationId : who.person.id
/** Asks, and answers with the id of the proxy. */
export const give = async (from: Member, to: Member) => {
  await act(from, { act: 'give', receiver: holder(to) })
  const given = await db.ballotProxy.findFirstOrThrow({ where: { ballotId: ballot.id }, orderBy: { givenAt: 'desc' } })
  return given.id
}
export const accept = (who: Member, proxy: string) => act(who, { act: 'accept', proxy })
export const decline = (who: Member, proxy: string) => act(who, { act: 'decline', proxy })
export const takeBack = (who: Member) => act(who, { act: 'take-back' })
export const agreed = async (from: Member, to: Member) => {
  const proxy = await give(from, to)
  await accept(to, proxy)
  return proxy
}
export const end = async () => {
  await closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
  await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
}
export const events = async () =>
  (await db.event.findMany({ where: { subjectId: ballot.id }, orderBy: { id: 'asc' } })).map(
    ({ name, personId }) => [name, personId] as const,
  )
export const votes = () => db.vote.findMany({ where: { ballotId: ballot.id }, orderBy: { castAt: 'asc' } })
export const refused = (messageKey: string) => ({ messageKey })
