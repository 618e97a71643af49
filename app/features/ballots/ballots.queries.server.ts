import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Indicator, Roundtable, Vote } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayClose, maySeeResult, mayView, mayVote } from './ballot.policy.ts'
import type { BallotWording, Rating } from './ballot-words.ts'
import { tally, type Tally } from './tally.ts'
import { electorate, groupOrder } from './turnout.server.ts'
import { turnoutOf, type GroupTurnout, type VoterSeat } from './turnout.ts'

export type BallotSubject = { ballot: Ballot; indicator: Indicator; roundtable: Roundtable; standing: Standing }

/** One ballot for a purpose; 404 for outsiders and for ballots of another roundtable, 403 for what the actor may not do. */
export async function ballotFor(actor: Actor, roundtableId: string, ballotId: string, purpose: 'view' | 'vote' | 'close'): Promise<BallotSubject> {
  const standing = isUuid(roundtableId) ? await standingIn(actor, roundtableId) : null
  if (!mayView(standing) || !isUuid(ballotId)) throw new DomainError('not-found')
  const found = await db.ballot.findFirst({ where: { id: ballotId, roundtableId }, include: { indicator: true, roundtable: true } })
  if (!found) throw new DomainError('not-found')
  const { indicator, roundtable, ...ballot } = found
  if (purpose === 'vote' && !mayVote(standing, found)) throw new DomainError('forbidden')
  if (purpose === 'close' && !mayClose(standing, found)) throw new DomainError('forbidden')
  return { ballot, indicator, roundtable, standing }
}

export type OwnVote = { relevance: Rating; feasibility: Rating; updatedAt: string }
export type EarlierRound = { round: number; tally: Tally; own: OwnVote | null; reworded: boolean }

export type BallotView = {
  id: string
  roundtableId: string
  indicatorId: string
  round: number
  state: string
  threshold: number
  wording: BallotWording
  openedAt: string
  closedAt: string | null
  own: OwnVote | null
  turnout: GroupTurnout[]
  /** Null until the reader has voted or the ballot is closed: what is hidden is never sent. */
  result: Tally | null
  earlier: EarlierRound | null
  can: { vote: boolean; close: boolean }
}

/** A ballot as this reader may see it now. */
export async function ballotView({ ballot, roundtable, standing }: Omit<BallotSubject, 'indicator'>): Promise<BallotView> {
  const [votes, groupIds, electors, earlier] = await Promise.all([
    db.vote.findMany({ where: { ballotId: ballot.id } }),
    groupOrder(),
    electorate(ballot.roundtableId),
    earlierRound(ballot, standing.personId),
  ])
  return { ...seenBy(standing, { ...ballot, roundtable, votes }, groupIds, electors), earlier }
}

type CountableBallot = Ballot & { roundtable: Roundtable; votes: Vote[] }

function seenBy(standing: Standing, ballot: CountableBallot, groupIds: string[], electors: VoterSeat[]): BallotView {
  const own = ballot.votes.find((vote) => vote.personId === standing.personId)
  const open = ballot.state === 'open'
  return {
    id: ballot.id,
    roundtableId: ballot.roundtableId,
    indicatorId: ballot.indicatorId,
    round: ballot.round,
    state: ballot.state,
    threshold: ballot.threshold,
    wording: ballot.wording as BallotWording,
    openedAt: ballot.openedAt.toISOString(),
    closedAt: ballot.closedAt?.toISOString() ?? null,
    own: own ? ownVote(own) : null,
    turnout: turnoutOf(groupIds, ballot.votes, electors),
    result: maySeeResult(ballot, own !== undefined) ? tally(ballot.votes, groupIds, ballot.threshold) : null,
    earlier: null,
    can: { vote: open && mayVote(standing, ballot), close: open && mayClose(standing, ballot) },
  }
}

/** The latest ballot of an indicator as the reader may see it, or null when there has been none. */
export async function latestBallotOf(subject: { indicator: { id: string }; roundtable: Roundtable; standing: Standing }) {
  const ballot = await db.ballot.findFirst({ where: { indicatorId: subject.indicator.id }, orderBy: { round: 'desc' } })
  return ballot ? ballotView({ ...subject, ballot }) : null
}

export type BallotListItem = BallotView & { code: string; name: string }

/** All ballots of a roundtable, the open ones first, then the latest closed. */
export async function ballotsIn({ roundtable, standing }: { roundtable: Roundtable; standing: Standing }): Promise<BallotListItem[]> {
  const rows = await db.ballot.findMany({
    where: { roundtableId: roundtable.id },
    orderBy: [{ state: 'desc' }, { openedAt: 'desc' }],
    take: 200,
    include: { votes: true, indicator: { select: { code: true, name: true } } },
  })
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtable.id)])
  return rows.map(({ indicator, ...ballot }) => ({ ...seenBy(standing, { ...ballot, roundtable }, groupIds, electors), ...indicator }))
}

/** The closed round before this one: its distribution stands on the scale of the next. */
async function earlierRound(ballot: Ballot, personId: string): Promise<EarlierRound | null> {
  if (ballot.round < 2) return null
  const before = await db.ballot.findFirst({
    where: { indicatorId: ballot.indicatorId, round: { lt: ballot.round }, state: 'closed' },
    orderBy: { round: 'desc' },
    include: { votes: true },
  })
  if (!before) return null
  const own = before.votes.find((vote) => vote.personId === personId)
  const reworded = (before.wording as BallotWording).version !== (ballot.wording as BallotWording).version
  return { round: before.round, tally: tally(before.votes, await groupOrder(), before.threshold), own: own ? ownVote(own) : null, reworded }
}

function ownVote(vote: { relevance: number | null; feasibility: number | null; updatedAt: Date }): OwnVote {
  return { relevance: vote.relevance, feasibility: vote.feasibility, updatedAt: vote.updatedAt.toISOString() }
}

/** The pillar the question of relevance is asked about. */
export async function pillarTitleOf(indicator: { pillarId: string | null }) {
  if (!indicator.pillarId) return null
  const pillar = await db.pillar.findUnique({ where: { id: indicator.pillarId }, select: { title: true } })
  return pillar?.title ?? null
}
