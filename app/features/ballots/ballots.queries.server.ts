import { SHOWN } from '#app/features/bin/shown.server.ts'
import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Indicator, Prisma, Roundtable } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import type { Actor, Language, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayClose, mayReopen, maySeeResult, mayView, mayVote } from './ballot.policy.ts'
import { answersNeeded, type BallotWording, type Rating } from './ballot-words.ts'
import type { Publication } from './publication.ts'
import { electorate, frozenTurnout, groupOrder } from './turnout.server.ts'
import { turnoutOf, turnoutTotals, type GroupTurnout, type VoterSeat } from './turnout.ts'

export type BallotSubject = { ballot: Ballot; indicator: Indicator; roundtable: Roundtable; standing: Standing }

/** One ballot for a purpose; 404 for outsiders and for ballots of another roundtable, 403 for what the actor may not do. */
export async function ballotFor(actor: Actor, roundtableId: string, ballotId: string, purpose: 'view' | 'vote' | 'close'): Promise<BallotSubject> {
  const standing = isUuid(roundtableId) ? await standingIn(actor, roundtableId) : null
  if (!mayView(standing) || !isUuid(ballotId)) throw new DomainError('not-found')
  const found = await db.ballot.findFirst({ where: { id: ballotId, roundtableId, indicator: SHOWN }, include: { indicator: true, roundtable: true } })
  if (!found) throw new DomainError('not-found')
  const { indicator, roundtable, ...ballot } = found
  if (purpose === 'vote' && !mayVote(standing, found)) throw new DomainError('forbidden')
  if (purpose === 'close' && !mayClose(standing, found)) throw new DomainError('forbidden')
  return { ballot, indicator, roundtable, standing }
}

export type OwnVote = { relevance: Rating; feasibility: Rating; updatedAt: string }
export type EarlierRound = { round: number; result: Publication; own: OwnVote | null; reworded: boolean }
export type SilentGroup = { groupId: string; names: string[] }

export type BallotView = {
  id: string
  roundtableId: string
  indicatorId: string
  round: number
  state: string
  threshold: number
  minimumTurnout: number
  wording: BallotWording
  openedAt: string
  closedAt: string | null
  own: OwnVote | null
  turnout: GroupTurnout[]
  /** How many answers the rule asks for, of those who may vote. */
  needed: number
  /** From when on the result is everybody's; null while the ballot is open. */
  resultAt: string | null
  /** Null until then: what is hidden is never sent. */
  result: Publication | null
  /** Worked out later from what was known, for a ballot closed before results were kept. */
  resultKeptLater: boolean
  earlier: EarlierRound | null
  /** Who has not answered an open ballot, for those who may close it. */
  silent: SilentGroup[] | null
  can: { vote: boolean; close: boolean; reopen: boolean }
}

/** A ballot as this reader may see it now. */
export async function ballotView({ ballot, roundtable, standing }: Omit<BallotSubject, 'indicator'>): Promise<BallotView> {
  const [found, table, earlier] = await Promise.all([
    db.ballot.findUniqueOrThrow({ where: { id: ballot.id }, include: counted }),
    tableNow(roundtable.id),
    earlierRound(ballot, standing.personId),
  ])
  const view = seenBy(standing, { ...found, roundtable }, table)
  return { ...view, earlier, silent: view.can.close ? await silentIn(found.votes, table) : null }
}

const counted = {
  votes: true,
  closing: { include: { electorate: frozenTurnout.select.electorate } },
} satisfies Prisma.BallotInclude

type CountableBallot = Prisma.BallotGetPayload<{ include: typeof counted }> & { roundtable: Roundtable }
type Table = { groupIds: string[]; electors: VoterSeat[]; now: Date }

async function tableNow(roundtableId: string): Promise<Table> {
  const [groupIds, electors, now] = await Promise.all([groupOrder(), electorate(roundtableId), databaseNow()])
  return { groupIds, electors, now }
}

