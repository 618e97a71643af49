import { SHOWN } from '#app/features/bin/shown.server.ts'
import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Indicator, Roundtable } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayClose, mayReopen, maySeeResult, mayVote } from './ballot.policy.ts'
import { answersNeeded, type BallotWording, type Rating } from './ballot-words.ts'
import { countedBallots, type CountedBallot } from './counted-ballots.server.ts'
import type { Publication } from './publication.ts'
import { electorate, groupOrder, type Elector } from './turnout.server.ts'
import { turnoutOf, turnoutTotals, type GroupTurnout } from './turnout.ts'

export type BallotSubject = { ballot: Ballot; indicator: Indicator; roundtable: Roundtable; standing: Standing }

type BallotPurpose = 'view' | 'vote' | 'close'

/** The ballot of an address, for a purpose. */
export const onBallot = (purpose: BallotPurpose) =>
  extend(atRoundtable(), { ballotId: id }, async ({ place, ballotId }) => ({ subject: await ballotFor(place, ballotId, purpose) }))

/** 404 for ballots of another roundtable, 403 for what they may not do. */
export async function ballotFor({ roundtable, standing }: Place, ballotId: string, purpose: BallotPurpose): Promise<BallotSubject> {
  if (!isUuid(ballotId)) throw new DomainError('not-found')
  const found = await db.ballot.findFirst({ where: { id: ballotId, roundtableId: roundtable.id, indicator: SHOWN }, include: { indicator: true } })
  if (!found) throw new DomainError('not-found')
  const { indicator, ...ballot } = found
  if (purpose === 'vote' && !mayVote(standing, { ...ballot, roundtable })) throw new DomainError('forbidden')
  if (purpose === 'close' && !mayClose(standing, { ...ballot, roundtable })) throw new DomainError('forbidden')
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
export async function ballotView({ ballot, ...subject }: Omit<BallotSubject, 'indicator'>): Promise<BallotView> {
  const [found] = await countedBallots(sql`WHERE b."id" = ${ballot.id}::uuid`)
  if (!found) throw new DomainError('not-found')
  return viewOf(found, subject)
}

async function viewOf(ballot: CountedBallot, { roundtable, standing }: Place): Promise<BallotView> {
  const [table, earlier] = await Promise.all([tableNow(roundtable.id), earlierRound(ballot, standing.personId)])
  const view = seenBy(standing, ballot, roundtable, table)
  return { ...view, earlier, silent: view.can.close ? silentIn(ballot.votes, table) : null }
}

type Table = { groupIds: string[]; electors: Elector[] }

async function tableNow(roundtableId: string): Promise<Table> {
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtableId)])
  return { groupIds, electors }
}

function seenBy(standing: Standing, ballot: CountedBallot, roundtable: Roundtable, { groupIds, electors }: Table): BallotView {
  const own = ballot.votes.find((vote) => vote.personId === standing.personId)
  const open = ballot.state === 'open'
  const { closing, now } = ballot
  const place = { ...ballot, roundtable }
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
    result: maySeeResult(closing, now) ? closing.result : null,
    resultKeptLater: closing?.origin === 'later',
    earlier: null,
    silent: null,
    can: { vote: open && mayVote(standing, place), close: open && mayClose(standing, place), reopen: mayReopen(standing, place, closing, now) },
  }
}

/** The latest ballot of an indicator as the reader may see it, or null when there has been none. */
export async function latestBallotOf({ indicator, ...place }: Place & { indicator: { id: string } }) {
  const [ballot] = await countedBallots(sql`WHERE i."id" = ${indicator.id}::uuid ORDER BY b."round" DESC LIMIT 1`)
  return ballot ? viewOf(ballot, place) : null
}

export type BallotListItem = BallotView & { code: string; name: string }

/** All ballots of a roundtable, the open ones first, then the latest closed. */
export async function ballotsIn({ roundtable, standing }: Place): Promise<BallotListItem[]> {
  const [ballots, table] = await Promise.all([
    countedBallots(sql`WHERE b."roundtableId" = ${roundtable.id}::uuid AND i."removedAt" IS NULL ORDER BY b."state" DESC, b."openedAt" DESC LIMIT 200`),
    tableNow(roundtable.id),
  ])
  return ballots.map((ballot) => ({ ...seenBy(standing, ballot, roundtable, table), code: ballot.code, name: ballot.name }))
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
  const [before] = await db.$queryRaw<EarlierRow[]>`
    SELECT b."round", b."wording", c."result", v."updatedAt", v."relevance", v."feasibility"
    FROM "Ballot" b LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id" LEFT JOIN "Vote" v ON v."ballotId" = b."id" AND v."personId" = ${personId}::uuid
    WHERE b."indicatorId" = ${ballot.indicatorId}::uuid AND b."round" < ${ballot.round} AND b."state" = 'closed'
    ORDER BY b."round" DESC LIMIT 1`
  if (!before?.result) return null
  const { round, result, wording, updatedAt, ...answer } = before
  return { round, result, own: updatedAt && ownVote({ ...answer, updatedAt }), reworded: wording.version !== (ballot.wording as BallotWording).version }
}

type EarlierRow = { round: number; wording: BallotWording; result: Publication | null; updatedAt: Date | null; relevance: Rating; feasibility: Rating }

function silentIn(votes: readonly { personId: string }[], { groupIds, electors }: Table): SilentGroup[] {
  const waiting = electors.filter(({ personId }) => !votes.some((vote) => vote.personId === personId))
  const namesOf = (groupId: string) => waiting.filter((one) => one.groupId === groupId).map(({ name }) => name)
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
