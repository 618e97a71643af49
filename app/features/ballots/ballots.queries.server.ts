import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayClose, mayReopen, maySeeResult, mayVote } from './ballot.policy.ts'
import { answersNeeded, type BallotResult, type BallotSettings } from './ballot-words.ts'
import { type CountedBallot, countedBallots, type LabelledBallot, labelledBallot } from './counted-ballots.server.ts'
import { type EarlierRound, earlierRound, type OwnVote, ownVote } from './earlier-round.server.ts'
import type { MethodName } from './methods/method-names.ts'
import { methodOf } from './methods/registry.server.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import type { Called } from './subjects/subject.server.ts'
import type { AnyWording } from './subjects/subject-screens.tsx'
import { ballotPage, subjectOf, type SubjectRef, type SubjectType } from './subjects/subject-types.ts'
import { holdersAmong } from './terms/holders.ts'
import { isAsked, type Terms, termsOf } from './terms/terms.policy.ts'
import { type Elector, groupOrder, seated } from './turnout.server.ts'
import { type GroupTurnout, turnoutOf, turnoutTotals } from './turnout.ts'

export type BallotSubject = { ballot: LabelledBallot; roundtable: Roundtable; standing: Standing }
export type OpeningPlace = Place & { subject: SubjectRef }

type BallotPurpose = 'view' | 'vote' | 'close'

/** The ballot of an address, for a purpose. */
export const onBallot = (purpose: BallotPurpose) =>
  extend(atRoundtable(), { ballotId: id }, async ({ place, ballotId }) => ({
    subject: await ballotFor(place, ballotId, purpose),
  }))

/** 404 for ballots of another roundtable, 403 for what they may not do. */
export async function ballotFor(
  { roundtable, standing }: Place,
  ballotId: string,
  purpose: BallotPurpose,
): Promise<BallotSubject> {
  if (!isUuid(ballotId)) throw new DomainError('not-found')
  const ballot = await labelledBallot(roundtable.id, ballotId)
  if (!ballot) throw new DomainError('not-found')
  if (purpose === 'vote' && !mayVote(standing, { ...ballot, roundtable })) throw new DomainError('forbidden')
  if (purpose === 'close' && !mayClose(standing, { ...ballot, roundtable })) throw new DomainError('forbidden')
  return { ballot, roundtable, standing }
}

/** The record of an address, for whoever may open a ballot on it. */
export function onSubject(type: SubjectType) {
  const name = `${type}Id` as const
  const params = { [name]: id } as Record<typeof name, typeof id>
  return extend(atRoundtable(), params, async ({ place, ...ids }) => ({
    opening: await subjectToOpen(place, { type, id: ids[name] }),
  }))
}

/** A record for whoever may open a ballot on it. */
export async function subjectToOpen(place: Place, subject: SubjectRef): Promise<OpeningPlace & Called> {
  return { ...place, subject, ...(await SUBJECTS[subject.type].toOpen(place, subject.id)) }
}

export type SilentGroup = { groupId: string; names: string[] }

export type BallotView = {
  id: string
  roundtableId: string
  subject: SubjectRef
  /** What the subject is called now. */
  code: string
  name: string
  /** The page where it is answered and read. */
  to: string
  method: MethodName
  settings: BallotSettings
  terms: Terms
  /** When it closes by itself. */
  closesAt: string | null
  /** Its time is over, and it has not been closed yet. */
  isOver: boolean
  /** Whether the reader's group is asked; of those without a seat nothing is. */
  asked: boolean
  round: number
  state: string
  /** The session that it was asked in. */
  sessionId: string | null
  wording: AnyWording
  openedAt: string
  closedAt: string | null
  own: OwnVote | null
  turnout: GroupTurnout[]
  /** How many answers the rule asks for, of those who may vote. */
  needed: number
  /** From when on the result is everybody's; null while the ballot is open. */
  resultAt: string | null
  /** Null until then: what is hidden is never sent. */
  result: BallotResult | null
  /** Worked out later from what was known, for a ballot closed before results were kept. */
  resultKeptLater: boolean
  earlier: EarlierRound | null
  /** Who has not answered an open ballot, for those who may close it. */
  silent: SilentGroup[] | null
  /** When they were last reminded, for the same. */
  remindedAt: string | null
  can: { vote: boolean; close: boolean; reopen: boolean }
}

/** A ballot as this reader may see it now. */
export async function ballotView({ ballot, ...subject }: BallotSubject): Promise<BallotView> {
  const [found] = await countedBallots(subject.standing, sql`WHERE b."id" = ${ballot.id}::uuid`)
  if (!found) throw new DomainError('not-found')
  return viewOf(found, subject)
}

async function viewOf(ballot: CountedBallot, { roundtable, standing }: Place): Promise<BallotView> {
  const [table, earlier] = await Promise.all([tableNow(roundtable.id), earlierRound(ballot, standing.personId)])
  const view = seenBy(standing, ballot, roundtable, table)
  if (!view.can.close) return { ...view, earlier }
  return { ...view, earlier, silent: silentIn(ballot, table), remindedAt: ballot.remindedAt?.toISOString() ?? null }
}

type Table = { groupIds: string[]; electors: Elector[] }

async function tableNow(roundtableId: string): Promise<Table> {
  const [groupIds, electors] = await Promise.all([groupOrder(), seated(roundtableId)])
  return { groupIds, electors }
}

