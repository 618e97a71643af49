import type { Place } from '#app/features/access/standing.server.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { dayAt, zoneOf } from '#app/platform/calendar.server.ts'
import { db } from '#app/platform/db.server.ts'
import { joined, type Sql, sql } from '#app/platform/sql.server.ts'
import { everyWordIn } from '#app/platform/text-search.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayOn } from './outcome.policy.ts'
import type { RegisterFilters } from './outcome.schema.ts'
import type { ActionState, Noun } from './outcome-words.ts'
import { ofSessionsSeenBy } from './outcomes.queries.server.ts'

const PAGE_SIZE = 50
/** More than a register will have; a file of it is whole. */
const MOST_IN_FILE = 10_000
const MOST_ON_CARD = 20

export type DecisionLine = {
  id: string
  number: number
  text: string
  at: string
  /** None for what was concluded from a ballot by itself. */
  session: { id: string; number: number; title: string } | null
  /** Its title is a moderators' matter where the item is. */
  item: { id: string; title: string } | null
  ballot: { id: string; round: number } | null
  section: { id: string; title: string } | null
  indicator: { id: string; code: string; name: string } | null
  by: string
  /** The day on which a decision is looked at again, YYYY-MM-DD. */
  reviewOn?: string | null
}
export type ActionLine = DecisionLine & {
  owner: { id: string; name: string; organisation: string; groupId: string } | null
  dueOn: string | null
  state: ActionState
  settled: { at: string; by: string } | null
  canSettle: boolean
}
export type Register<Line> = { items: Line[]; total: number; all: number; page: number; pages: number }

type Reader = Pick<Actor, 'timeZone'> | null

/** One page of the decisions of a roundtable, the newest first. */
export async function decisionsIn(
  place: Place,
  filters: RegisterFilters,
  reader: Reader = null,
): Promise<Register<DecisionLine>> {
  return registerOf(await read('decision', place, decisionConditions(filters, reader), pageAt(filters.page)), filters)
}

export async function actionsIn(actor: Actor, place: Place, filters: RegisterFilters): Promise<Register<ActionLine>> {
  const rows = await read('action', place, actionConditions(actor, place, filters), pageAt(filters.page))
  const { items, ...register } = registerOf(rows, filters)
  return { ...register, items: items.map((row) => actionLine(row, place)) }
}

export async function exportedDecisions(
  place: Place,
  filters: RegisterFilters,
  reader: Reader = null,
): Promise<DecisionLine[]> {
  const window = sql`ORDER BY o."number" LIMIT ${MOST_IN_FILE}`
  return linesOf(await read('decision', place, decisionConditions(filters, reader), window))
}

export async function exportedActions(actor: Actor, place: Place, filters: RegisterFilters): Promise<ActionLine[]> {
  const window = sql`ORDER BY o."number" LIMIT ${MOST_IN_FILE}`
  const rows = linesOf(await read('action', place, actionConditions(actor, place, filters), window))
  return rows.map((row) => actionLine(row, place))
}

/** One line of a register, null where it was removed. */
export async function lineOf(noun: Noun, place: Place, id: string): Promise<DecisionLine | ActionLine | null> {
  const [line] = linesOf(await read(noun, place, [sql`o."id" = ${id}::uuid`], sql`LIMIT 1`))
  return line ? (noun === 'decision' ? line : actionLine(line, place)) : null
}

/** The decisions that are about a section or an indicator, the newest first. */
export async function decisionsAbout(place: Place, about: { sectionId: string } | { indicatorId: string }) {
  const condition =
    'sectionId' in about
      ? sql`o."sectionId" = ${about.sectionId}::uuid`
      : sql`o."indicatorId" = ${about.indicatorId}::uuid`
  return linesOf(await read('decision', place, [condition], sql`ORDER BY o."number" DESC LIMIT ${MOST_ON_CARD}`))
}

/** What the filters offer: sessions with something noted, and those who sit at the table. */
export async function registerChoices(noun: Noun, { roundtable, standing }: Place) {
  const some = { some: { removedAt: null } }
  const [sessions, members] = await Promise.all([
    db.session.findMany({
      where: {
        roundtableId: roundtable.id,
        ...ofSessionsSeenBy(standing).session,
        ...(noun === 'decision' ? { decisions: some } : { actions: some }),
      },
      select: { id: true, number: true, title: true },
      orderBy: { number: 'desc' },
    }),
    noun === 'action' ? membershipsAt(roundtable.id) : [],
  ])
  return { sessions, members: members.map(({ membershipId, name, groupId }) => ({ id: membershipId, name, groupId })) }
}
export type RegisterChoices = Awaited<ReturnType<typeof registerChoices>>

type Row = { all: number; total: number; line: DecisionLine & Omit<ActionLine, 'canSettle'> }