function seenBy(standing: Standing, ballot: CountableBallot, { groupIds, electors, now }: Table): BallotView {
  const own = ballot.votes.find((vote) => vote.personId === standing.personId)
  const open = ballot.state === 'open'
  const { closing } = ballot
  const turnout = closing?.electorate ?? turnoutOf(groupIds, ballot.votes, electors)
  return {
    id: ballot.id,
    roundtableId: ballot.roundtableId,
    indicatorId: ballot.indicatorId,
    round: ballot.round,
    state: ballot.state,
    threshold: ballot.threshold,
    minimumTurnout: ballot.minimumTurnout,
    wording: ballot.wording as BallotWording,
    openedAt: ballot.openedAt.toISOString(),
    closedAt: ballot.closedAt?.toISOString() ?? null,
    own: own ? ownVote(own) : null,
    turnout,
    needed: answersNeeded(ballot.minimumTurnout, turnoutTotals(turnout).eligible),
    resultAt: closing?.resultAt.toISOString() ?? null,
    result: maySeeResult(closing, now) ? (closing.result as Publication) : null,
    resultKeptLater: closing?.origin === 'later',
    earlier: null,
    silent: null,
    can: { vote: open && mayVote(standing, ballot), close: open && mayClose(standing, ballot), reopen: mayReopen(standing, ballot, closing, now) },
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
    where: { roundtableId: roundtable.id, indicator: SHOWN },
    orderBy: [{ state: 'desc' }, { openedAt: 'desc' }],
    take: 200,
    include: { ...counted, indicator: { select: { code: true, name: true } } },
  })
  const table = await tableNow(roundtable.id)
  return rows.map(({ indicator, ...ballot }) => ({ ...seenBy(standing, { ...ballot, roundtable }, table), ...indicator }))
}

/** The result of a closed ballot for whoever may see the ballot; refused while it is still to come. */
export async function resultOf({ ballot }: BallotSubject): Promise<Publication> {
  const [closing, now] = await Promise.all([db.ballotClosing.findUnique({ where: { ballotId: ballot.id } }), databaseNow()])
  if (!maySeeResult(closing, now)) throw new DomainError('conflict', closing ? 'ballots.result-to-come' : 'ballots.still-open')
  return closing.result as Publication
}

/** The groups as a file names them. */
export async function groupLabels(language: Language) {
  const groups = await db.stakeholderGroup.findMany({ orderBy: { position: 'asc' }, select: { id: true, code: true, name: true } })
  return groups.map(({ name, ...group }) => ({ ...group, name: localized(name, language) }))
}

/** The closed round before this one: its distribution stands on the scale of the next. */
async function earlierRound(ballot: Ballot, personId: string): Promise<EarlierRound | null> {
  if (ballot.round < 2) return null
  const before = await db.ballot.findFirst({
    where: { indicatorId: ballot.indicatorId, round: { lt: ballot.round }, state: 'closed' },
    orderBy: { round: 'desc' },
    include: { votes: { where: { personId } }, closing: true },
  })
  if (!before?.closing) return null
  const own = before.votes[0]
  const reworded = (before.wording as BallotWording).version !== (ballot.wording as BallotWording).version
  return { round: before.round, result: before.closing.result as Publication, own: own ? ownVote(own) : null, reworded }
}

async function silentIn(votes: readonly { personId: string }[], { groupIds, electors }: Table): Promise<SilentGroup[]> {
  const waiting = electors.filter(({ personId }) => !votes.some((vote) => vote.personId === personId))
  const people = await db.person.findMany({ where: { id: { in: waiting.map(({ personId }) => personId) } }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
  const namesOf = (groupId: string) => people.filter(({ id }) => waiting.some((one) => one.personId === id && one.groupId === groupId)).map(({ name }) => name)
  return groupIds.map((groupId) => ({ groupId, names: namesOf(groupId) })).filter(({ names }) => names.length > 0)
}

function ownVote(vote: { relevance: number | null; feasibility: number | null; updatedAt: Date }): OwnVote {
  return { relevance: vote.relevance, feasibility: vote.feasibility, updatedAt: vote.updatedAt.toISOString() }
}

/** The pillar the question of relevance is asked about. */
export async function pillarTitleOf(indicator: { pillarId: string | null }) {
  if (!indicator.pillarId) return null
  const pillar = await db.pillar.findUnique({ where: { id: indicator.pillarId, ...SHOWN }, select: { title: true } })
  return pillar?.title ?? null
}
