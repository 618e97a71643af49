import { type Answer, SMALLEST_SHOWN } from '../ballot-words.ts'

/** So many votes of others can one receiver hold at most, whatever a ballot allows. */
export const MOST_PROXIES = 10

/** A proxy that stands in a ballot, by the ids of the two holders: given, and perhaps accepted. */
export type StandingProxy = { id: string; giverId: string; receiverId: string; accepted: boolean }

/** As it is read with its ballot: `own`: the vote that was cast by it, for whoever holds the proxy. */
export type NamedProxy = StandingProxy & {
  giver: string
  receiver: string
  own: { answer: Answer; updatedAt: string; sentBy: string | null } | null
}

/** A vote that the reader cast for another; of an organisation, by which of its delegates. */
export type CastVote = { answer: Answer; updatedAt: string; sentBy?: string }

/** The proxies of a ballot, as one reader may know them. */
export type ProxiesView = {
  /** How many votes of others one receiver may hold. */
  most: number
  /** Who votes for whom by name: what was accepted and has not ended, or had not as the ballot closed. Whether a vote was cast by it, it does not say. */
  list: { id: string; giver: string; receiver: string }[]
  /** With the result: how many votes were cast by proxy, where that may be told. */
  byProxy: number | null
  /** To whom the reader's vote is given. */
  given: { receiver: string; accepted: boolean } | null
  /** Who asks the reader to vote for them. */
  asked: { id: string; giver: string }[]
  /** For whom the reader votes. */
  held: { id: string; giver: string; own: CastVote | null }[]
  /** To whom the reader could give their vote. */
  receivers: { id: string; name: string }[]
}

type Giving = { me: string; receiver: string; open: readonly StandingProxy[]; most: number; hasVoted: boolean }

const holds = (open: readonly StandingProxy[], id: string) =>
  open.filter(({ receiverId, accepted }) => receiverId === id && accepted).length
const hasGiven = (open: readonly StandingProxy[], id: string) => open.some(({ giverId }) => giverId === id)

/** Why a holder cannot give their vote to this one: a key of the errors, or null where they can. A vote goes one step and no further. */
export function whyNotGive({ me, receiver, open, most, hasVoted }: Giving): string | null {
  if (receiver === me) return 'ballots.proxy-self'
  if (hasGiven(open, me)) return 'ballots.proxy-given'
  if (hasVoted) return 'ballots.proxy-voted'
  if (holds(open, me)) return 'ballots.proxy-holding'
  if (hasGiven(open, receiver)) return 'ballots.proxy-passed'
  return holds(open, receiver) >= most ? 'ballots.proxy-full' : null
}

/** Why a holder cannot accept another vote: a key of the errors, or null where they can. */
export function whyNotAccept({ me, open, most }: Pick<Giving, 'me' | 'open' | 'most'>): string | null {
  if (hasGiven(open, me)) return 'ballots.proxy-own-given'
  return holds(open, me) >= most ? 'ballots.proxy-own-full' : null
}

/** How many of all who voted did so by proxy, as everybody may know it: null where these, or the others, are fewer than four. */
export function toldByProxy(byProxy: number, voted: number): number | null {
  const others = voted - byProxy
  return byProxy >= SMALLEST_SHOWN && (others === 0 || others >= SMALLEST_SHOWN) ? byProxy : null
}

type Reader = { holderId: string | null; mayGive: boolean; isOpen: boolean; byProxy: number | null }
type Named = { holderId: string; name: string }

/** What a reader sees of the proxies of a ballot. One of somebody who holds no vote any more is as good as ended. */
export function proxiesSeen(
  most: number | undefined,
  rows: readonly NamedProxy[],
  holders: readonly Named[],
  { holderId, mayGive, isOpen, byProxy }: Reader,
): ProxiesView | null {
  if (!most) return null
  const ids = new Set(holders.map((holder) => holder.holderId))
  const open = isOpen ? rows.filter((row) => ids.has(row.giverId) && ids.has(row.receiverId)) : []
  const mine = open.filter(({ receiverId }) => receiverId === holderId)
  const given = open.find(({ giverId }) => giverId === holderId)
  const shown = (isOpen ? open : rows).filter(({ accepted }) => accepted)
  const could = ({ holderId: receiver }: Named) =>
    !whyNotGive({ me: holderId ?? '', receiver, open, most, hasVoted: false })
  return {
    most,
    list: shown.map(({ id, giver, receiver }) => ({ id, giver, receiver })),
    byProxy,
    given: given ? { receiver: given.receiver, accepted: given.accepted } : null,
    asked: mine.filter(({ accepted }) => !accepted).map(({ id, giver }) => ({ id, giver })),
    held: mine.filter(({ accepted }) => accepted).map(({ id, giver, own }) => ({ id, giver, own: own && ownOf(own) })),
    receivers: mayGive && holderId ? holders.filter(could).map(({ holderId: id, name }) => ({ id, name })) : [],
  }
}

const ownOf = ({ answer, updatedAt, sentBy }: NonNullable<NamedProxy['own']>): CastVote => ({
  answer,
  updatedAt: new Date(updatedAt).toISOString(),
  ...(sentBy && { sentBy }),
})