function seenBy(
  standing: Standing,
  ballot: CountedBallot,
  roundtable: Roundtable,
  { groupIds, electors }: Table,
): BallotView {
  const mayNow = holdersAmong(electors, ballot)
  const { closing, now, own } = ballot
  const subject = subjectOf(ballot)
  const turnout = closing?.electorate ?? turnoutOf(groupIds, ballot.votes, mayNow)
  return {
    id: ballot.id,
    roundtableId: ballot.roundtableId,
    subject,
    code: ballot.code,
    name: ballot.name,
    to: ballotPage({ ...ballot, subject }),
    method: ballot.method as MethodName,
    settings: closing ? ballot.settings : (methodOf(ballot).withoutDrawn?.(ballot.settings) ?? ballot.settings),
    ...timesAndActs(standing, ballot, roundtable),
    round: ballot.round,
    state: ballot.state,
    sessionId: ballot.sessionId,
    wording: ballot.wording as AnyWording,
    openedAt: ballot.openedAt.toISOString(),
    closedAt: ballot.closedAt?.toISOString() ?? null,
    own: own ? ownVote(own) : null,
    turnout,
    needed: answersNeeded(ballot.settings.minimumTurnout, turnoutTotals(turnout).eligible),
    resultAt: closing?.resultAt?.toISOString() ?? null,
    result: maySeeResult(closing, now) ? closing.result : null,
    resultKeptLater: closing?.origin === 'later',
    earlier: null,
    silent: null,
    remindedAt: null,
  }
}

/** Who is asked and until when, and what the reader may do. */
function timesAndActs(standing: Standing, ballot: CountedBallot, roundtable: Roundtable) {
  const { state, closing, now, closesAt, terms } = ballot
  const place = { ...ballot, roundtable }
  const open = state === 'open'
  const isOver = open && closesAt !== null && closesAt <= now
  const asked = standing.seat === null || isAsked(terms, standing.seat)
  return {
    terms: termsOf(terms),
    closesAt: closesAt?.toISOString() ?? null,
    isOver,
    asked,
    can: {
      vote: open && !isOver && asked && mayVote(standing, place) && isThere(ballot, standing),
      close: open && mayClose(standing, place),
      reopen: mayReopen(standing, place, closing, now),
    },
  }
}

function isThere({ present }: CountedBallot, { personId }: Standing) {
  return present === null || present.includes(personId)
}

/** Which round comes next on a record, and the ballot that is open on it now. */
export async function roundsOn({ type, id }: SubjectRef) {
  const last = await db.ballot.findFirst({
    where: { subjectType: type, subjectId: id, state: { not: 'created' } },
    orderBy: { round: 'desc' },
    select: { id: true, round: true, state: true },
  })
  return { round: (last?.round ?? 0) + 1, openId: last?.state === 'open' ? last.id : null }
}

/** The latest ballot on a record as the reader may see it, or null when there has been none. */
export async function latestBallotOn(subject: SubjectRef, { roundtable, standing }: Place) {
  const [ballot] = await countedBallots(
    standing,
    sql`WHERE b."subjectType" = ${subject.type} AND b."subjectId" = ${subject.id}::uuid ORDER BY b."round" DESC LIMIT 1`,
  )
  return ballot ? viewOf(ballot, { roundtable, standing }) : null
}

/** All ballots of a roundtable, the open ones first, then the latest closed. */
export async function ballotsIn({ roundtable, standing }: Place): Promise<BallotView[]> {
  const [ballots, table] = await Promise.all([
    countedBallots(
      standing,
      sql`WHERE b."roundtableId" = ${roundtable.id}::uuid ORDER BY b."state" DESC, b."openedAt" DESC LIMIT 200`,
    ),
    tableNow(roundtable.id),
  ])
  return ballots.map((ballot) => seenBy(standing, ballot, roundtable, table))
}

/** The result of a closed ballot for whoever may see the ballot; refused while it is still to come. */
export async function resultOf({ ballot }: BallotSubject): Promise<BallotResult> {
  const [closing, now] = await Promise.all([
    db.ballotClosing.findUnique({ where: { ballotId: ballot.id } }),
    databaseNow(),
  ])
  if (!maySeeResult(closing, now))
    throw new DomainError('conflict', closing ? 'ballots.not-shown-yet' : 'ballots.still-open')
  return closing.result as BallotResult
}

/** The groups as a file names them. */
export async function groupLabels(language: Language) {
  const groups = await db.stakeholderGroup.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, code: true, name: true },
  })
  return groups.map(({ name, ...group }) => ({ ...group, name: localized(name, language) }))
}

function silentIn({ votes, ...asked }: CountedBallot, { groupIds, electors }: Table): SilentGroup[] {
  const waiting = holdersAmong(electors, asked).filter(
    ({ holderId }) => !votes.some((vote) => vote.holderId === holderId),
  )
  const namesOf = (groupId: string) => waiting.filter((one) => one.groupId === groupId).map(({ name }) => name)
  return groupIds.map((groupId) => ({ groupId, names: namesOf(groupId) })).filter(({ names }) => names.length > 0)
}

/** The pillar that the questions of a ballot are asked for. */
export function pillarOf(ballot: LabelledBallot) {
  const { type, id } = subjectOf(ballot)
  return SUBJECTS[type].pillarOf(id)
}

/** Whether no later round has been opened on its subject. */
export async function isLatest(ballot: LabelledBallot) {
  return (await roundsOn(subjectOf(ballot))).round === ballot.round + 1
}

/** The page where a ballot is answered and read. */
export function pageOfSubject({ ballot }: BallotSubject) {
  return ballotPage({ ...ballot, subject: subjectOf(ballot) })
}

/** What the page of an act puts in place: in the room of a session everything comes as parts, and elsewhere the page loads again. */
export function ownInRoom({ ballot }: BallotSubject) {
  return ballot.sessionId ? {} : null
}
