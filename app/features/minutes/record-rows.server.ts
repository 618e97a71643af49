import { JOIN_SUBJECT } from '#app/features/ballots/subjects/registry.server.ts'
import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import { eventName } from '#app/shared/events/catalogue.ts'
import type { DrawRow } from './tables-record.ts'

export type Who = { name: string; organisation: string; group: string } | null
type Edit = {
  key: string
  itemId: string | null
  place: number | null
  hidden: boolean
  corrected: string | null
  reason: string
  summary: string
  version: number
  editor: string | null
}

/** Everything that a session's tables say of it, as they say it. */
export type RecordRows = {
  members: { groupId: string; count: number }[]
  groups: { id: string; code: string; name: { en: string; fr: string } }[]
  rapporteur: Who
  checkIns: { id: string; groupId: string; mode: string; from: string; to: string | null; who: Who; personId: string }[]
  items: {
    id: string
    parentId: string | null
    kind: string
    title: string
    minutes: number
    visibility: string
    startedAt: string | null
    ranMs: number
    links: { type: string; id: string | null; title: string; url: string | null }[]
  }[]
  draws: DrawRow[]
  speeches: { id: string; itemId: string | null; at: string; kind: string; spokenMs: number; who: Who }[]
  ballots: {
    id: string
    itemId: string | null
    code: string
    name: string
    round: number
    method: string
    openedAt: string
    closedAt: string | null
    result: Record<string, unknown> | null
  }[]
  decisions: { id: string; itemId: string | null; number: number; text: string; at: string; who: Who }[]
  actions: {
    id: string
    itemId: string | null
    number: number
    text: string
    at: string
    who: Who
    owner: Who
    dueOn: string | null
  }[]
  events: { id: string; name: string; at: string; itemId: string | null; who: Who }[]
  edits: Edit[]
  corrections: {
    id: string
    at: string
    line: string
    quote: string
    proposal: string
    reason: string
    state: string
    answer: string
    answeredBy: string | null
    who: Who
  }[]
}

/** Who it was and for whom, from the row `alias` that carries a seat; organisation and group are empty for the secretariat. */
const who = (
  alias: Sql,
) => sql`(SELECT jsonb_build_object('name', wp."name", 'organisation', coalesce(wo."name", ''), 'group', coalesce(wg."code", ''))
  FROM "Person" wp LEFT JOIN "Organisation" wo ON wo."id" = ${alias}."organisationId" LEFT JOIN "StakeholderGroup" wg ON wg."id" = ${alias}."groupId" WHERE wp."id" = ${alias}."personId")`
const member = (
  id: Sql,
) => sql`(SELECT jsonb_build_object('name', mp."name", 'organisation', mo."name", 'group', mg."code") FROM "Membership" mm
  JOIN "Person" mp ON mp."id" = mm."personId" JOIN "Organisation" mo ON mo."id" = mm."organisationId" JOIN "StakeholderGroup" mg ON mg."id" = mo."groupId" WHERE mm."id" = ${id})`
const all = (columns: Sql, from: Sql) => sql`(SELECT coalesce(jsonb_agg(${columns}), '[]') ${from})`

/** What is done with the clock of the room and with its tables, by its names in the catalogue. */
export const CLOCK = {
  begun: eventName('session.started'),
  paused: eventName('session.paused'),
  resumed: eventName('session.resumed'),
  ended: eventName('session.ended'),
  'tables-drawn': eventName('tables.drawn'),
  'tables-begun': eventName('tables.begun'),
  'tables-ended': eventName('tables.ended'),
} as const

