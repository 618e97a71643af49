import type { Place } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import { ballotOfSession } from './record-rows.server.ts'

export const MEASURES = ['spokenMs', 'votes', 'text', 'comments'] as const
export type Measure = (typeof MEASURES)[number]
export type GroupBalance = { groupId: string; members: number } & Record<Measure, number>
/** Somebody who had the floor, for the organisation and group that they then spoke for. */
export type SpeakerBalance = {
  personId: string
  name: string
  organisation: string
  groupId: string
  speeches: number
  spokenMs: number
}
export type Balance = { groups: GroupBalance[]; speakers: SpeakerBalance[] }

/** How much each group spoke, voted, wrote and commented while a session ran; every group is there, those that did nothing with a zero. */
export function balanceOfSession({ session, roundtable }: SessionSubject): Promise<Balance> {
  const [from, to] = [session.startedAt, session.endedAt]
  const during = (at: Sql) =>
    from ? sql`${at} >= ${from} AND (${to}::timestamptz IS NULL OR ${at} <= ${to})` : sql`FALSE`
  return read(roundtable.id, {
    speeches: sql`sp."sessionId" = ${session.id}::uuid`,
    ballots: ballotOfSession(session.id),
    // What was saved of the sections' texts, a merged row for as many as it was: words that stand are counted once, for the roundtable.
    text: sql`SELECT u."groupId", sum(u."seq" - coalesce(u."firstSeq", u."seq") + 1) AS "count" FROM "CollabUpdate" u JOIN "CollabDocument" d ON d."id" = u."documentId" JOIN "Section" s ON s."id" = d."sectionId"
      JOIN "Pillar" p ON p."id" = s."pillarId" JOIN "Framework" f ON f."id" = p."frameworkId" WHERE f."roundtableId" = ${roundtable.id}::uuid AND ${during(sql`u."at"`)} GROUP BY u."groupId"`,
    comments: during(sql`c."createdAt"`),
  })
}

/** The same over all sessions of a roundtable; its text is the words that stand in its sections. */
export function balanceOfRoundtable({ roundtable }: Place): Promise<Balance> {
  return read(roundtable.id, {
    speeches: sql`se."roundtableId" = ${roundtable.id}::uuid AND se."removedAt" IS NULL`,
    ballots: sql`TRUE`,
    text: sql`SELECT w."groupId", sum(w."words") AS "count" FROM "SectionWords" w JOIN "Section" s ON s."id" = w."sectionId" JOIN "Pillar" p ON p."id" = s."pillarId"
      JOIN "Framework" f ON f."id" = p."frameworkId" WHERE f."roundtableId" = ${roundtable.id}::uuid AND s."removedAt" IS NULL AND p."removedAt" IS NULL GROUP BY w."groupId"`,
    comments: sql`TRUE`,
  })
}

type Of = { speeches: Sql; ballots: Sql; text: Sql; comments: Sql }

/** How many answered, never how: this may be told of groups of any size. */
async function read(roundtableId: string, of: Of): Promise<Balance> {
  const [groups, speakers] = await Promise.all([groupsIn(roundtableId, of), speakersIn(of)])
  return { groups, speakers }
}

/** How long somebody has spoken, with a speech that runs as it stands now. */
const SPOKEN_MS = sql`sum(sp."spokenMs" + CASE WHEN sp."runningSince" IS NULL THEN 0 ELSE extract(epoch FROM clock_timestamp() - sp."runningSince") * 1000 END)::bigint`

/** Whoever spoke longest first. */
function speakersIn({ speeches }: Of) {
  return db.$queryRaw<SpeakerBalance[]>`
    SELECT sp."personId", p."name", o."name" AS "organisation", sp."groupId", count(*)::int AS "speeches", ${SPOKEN_MS}::int AS "spokenMs"
    FROM "Speech" sp JOIN "Session" se ON se."id" = sp."sessionId" JOIN "Person" p ON p."id" = sp."personId" JOIN "Organisation" o ON o."id" = sp."organisationId"
    WHERE ${speeches} GROUP BY sp."personId", p."name", o."id", sp."groupId" ORDER BY "spokenMs" DESC, p."name", o."id"`
}

function groupsIn(roundtableId: string, { speeches, ballots, text, comments }: Of) {
  const number = (from: Sql) => sql`coalesce((SELECT x."count" FROM (${from}) x WHERE x."groupId" = g."id"), 0)::int`
  return db.$queryRaw<GroupBalance[]>`
    SELECT g."id" AS "groupId",
      (SELECT count(*) FROM "Membership" m JOIN "Organisation" o ON o."id" = m."organisationId" WHERE m."roundtableId" = ${roundtableId}::uuid AND m."endedAt" IS NULL AND o."groupId" = g."id")::int AS "members",
      ${number(sql`SELECT sp."groupId", ${SPOKEN_MS} AS "count"
        FROM "Speech" sp JOIN "Session" se ON se."id" = sp."sessionId" WHERE ${speeches} GROUP BY sp."groupId"`)} AS "spokenMs",
      ${number(sql`SELECT v."groupId", count(*) AS "count" FROM "Vote" v JOIN "Ballot" b ON b."id" = v."ballotId" WHERE b."roundtableId" = ${roundtableId}::uuid AND ${ballots} GROUP BY v."groupId"`)} AS "votes",
      ${number(text)} AS "text",
      ${number(sql`SELECT c."groupId", count(*) AS "count" FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" JOIN "Section" s ON s."id" = t."sectionId" JOIN "Pillar" p ON p."id" = s."pillarId"
        JOIN "Framework" f ON f."id" = p."frameworkId" WHERE f."roundtableId" = ${roundtableId}::uuid AND ${comments} GROUP BY c."groupId"`)} AS "comments"
    FROM "StakeholderGroup" g ORDER BY g."position"`
}
