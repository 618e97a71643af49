import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { Answer, BallotResult, BallotSettings } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { answersFor } from '../rule/needed.ts'
import { JOIN_SUBJECT } from '../subjects/registry.server.ts'
import type { AnyWording } from '../subjects/subject-screens.tsx'
import { ballotPage, subjectOf } from '../subjects/subject-types.ts'
import { holdersAmong, sendersAmong } from '../terms/holders.ts'
import { holderOf, isAsked, type StoredTerms } from '../terms/terms.policy.ts'
import { type Elector, ELECTORATE, groupOrder, HOLDER, PRESENT, seated, VOTERS } from '../turnout.server.ts'
import { type GroupTurnout, type Holder, turnoutOf, turnoutTotals } from '../turnout.ts'
import type { BallotsPart, DeskBallotsPart, RoomBallot, Stage, TurnoutPart, VoterToEnter } from './room-ballot.ts'

/** More than a session asks. */
const MOST = 30

/** The version first: what is read after it is as new or newer. */
async function versioned<Value>(
  sessionId: string,
  read: (roundtableId: string) => Promise<Value>,
): Promise<Part<Value>> {
  const { version, session } = await db.sessionRun.findUniqueOrThrow({
    where: { sessionId },
    select: { version: true, session: { select: { roundtableId: true } } },
  })
  return { version, value: await read(session.roundtableId) }
}

/** The ballots of a session with how far each is, and what came of the latest. */
export function ballotsPart(sessionId: string): Promise<Part<BallotsPart>> {
  return versioned(sessionId, async (roundtableId) => {
    const rows = await db.$queryRaw<BallotRow[]>`
      SELECT b."id", b."itemId", b."subjectType", b."subjectId", b."wording", b."method", b."settings", b."round", b."state", b."openedAt", b."closedAt",
        s."code", s."name", c."resultAt" <= ${DATABASE_NOW} AS "shown", n."presentVote", b."terms" <> '{}' AS "onItsPage", CASE WHEN c."resultAt" <= ${DATABASE_NOW} THEN c."result" END AS "result"
      FROM "Ballot" b ${JOIN_SUBJECT} JOIN "Session" n ON n."id" = b."sessionId" LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id"
      WHERE b."sessionId" = ${sessionId}::uuid ORDER BY b."openedAt" DESC, b."id" DESC LIMIT ${MOST}`
    const latest = rows[0]
    const isTold = (row: BallotRow) => row.subjectType === latest?.subjectType && row.subjectId === latest.subjectId
    return { ballots: rows.map((row) => roomBallot(roundtableId, row, isTold(row))) }
  })
}

type BallotRow = {
  id: string
  itemId: string | null
  subjectType: string
  subjectId: string
  wording: AnyWording
  method: MethodName
  settings: BallotSettings
  round: number
  state: string
  openedAt: Date
  closedAt: Date | null
  code: string
  name: string
  presentVote: boolean
  onItsPage: boolean
  shown: boolean | null
  result: BallotResult | null
}

function roomBallot(roundtableId: string, row: BallotRow, told: boolean): RoomBallot {
  const { subjectType, subjectId, state, shown, wording, openedAt, closedAt, result, ...ballot } = row
  const subject = subjectOf({ subjectType, subjectId })
  const stage: Stage = state === 'open' ? 'open' : shown ? 'published' : 'closed'
  return {
    ...ballot,
    subject,
    stage,
    to: ballotPage({ id: ballot.id, roundtableId, subject }),
    wording: briefly(wording),
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    result: told ? result : null,
  }
}

/** The words of a section are read on its page: they would go to everybody with each act. */
function briefly(wording: AnyWording): AnyWording {
  return 'text' in wording ? { ...wording, text: '' } : wording
}