/** Rows and both counts in one statement. Asked past the last page it answers with no row but the counts. */
function read(noun: Noun, { roundtable, standing }: Place, conditions: Sql[], window: Sql) {
  const observer = standing.seat?.role === 'observer' && !standing.secretariat
  const table = noun === 'decision' ? sql`"Decision"` : sql`"Action"`
  const shown = sql`o."roundtableId" = ${roundtable.id}::uuid AND o."removedAt" IS NULL AND (o."sessionId" IS NULL OR (s."removedAt" IS NULL AND (s."observersMayCome" OR ${!observer}::boolean)))`
  const matching = joined([sql`TRUE`, ...conditions], ' AND ')
  const duty =
    noun === 'decision'
      ? sql`jsonb_build_object('reviewOn', o."reviewOn")`
      : sql`jsonb_build_object('dueOn', o."dueOn", 'state', o."state",
          'owner', CASE WHEN m."id" IS NOT NULL THEN jsonb_build_object('id', m."id", 'name', mp."name", 'organisation', mo."name", 'groupId', mo."groupId") END,
          'settled', CASE WHEN o."settledAt" IS NOT NULL THEN jsonb_build_object('at', ${moment(sql`o."settledAt"`)}, 'by', sp."name") END)`
  const owners =
    noun === 'decision'
      ? sql``
      : sql`LEFT JOIN "Membership" m ON m."id" = o."ownerId" LEFT JOIN "Person" mp ON mp."id" = m."personId"
          LEFT JOIN "Organisation" mo ON mo."id" = m."organisationId" LEFT JOIN "Person" sp ON sp."id" = o."settledById"`
  return db.$queryRaw<Row[]>`
    WITH shown AS (SELECT o."id" FROM ${table} o LEFT JOIN "Session" s ON s."id" = o."sessionId" WHERE ${shown}),
      matching AS (SELECT o."id" FROM ${table} o JOIN shown USING ("id") ${owners} WHERE ${matching})
    SELECT (SELECT count(*) FROM shown)::int AS "all", (SELECT count(*) FROM matching)::int AS "total", rows."line"
    FROM (SELECT 1) one LEFT JOIN (
      SELECT jsonb_build_object('id', o."id", 'number', o."number", 'text', o."text", 'at', ${moment(sql`o."at"`)}, 'by', p."name",
        'session', CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('id', s."id", 'number', s."number", 'title', s."title") END,
        'item', CASE WHEN i."visibility" = 'all' THEN jsonb_build_object('id', i."id", 'title', i."title") END,
        'ballot', CASE WHEN b."id" IS NOT NULL THEN jsonb_build_object('id', b."id", 'round', b."round") END,
        'section', CASE WHEN se."id" IS NOT NULL AND se."removedAt" IS NULL AND pi."removedAt" IS NULL THEN jsonb_build_object('id', se."id", 'title', se."title") END,
        'indicator', CASE WHEN n."id" IS NOT NULL AND n."removedAt" IS NULL THEN jsonb_build_object('id', n."id", 'code', n."code", 'name', n."name") END) || ${duty} AS "line"
      FROM ${table} o JOIN matching USING ("id") LEFT JOIN "Session" s ON s."id" = o."sessionId" JOIN "Person" p ON p."id" = o."personId"
        LEFT JOIN "AgendaItem" i ON i."id" = o."itemId" LEFT JOIN "Ballot" b ON b."id" = o."ballotId"
        LEFT JOIN "Section" se ON se."id" = o."sectionId" LEFT JOIN "Pillar" pi ON pi."id" = se."pillarId"
        LEFT JOIN "Indicator" n ON n."id" = o."indicatorId" ${owners}
      ${window}) rows ON TRUE`
}

/** As pages send moments. */
const moment = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const linesOf = (rows: Row[]) => rows.flatMap(({ line }) => line ?? [])

function registerOf(rows: Row[], { page }: RegisterFilters) {
  const [{ all, total } = { all: 0, total: 0 }] = rows
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  return { items: linesOf(rows), total, all, page: Math.min(page, pages), pages }
}

const pageAt = (page: number) => sql`ORDER BY o."number" DESC LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`

function actionLine(row: Omit<ActionLine, 'canSettle'>, { standing, roundtable }: Place): ActionLine {
  const facts = { ownerId: row.owner?.id, roundtableState: roundtable.state }
  return { ...row, canSettle: mayOn(standing, 'settle', facts) }
}

/** A review is due from its day on, on the calendar of whoever reads. */
function decisionConditions(filters: RegisterFilters, reader: Reader): Sql[] {
  const today = dayAt(new Date(), zoneOf(reader))
  return [
    ...conditionsOf('decision', filters),
    ...(filters.review ? [sql`o."reviewOn" IS NOT NULL`] : []),
    ...(filters.review === 'due' ? [sql`o."reviewOn" <= ${today}::date`] : []),
  ]
}

function conditionsOf(noun: Noun, { q, session, section, indicator }: RegisterFilters): Sql[] {
  return [
    ...(session ? [sql`o."sessionId" = ${session}::uuid`] : []),
    ...(section ? [sql`o."sectionId" = ${section}::uuid`] : []),
    ...(indicator ? [sql`o."indicatorId" = ${indicator}::uuid`] : []),
    ...(q ? [found(noun, q)] : []),
  ]
}

function actionConditions(actor: Actor, { standing }: Place, filters: RegisterFilters): Sql[] {
  const { group, owner, state } = filters
  const ownerId = owner === 'me' ? standing.seat?.membershipId : owner
  const today = dayAt(new Date(), actor.timeZone)
  return [
    ...conditionsOf('action', filters),
    ...(group ? [sql`mo."groupId" = ${group}::uuid`] : []),
    ...(owner === 'none' ? [sql`o."ownerId" IS NULL`] : []),
    ...(owner && owner !== 'none' ? [ownerId ? sql`o."ownerId" = ${ownerId}::uuid` : sql`FALSE`] : []),
    ...(state === 'overdue' ? [sql`o."state" = 'open' AND o."dueOn" < ${today}::date`] : []),
    ...(state && state !== 'overdue' ? [sql`o."state" = ${state}`] : []),
  ]
}

/** By its words, or by its code as people write it: D-25, a13. */
function found(noun: Noun, q: string): Sql {
  const [, letter, number] = /^\s*([da])\s*-?\s*(\d{1,6})\s*$/i.exec(q) ?? []
  const words = everyWordIn(['text'], q)
  if (!number || (letter!.toLowerCase() === 'd') !== (noun === 'decision')) return words
  return sql`(o."number" = ${Number(number)} OR ${words})`
}