/** One statement, so that everything is of one moment. */
export async function recordRows(sessionId: string, roundtableId: string, tx: Tx = db): Promise<RecordRows> {
  const of = sql`"sessionId" = ${sessionId}::uuid`
  const [row] = await tx.$queryRaw<RecordRows[]>`SELECT
    ${all(
      sql`jsonb_build_object('groupId', x."groupId", 'count', x."count")`,
      sql`FROM (SELECT o."groupId", count(*)::int AS "count" FROM "Membership" m JOIN "Organisation" o ON o."id" = m."organisationId"
      WHERE m."roundtableId" = ${roundtableId}::uuid AND m."endedAt" IS NULL GROUP BY o."groupId") x`,
    )} AS "members",
    ${all(sql`jsonb_build_object('id', g."id", 'code', g."code", 'name', g."name") ORDER BY g."position"`, sql`FROM "StakeholderGroup" g`)} AS "groups",
    (SELECT ${member(sql`mi."rapporteurId"`)} FROM "Minutes" mi WHERE mi.${of}) AS "rapporteur",
    ${all(sql`jsonb_build_object('id', c."id", 'groupId', c."groupId", 'mode', c."mode", 'from', c."arrivedAt", 'to', c."leftAt", 'personId', c."personId", 'who', ${who(sql`c`)}) ORDER BY c."arrivedAt", c."id"`, sql`FROM "CheckIn" c WHERE c.${of}`)} AS "checkIns",
    ${all(sql`jsonb_build_object('id', i."id", 'parentId', i."parentId", 'kind', i."kind", 'title', i."title", 'minutes', i."minutes", 'visibility', i."visibility", 'startedAt', i."startedAt", 'ranMs', i."ranMs", 'links', ${LINKS}) ORDER BY i."position", i."id"`, sql`FROM "AgendaItem" i WHERE i.${of} AND i."removedAt" IS NULL`)} AS "items",
    ${all(DRAW, sql`FROM "TableDraw" td WHERE td.${of} AND td."replacedAt" IS NULL`)} AS "draws",
    ${all(sql`jsonb_build_object('id', sp."id", 'itemId', sp."itemId", 'at', sp."startedAt", 'kind', sp."kind", 'spokenMs', sp."spokenMs", 'who', ${who(sql`sp`)})`, sql`FROM "Speech" sp WHERE sp.${of}`)} AS "speeches",
    ${all(
      sql`jsonb_build_object('id', b."id", 'itemId', ${itemOfBallot(sessionId)}, 'code', s."code", 'name', s."name", 'round', b."round", 'method', b."method", 'openedAt', b."openedAt", 'closedAt', b."closedAt",
      'result', CASE WHEN c."resultAt" <= ${DATABASE_NOW} THEN c."result" END)`,
      sql`FROM "Ballot" b ${JOIN_SUBJECT} LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id" WHERE ${ballotOfSession(sessionId)}`,
    )} AS "ballots",
    ${all(sql`jsonb_build_object('id', d."id", 'itemId', d."itemId", 'number', d."number", 'text', d."text", 'at', d."at", 'who', ${who(sql`d`)})`, sql`FROM "Decision" d WHERE d.${of} AND d."removedAt" IS NULL`)} AS "decisions",
    ${all(sql`jsonb_build_object('id', a."id", 'itemId', a."itemId", 'number', a."number", 'text', a."text", 'at', a."at", 'who', ${who(sql`a`)}, 'owner', ${member(sql`a."ownerId"`)}, 'dueOn', a."dueOn")`, sql`FROM "Action" a WHERE a.${of} AND a."removedAt" IS NULL`)} AS "actions",
    ${all(sql`jsonb_build_object('id', e."id", 'name', e."name", 'at', e."at", 'itemId', e."data"->>'itemId', 'who', ${who(sql`e`)})`, sql`FROM "Event" e WHERE e."subjectType" = 'session' AND e."subjectId" = ${sessionId} AND e."name" = ANY(${Object.values(CLOCK)})`)} AS "events",
    ${all(sql`jsonb_build_object('key', l."key", 'itemId', l."itemId", 'place', l."place", 'hidden', l."hidden", 'corrected', l."corrected", 'reason', l."reason", 'summary', l."summary", 'version', l."version", 'editor', (SELECT p."name" FROM "Person" p WHERE p."id" = l."personId"))`, sql`FROM "MinutesLine" l WHERE l.${of}`)} AS "edits",
    ${all(sql`jsonb_build_object('id', k."id", 'at', k."at", 'line', k."line", 'quote', k."quote", 'proposal', k."proposal", 'reason', k."reason", 'state', k."state", 'answer', k."answer", 'answeredBy', (SELECT p."name" FROM "Person" p WHERE p."id" = k."answeredById"), 'who', ${who(sql`k`)}) ORDER BY k."at", k."id"`, sql`FROM "MinutesCorrection" k WHERE k.${of}`)} AS "corrections"`
  return row!
}

const DRAW = sql`jsonb_build_object('itemId', td."itemId", 'seed', td."seed", 'drawnAt', td."drawnAt", 'who', ${who(sql`td`)}, 'begunAt', td."begunAt", 'endedAt', td."endedAt",
  'replaced', (SELECT count(*) FROM "TableDraw" o WHERE o."itemId" = td."itemId" AND o."replacedAt" IS NOT NULL),
  'tables', ${all(
    sql`jsonb_build_object('id', bt."id", 'number', bt."number", 'question', bt."question",
    'written', td."begunAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "CollabDocument" cd WHERE cd."tableId" = bt."id")) ORDER BY bt."number"`,
    sql`FROM "BreakOutTable" bt WHERE bt."drawId" = td."id"`,
  )},
  'seats', ${all(
    sql`jsonb_build_object('tableId', st."tableId", 'id', st."personId", 'groupId', st."groupId", 'reporter', st."reporter", 'drawnTo', st."drawnTo", 'moved', st."moved", 'who', ${who(sql`st`)})
      ORDER BY sg."position", sn."name", st."personId"`,
    sql`FROM "TableSeat" st JOIN "Person" sn ON sn."id" = st."personId" JOIN "StakeholderGroup" sg ON sg."id" = st."groupId" WHERE st."drawId" = td."id"`,
  )})`

const LINKS = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('type', l."subjectType", 'id', l."subjectId", 'url', l."url",
    'title', coalesce(nullif(l."title", ''), ls."title", ln."code" || ' ' || ln."name", ''))  ORDER BY l."position"), '[]')
  FROM "AgendaLink" l LEFT JOIN "Section" ls ON ls."id" = l."sectionId" LEFT JOIN "Indicator" ln ON ln."id" = l."indicatorId" WHERE l."itemId" = i."id")`

/** Those that it asked, and those of before that its agenda names. What is only prepared is a moderators' matter. */
export const ballotOfSession = (sessionId: string) =>
  sql`b."state" <> 'created' AND (b."sessionId" = ${sessionId}::uuid OR b."id" IN (SELECT l."ballotId" FROM "AgendaLink" l JOIN "AgendaItem" i ON i."id" = l."itemId" WHERE i."sessionId" = ${sessionId}::uuid AND i."removedAt" IS NULL))`
const itemOfBallot = (sessionId: string) =>
  sql`coalesce(b."itemId", (SELECT i."id" FROM "AgendaLink" l JOIN "AgendaItem" i ON i."id" = l."itemId" WHERE i."sessionId" = ${sessionId}::uuid AND l."ballotId" = b."id" AND i."removedAt" IS NULL ORDER BY i."position" LIMIT 1))`