/** How many have answered the newest ballot of a session, by group; once it is closed, as it was then. */
export function turnoutPart(sessionId: string): Promise<Part<TurnoutPart>> {
  return versioned(sessionId, async (roundtableId) => {
    const [[latest], groupIds, electors] = await Promise.all([
      db.$queryRaw<TurnoutRow[]>`
        SELECT b."id", b."settings", b."terms", ${VOTERS} AS "votes", ${PRESENT} AS "present",
          (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId") AS "electorate"
        FROM "Ballot" b ${JOIN_SUBJECT} LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id"
        WHERE b."sessionId" = ${sessionId}::uuid ORDER BY b."openedAt" DESC, b."id" DESC LIMIT 1`,
      groupOrder(),
      seated(roundtableId),
    ])
    if (!latest) return null
    const { id, votes } = latest
    const isFrozen = latest.electorate.length > 0
    const turnout = isFrozen ? latest.electorate : turnoutOf(groupIds, votes, holdersAmong(electors, latest))
    return { ballotId: id, turnout, needed: answersFor(latest, turnoutTotals(turnout).eligible) }
  })
}

type TurnoutRow = {
  id: string
  settings: BallotSettings
  votes: Holder[]
  terms: StoredTerms
  present: string[] | null
  electorate: GroupTurnout[]
}

/** What is prepared, and for whom an answer to the open ballot can be entered: whoever has not sent one. For moderators alone. */
export function deskBallotsPart(sessionId: string): Promise<Part<DeskBallotsPart>> {
  return versioned(sessionId, async (roundtableId) => {
    const [prepared, [open], seats] = await Promise.all([
      db.ballot.findMany({ where: { sessionId, state: 'created' }, orderBy: { openedAt: 'asc' } }),
      db.$queryRaw<OpenRow[]>`
        SELECT b."id", b."terms", ${PRESENT} AS "present",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('holderId', ${HOLDER}, 'entered', v."enteredById" IS NOT NULL)), '[]')
            FROM "Vote" v WHERE v."ballotId" = b."id") AS "votes"
        FROM "Ballot" b WHERE b."sessionId" = ${sessionId}::uuid AND b."state" = 'open'`,
      seated(roundtableId),
    ])
    return {
      prepared: prepared.map((ballot) => ({
        id: ballot.id,
        itemId: ballot.itemId,
        subject: subjectOf(ballot),
        method: ballot.method as MethodName,
        settings: ballot.settings as BallotSettings,
        round: ballot.round,
        question: (ballot.wording as AnyWording).name,
        code: (ballot.wording as AnyWording).code,
      })),
      ballotId: open?.id ?? null,
      voters: open ? votersToEnter(seats, open) : [],
    }
  })
}

type EnteredVote = { holderId: string; entered: boolean }
type OpenRow = { id: string; terms: StoredTerms; votes: EnteredVote[]; present: string[] | null }

/** Of those who are asked, those without an account too: staff act for guests who were never invited by mail. */
function votersToEnter(seats: readonly Elector[], { terms, votes, present }: OpenRow): VoterToEnter[] {
  const answers = new Map(votes.map(({ holderId, entered }) => [holderId, entered]))
  const asked = present ? sendersAmong(seats, { terms, present }) : seats.filter((seat) => isAsked(terms, seat))
  return asked.flatMap((seat) => {
    const entered = answers.get(holderOf(terms, seat))
    const { personId, name, groupId } = seat
    return entered === false ? [] : [{ personId, name, groupId, entered: entered ?? false }]
  })
}

/** What one person, or somebody for their organisation, has answered to the ballots of a session, for their own page. */
export async function ownAnswersIn(sessionId: string, { personId, seat }: Standing): Promise<OwnAnswers> {
  const ofOrganisation = seat ? [{ forOrganisation: true, organisationId: seat.organisationId }] : []
  const votes = await db.vote.findMany({
    where: { OR: [{ forOrganisation: false, personId }, ...ofOrganisation], ballot: { sessionId } },
    select: { ballotId: true, answer: true, updatedAt: true, enteredBy: { select: { name: true } } },
  })
  return Object.fromEntries(
    votes.map(({ ballotId, answer, updatedAt, enteredBy }) => [
      ballotId,
      { answer: answer as Answer, updatedAt: updatedAt.toISOString(), ...(enteredBy && { enteredBy: enteredBy.name }) },
    ]),
  )
}
