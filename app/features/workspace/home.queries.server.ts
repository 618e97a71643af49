import { mayTakePart } from '#app/features/access/access.policy.ts'
import { openBallots } from '#app/features/ballots/open-ballots.server.ts'
import { db } from '#app/platform/db.server.ts'
import { joined, sql } from '#app/platform/sql.server.ts'
import { definitionOf } from '#app/shared/events/catalogue.ts'
import type { Definition } from '#app/shared/events/define.ts'
import type { Standing } from '#app/shared/roles.ts'
import { minutesToAnswer, minutesToRate } from '#app/shared/task-minutes.ts'
import { excerptOf } from '#app/shared/text.ts'

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

/** What the others did since a moment, counted. */
export async function changesSince(roundtableId: string, personId: string, since: Date): Promise<Changes> {
  const rows = await db.event.groupBy({
    by: ['name'],
    where: { roundtableId, at: { gt: since }, OR: [{ personId: { not: personId } }, { personId: null }] },
    _count: { _all: true },
  })
  const changes: Changes = { comments: 0, edits: 0, statuses: 0, indicators: 0, ballots: 0 }
  for (const { name, _count } of rows) {
    const change = definitionOf(name)?.news
    if (change) changes[change] += _count._all
  }
  return changes
}

/** Open ballots that wait for this person's answer. */
export async function ballotsToAnswer(roundtableId: string, standing: Standing): Promise<OpenBallot[]> {
  if (!mayTakePart(standing)) return []
  const ballots = await openBallots(roundtableId)
  return ballots
    .filter(
      ({ votes, present }) =>
        !votes.some(({ personId }) => personId === standing.personId) && (present?.includes(standing.personId) ?? true),
    )
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

/** Open threads that name this person or their group and have not been answered by them since. */
export async function openQuestionsTo(roundtableId: string, { personId, seat }: Standing): Promise<Asked[]> {
  const named = [{ type: 'person', id: personId }, ...(seat ? [{ type: 'group', id: seat.groupId }] : [])]
  const names = joined(
    named.map((mention) => sql`c."mentions" @> ${JSON.stringify([mention])}::jsonb`),
    ' OR ',
  )
  const comments = await db.$queryRaw<AskedRow[]>`
    SELECT c."threadId", c."body", c."mentions", c."groupId", c."createdAt", p."name" AS "by", s."id" AS "sectionId", s."title" AS "section",
      (SELECT max(own."createdAt") FROM "Comment" own WHERE own."threadId" = c."threadId" AND own."personId" = ${personId}::uuid) AS "answeredAt"
    FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" JOIN "Section" s ON s."id" = t."sectionId"
      JOIN "Pillar" pillar ON pillar."id" = s."pillarId" JOIN "Framework" f ON f."id" = pillar."frameworkId"
      LEFT JOIN "Person" p ON p."id" = c."personId"
    WHERE f."roundtableId" = ${roundtableId}::uuid AND s."removedAt" IS NULL AND pillar."removedAt" IS NULL AND t."resolvedAt" IS NULL
      AND c."personId" <> ${personId}::uuid AND (${names})
    ORDER BY c."createdAt" DESC LIMIT 40`
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
    at: createdAt.toISOString(),
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
  createdAt: Date
  answeredAt: Date | null
}

function namesPerson(mentions: unknown, personId: string) {
  return Array.isArray(mentions) && mentions.some((one) => (one as { id?: unknown } | null)?.id === personId)
}
