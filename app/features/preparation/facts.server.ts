import { openBallots } from '#app/features/ballots/open-ballots.server.ts'
import { AGENDA_ITEMS, contentOf } from '#app/features/session-calendar/content.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import { minutesToRate } from '#app/shared/task-minutes.ts'
import { excerptOf } from '#app/shared/text.ts'
import type { Facts, Question } from './tasks.ts'

type LinkRow = { itemId: string; subjectType: string; subjectId: string }
type Row = Session & {
  items: Parameters<typeof contentOf>[1]
  links: LinkRow[]
  sections: Facts['sections']
  minutes: Facts['minutes']
  questions: (Omit<Question, 'excerpt'> & { body: string })[]
  readings: Facts['readings']
}

/** The session with what its agenda asks of members, or null where there is none. One statement, and the roundtable's open ballots. */
export async function factsOf(which: Which): Promise<{ session: Session; facts: Facts } | null> {
  const [rows, ballots] = await Promise.all([
    rowsOf(which),
    which.withoutBallots ? [] : openBallots(which.roundtableId),
  ])
  const [row] = rows
  if (!row) return null
  const { items, links, sections, minutes, questions, readings, ...session } = row
  const linked = new Set(links.map(({ subjectId }) => subjectId))
  const facts = {
    items: contentOf(session, items).items.map(({ id, number, title }) => ({
      number,
      title,
      links: links.filter(({ itemId }) => itemId === id),
    })),
    sections,
    minutes,
    questions: questions.map(({ body, ...question }) => ({ ...question, excerpt: excerptOf(body, 200) })),
    readings,
    ballots: ballots
      .filter(({ id, subjectId }) => linked.has(id) || linked.has(subjectId))
      .map(({ id, to, subjectId, code, name, texts, votes, terms }) => ({
        ...{ id, to, subjectId, code, name },
        minutes: minutesToRate(texts),
        terms,
        holderIds: votes.map(({ holderId }) => holderId),
      })),
  }
  return { session, facts }
}

/** `withoutBallots` for whoever has no vote. One session, or the next one of a roundtable; `shut` leaves out those that observers may not come to. */
export type Which = { roundtableId: string; withoutBallots?: boolean } & (
  { sessionId: string } | { next: true; shut: boolean }
)

function chosen(which: Which): Sql {
  if ('sessionId' in which) return sql`one."id" = ${which.sessionId}::uuid`
  return sql`one."state" = 'planned' AND one."startsAt" > now() AND one."removedAt" IS NULL AND (one."observersMayCome" OR NOT ${which.shut})`
}

/** What the record of a session has to read, as far as its rows say: a speech is a line, whatever was said. */
const MINUTES_WORDS = sql`(SELECT coalesce(sum(array_length(regexp_split_to_array(trim(w."text"), '\\s+'), 1)), 0)::int FROM (
      SELECT "text" FROM "Decision" WHERE "sessionId" = m."sessionId" AND "removedAt" IS NULL
      UNION ALL SELECT "text" FROM "Action" WHERE "sessionId" = m."sessionId" AND "removedAt" IS NULL
      UNION ALL SELECT "summary" || ' ' || COALESCE("corrected", '') FROM "MinutesLine" WHERE "sessionId" = m."sessionId" AND NOT "hidden"
      UNION ALL SELECT "title" || ' ' || "note" FROM "AgendaItem" WHERE "sessionId" = m."sessionId" AND "removedAt" IS NULL
      UNION ALL SELECT 'who spoke for whom and how long' FROM "Speech" WHERE "sessionId" = m."sessionId") w)`

function rowsOf(which: Which) {
  return db.$queryRaw<Row[]>`
    WITH s AS (
      SELECT * FROM "Session" one WHERE one."roundtableId" = ${which.roundtableId}::uuid AND ${chosen(which)} ORDER BY one."startsAt", one."number" LIMIT 1
    ), waiting AS (
      SELECT m."sessionId" AS "id", m."approvalItemId" AS "itemId", e."number", e."title", NOT e."observersMayCome" AS "shut", ${MINUTES_WORDS} AS "words"
      FROM "Minutes" m JOIN "AgendaItem" i ON i."id" = m."approvalItemId" JOIN s ON s."id" = i."sessionId" JOIN "Session" e ON e."id" = m."sessionId"
      WHERE m."state" <> 'approved' AND e."removedAt" IS NULL
    ), link AS (
      SELECT l."itemId", l."subjectType", l."subjectId", l."position" FROM "AgendaLink" l JOIN "AgendaItem" i ON i."id" = l."itemId" JOIN s ON s."id" = i."sessionId"
      WHERE l."subjectId" IS NOT NULL
      UNION ALL SELECT "itemId", 'minutes', "id", 0 FROM waiting
    ), section AS (
      SELECT t."id", t."title", (SELECT coalesce(sum(w."words"), 0)::int FROM "SectionWords" w WHERE w."sectionId" = t."id") AS "words",
        concat((SELECT count(*) FROM "Pillar" o WHERE o."frameworkId" = p."frameworkId" AND o."removedAt" IS NULL AND (o."position", o."id") <= (p."position", p."id")), '.',
          (SELECT count(*) FROM "Section" o WHERE o."pillarId" = t."pillarId" AND o."removedAt" IS NULL AND (o."position", o."id") <= (t."position", t."id"))) AS "number"
      FROM "Section" t JOIN "Pillar" p ON p."id" = t."pillarId"
      WHERE t."id" IN (SELECT "subjectId" FROM link WHERE "subjectType" = 'section') AND t."removedAt" IS NULL AND p."removedAt" IS NULL
    ), question AS (
      SELECT t."id" AS "threadId", t."sectionId", x."title" AS "section", left(c."body", 1000) AS "body", p."name" AS "by", c."personId" AS "byId", c."groupId",
        c."createdAt" AS "at", t."resolvedAt" IS NULL AS "open", c."mentions" AS "named",
        ARRAY(SELECT DISTINCT a."personId" FROM "Comment" a WHERE a."threadId" = t."id" AND a."createdAt" > c."createdAt") AS "answererIds"
      FROM "CommentThread" t JOIN "Section" x ON x."id" = t."sectionId" JOIN "Pillar" pillar ON pillar."id" = x."pillarId"
        JOIN "Comment" c ON c."threadId" = t."id" JOIN "Person" p ON p."id" = c."personId"
      WHERE (t."id" IN (SELECT "subjectId" FROM link WHERE "subjectType" = 'thread') OR t."sectionId" IN (SELECT "id" FROM section))
        AND x."removedAt" IS NULL AND pillar."removedAt" IS NULL AND c."mentions" <> '[]'::jsonb
    )
    SELECT s.*, ${AGENDA_ITEMS} AS "items",
      (SELECT coalesce(jsonb_agg(link ORDER BY link."position"), '[]') FROM link) AS "links",
      (SELECT coalesce(jsonb_agg(section), '[]') FROM section) AS "sections",
      (SELECT coalesce(jsonb_agg(waiting), '[]') FROM waiting) AS "minutes",
      (SELECT coalesce(jsonb_agg(question ORDER BY question."at"), '[]') FROM question) AS "questions",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', r."personId", 'of', COALESCE(r."sectionId", r."minutesOfId"))), '[]')
        FROM "SessionReading" r WHERE r."sessionId" = s."id") AS "readings"
    FROM s`
}
