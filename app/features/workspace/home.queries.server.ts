import { mayTakePart } from '#app/features/access/access.policy.ts'
import { openBallots } from '#app/features/ballots/open-ballots.server.ts'
import { waitsFor } from '#app/features/ballots/terms/terms.policy.ts'
import { db } from '#app/platform/db.server.ts'
import { joined, sql } from '#app/platform/sql.server.ts'
import { definitionOf } from '#app/shared/events/catalogue.ts'
import type { Definition } from '#app/shared/events/define.ts'
import type { Standing } from '#app/shared/roles.ts'
import { minutesToAnswer, minutesToRate } from '#app/shared/task-minutes.ts'
import { excerptOf } from '#app/shared/text.ts'
import type { Reviews } from './moderation.queries.server.ts'

type Change = NonNullable<Definition['news']>
export type Changes = Record<Change, number>
export type OpenBallot = {
  id: string
  to: string
  code: string
  name: string
  openedAt: string
  answered: number
  minutes: number
}
export type Asked = {
  threadId: string
  sectionId: string
  section: string
  excerpt: string
  by: string
  groupId: string
  at: string
  minutes: number
  toGroup: boolean
}

/** What the others did since a moment, counted, what this person or their group was asked and has not answered, and what is due for review on `today`, YYYY-MM-DD: one statement. */
export async function newsFor(roundtableId: string, standing: Standing, since: Date, today: string) {
  const [row] = await db.$queryRaw<[{ counts: Record<string, number>; comments: AskedRow[]; reviews: Reviews }]>`
    SELECT ${countsSince(roundtableId, standing.personId, since)} AS "counts", ${commentsTo(roundtableId, standing)} AS "comments", ${reviewsDue(roundtableId, today)} AS "reviews"`
  return { changes: changesOf(row.counts), asked: askedOf(row.comments, standing.personId), reviews: row.reviews }
}

/** As the register of decisions finds them: from their day on, on the calendar of whoever reads. */
const reviewsDue = (roundtableId: string, today: string) => sql`(
  SELECT jsonb_build_object('due', count(*)::int, 'oldestOn', min(d."reviewOn")) FROM "Decision" d
  WHERE d."roundtableId" = ${roundtableId}::uuid AND d."removedAt" IS NULL AND d."reviewOn" <= ${today}::date)`

const countsSince = (roundtableId: string, personId: string, since: Date) => sql`(
  SELECT coalesce(jsonb_object_agg(e."name", e."count"), '{}') FROM (
    SELECT e."name", count(*)::int AS "count" FROM "Event" e
    WHERE e."roundtableId" = ${roundtableId}::uuid AND e."at" > ${since} AND e."personId" IS DISTINCT FROM ${personId}::uuid GROUP BY e."name"
  ) e)`

function changesOf(counts: Record<string, number>): Changes {
  const changes: Changes = { comments: 0, edits: 0, statuses: 0, indicators: 0, ballots: 0 }
  for (const [name, count] of Object.entries(counts)) {
    const change = definitionOf(name)?.news
    if (change) changes[change] += count
  }
  return changes
}

/** Open ballots that wait for this person's answer. */
export async function ballotsToAnswer(roundtableId: string, standing: Standing): Promise<OpenBallot[]> {
  const { seat } = standing
  if (!seat || !mayTakePart(standing)) return []
  const ballots = await openBallots(roundtableId)
  return ballots
    .filter((ballot) => waitsFor(ballot, seat))
    .map(({ id, to, code, name, openedAt, votes, texts }) => ({
      id,
      to,
      code,
      name,
      openedAt: openedAt.toISOString(),
      answered: votes.length,
      minutes: minutesToRate(texts),
    }))
}

/** The latest comments of open threads that name this person or their group. */
function commentsTo(roundtableId: string, { personId, seat }: Standing) {
  const named = [{ type: 'person', id: personId }, ...(seat ? [{ type: 'group', id: seat.groupId }] : [])]
  const names = joined(
    named.map((mention) => sql`c."mentions" @> ${JSON.stringify([mention])}::jsonb`),
    ' OR ',
  )
  return sql`(SELECT coalesce(jsonb_agg(a), '[]') FROM (
    SELECT c."threadId", c."body", c."mentions", c."groupId", c."createdAt", p."name" AS "by", s."id" AS "sectionId", s."title" AS "section",
      (SELECT max(own."createdAt") FROM "Comment" own WHERE own."threadId" = c."threadId" AND own."personId" = ${personId}::uuid) AS "answeredAt"
    FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" JOIN "Section" s ON s."id" = t."sectionId"
      JOIN "Pillar" pillar ON pillar."id" = s."pillarId" JOIN "Framework" f ON f."id" = pillar."frameworkId"
      LEFT JOIN "Person" p ON p."id" = c."personId"
    WHERE f."roundtableId" = ${roundtableId}::uuid AND s."removedAt" IS NULL AND pillar."removedAt" IS NULL AND t."resolvedAt" IS NULL
      AND c."personId" <> ${personId}::uuid AND (${names})
    ORDER BY c."createdAt" DESC LIMIT 40) a)`
}

/** Those that have not been answered by them since, each thread once. */
function askedOf(comments: AskedRow[], personId: string): Asked[] {
  const waiting = comments.filter(({ createdAt, answeredAt }) => !answeredAt || answeredAt < createdAt)
  const latest = waiting
    .filter((comment, at) => waiting.findIndex(({ threadId }) => threadId === comment.threadId) === at)
    .slice(0, 8)
  return latest.map(({ threadId, sectionId, section, body, by, groupId, createdAt, mentions }) => ({
    threadId,
    sectionId,
    section,
    groupId,
    excerpt: excerptOf(body, 200),
    by: by ?? '',
    at: new Date(createdAt).toISOString(),
    minutes: minutesToAnswer([body]),
    toGroup: !namesPerson(mentions, personId),
  }))
}

type AskedRow = {
  threadId: string
  sectionId: string
  section: string
  body: string
  mentions: unknown
  groupId: string
  by: string | null
  /** Moments as the database writes them in JSON: alike, so that they compare as text. */
  createdAt: string
  answeredAt: string | null
}

function namesPerson(mentions: unknown, personId: string) {
  return Array.isArray(mentions) && mentions.some((one) => (one as { id?: unknown } | null)?.id === personId)
}
