import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { concludeChoices, type Concluded } from '#app/features/outcomes/outcome-view.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayClose, mayReopen, maySeeResult, mayVote } from './ballot.policy.ts'
import type { BallotResult, BallotSettings, ItemReason } from './ballot-words.ts'
import { type CountedBallot, countedBallots, type LabelledBallot, labelledBallot } from './counted-ballots.server.ts'
import { type EarlierRound, earlierRound, type OwnVote, ownVote } from './earlier-round.server.ts'
import type { MethodName } from './methods/method-names.ts'
import { methodOf } from './methods/registry.server.ts'
import type { ProxiesView } from './proxies/proxies.ts'
import { proxiesTo } from './proxies/proxies-to.ts'
import { type Rounds, roundsTo } from './rounds/rounds.queries.server.ts'
import { answersFor } from './rule/needed.ts'
import { organisationsIn } from './rule/organisations.server.ts'
import { secretOf, type SecretTerms } from './secret/secret.policy.ts'
import { type SilentGroup, silentIn } from './silent.ts'
import { offersSplit } from './split/split.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import type { Called } from './subjects/subject.server.ts'
import type { AnyWording } from './subjects/subject-screens.tsx'
import { ballotPage, subjectOf, type SubjectRef, type SubjectType } from './subjects/subject-types.ts'
import type { Conflict } from './terms/conflict.ts'
import { holdersAmong } from './terms/holders.ts'
import { type NamedWeight, namedWeights } from './terms/organisations.server.ts'
import { type Standing as BallotStanding, standingFor } from './terms/standing.server.ts'
import { holdsOutOfSession, isAsked, type StoredTerms, type Terms, termsOf, weightHeld } from './terms/terms.policy.ts'
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

export type BallotView = Concluded & {
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
  terms: Terms & StoredTerms
  /** Who has more than one vote, where not all have one; in lists it is left out. */
  weights: NamedWeight[] | null
  /** How it stood lately, while it is open and where the reader may see that. */
  standing: BallotStanding | null
  /** How many votes the reader, or their organisation, has. */
  ownWeight: number
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
  /** Who has declared a conflict of interest. */
  conflicts: Conflict[]
  /** Who votes for whom, where votes can be given to others; in lists it is left out. */
  proxies: ProxiesView | null
  turnout: GroupTurnout[]
  /** How many answers the rule asks for, of those who may vote. */
  needed: number
  /** Organisations that answered, of those asked, where the rule asks for them. */
  organisations: { voted: number; eligible: number } | null
  /** From when on the result is everybody's; null while the ballot is open. */
  resultAt: string | null
  /** Null until then: what is hidden is never sent. */
  result: BallotResult | null
  /** Worked out later from what was known, for a ballot closed before results were kept. */
  resultKeptLater: boolean
  earlier: EarlierRound | null
  /** With the result: the rounds up to this one, and why people answered as they did. */
  rounds: Rounds | null
  reasons: ItemReason[]
  /** Who has not answered an open ballot, for those who may close it. */
  silent: SilentGroup[] | null
  /** When they were last reminded, for the same. */
  remindedAt: string | null
  /** Of a secret ballot, and whether the reader's own vote has been cast; null where they are not on its roll. How, nobody is told. */
  secret: (SecretTerms & { cast: boolean | null }) | null
  can: { vote: boolean; split: boolean; declare: boolean; close: boolean; reopen: boolean }
}

/** A ballot as this reader may see it now. */
export async function ballotView({ ballot, ...subject }: BallotSubject): Promise<BallotView> {
  const [found] = await countedBallots(subject.standing, sql`WHERE b."id" = ${ballot.id}::uuid`)
  if (!found) throw new DomainError('not-found')
  return viewOf(found, subject)
}

async function viewOf(ballot: CountedBallot, { roundtable, standing }: Place): Promise<BallotView> {
  const [table, earlier, weights, stood] = await Promise.all([
    tableNow(roundtable.id),
    earlierRound(ballot, standing),
    namedWeights(ballot.terms),
    standingFor(ballot),
  ])
  const seen = seenBy(standing, ballot, roundtable, table)
  const view = { ...seen, ...(await toldOf(ballot, seen.result)), weights, standing: stood }
  view.proxies = proxiesTo(standing, view, ballot, holdersAmong(table.electors, ballot))
  view.organisations = ballot.closing ? (ballot.closing.asked?.organisations ?? null) : await organisationsIn(ballot)
  if (view.result && mayClose(standing, { ...ballot, roundtable })) view.conclude = await concludeChoices(ballot)
  if (!view.can.close) return { ...view, earlier }
  return {
    ...view,
    earlier,
    silent: silentIn(ballot.votes, table.groupIds, holdersAmong(table.electors, ballot)),
    remindedAt: ballot.remindedAt?.toISOString() ?? null,
  }
}

/** What is told with a result beside it, of methods that have more to tell. */
async function toldOf(ballot: CountedBallot, result: BallotResult | null) {
  return result ? roundsTo(ballot) : {}
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
    conflicts: ballot.conflicts,
    proxies: null,
    turnout,
    needed: answersFor(ballot, turnoutTotals(turnout).eligible),
    resultAt: closing?.resultAt?.toISOString() ?? null,
    result: maySeeResult(closing, now) ? closing.result : null,
    resultKeptLater: closing?.origin === 'later',
    earlier: null,
    rounds: null,
    reasons: [],
    outcome: maySeeResult(closing, now) ? ballot.outcome : null,
    conclude: null,
    silent: null,
    remindedAt: null,
  }
}

/** Who is asked and until when, and what the reader may do. */
function timesAndActs(standing: Standing, ballot: CountedBallot, roundtable: Roundtable) {
  const { state, closing, now, closesAt, terms, marked } = ballot
  const secret = secretOf(terms)
  const place = { ...ballot, roundtable }
  const open = state === 'open'
  const isOver = open && closesAt !== null && closesAt <= now
  const takes = open && !isOver
  const asked = standing.seat === null || isAsked(terms, standing.seat)
  const vote = takes && asked && mayVote(standing, place) && isThere(ballot, standing) && !isFinal(ballot)
  const ownWeight = weightHeld(terms, standing.seat)
  return {
    terms: termsOf({ ...terms, weights: undefined, out: undefined, protocol: undefined }),
    weights: null,
    standing: null,
    ownWeight,
    organisations: null,
    closesAt: closesAt?.toISOString() ?? null,
    isOver,
    asked,
    secret: secret ? { ...secret, cast: marked } : null,
    can: {
      vote,
      split: offersSplit(vote, terms, ownWeight),
      declare: takes && mayVote(standing, place) && holdsOutOfSession(standing, ballot),
      close: open && mayClose(standing, place),
      reopen: mayReopen(standing, place, closing, now),
    },
  }
}

function isThere({ present, marked }: CountedBallot, { personId }: Standing) {
  return present === null || marked !== null || present.includes(personId)
}

/** A secret vote that was cast and cannot be replaced. */
function isFinal({ terms, marked }: CountedBallot) {
  return marked === true && secretOf(terms)?.changes === 'final'
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
