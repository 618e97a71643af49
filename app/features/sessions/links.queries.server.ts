import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import type { Language } from '#app/shared/roles.ts'
import { excerptOf } from '#app/shared/text.ts'
import type { ItemLink, LinkChoices, LinkDetails, LinkKind } from './link-words.ts'

type Row = {
  id: string
  itemId: string
  kind: LinkKind
  subjectId: string | null
  address: string | null
  own: string
  name: string | null
  both: unknown
  sectionId: string | null
  text: string | null
  more: string | null
  state: string | null
}

const SHOWN_SECTION = sql`s."removedAt" IS NULL AND pi."removedAt" IS NULL`

/** The links of an agenda with what they lead to as it is called now, in one statement. */
export async function linksOf(sessionId: string, roundtableId: string, language: Language) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT l."id", l."itemId", l."subjectType" AS "kind", l."subjectId", COALESCE(l."url", d."url") AS "address", l."title" AS "own",
      COALESCE(s."title", n."code" || ' ' || n."name", b."wording"->>'name', t."quote") AS "name", d."title" AS "both",
      CASE WHEN t."id" IS NULL THEN NULL ELSE t."sectionId" END AS "sectionId",
      COALESCE(n."definition", pi."title", (SELECT c."body" FROM "Comment" c WHERE c."threadId" = t."id" ORDER BY c."createdAt", c."id" LIMIT 1)) AS "text",
      COALESCE(n."unit", 'x' || b."round"::text) AS "more",
      COALESCE(s."status", n."state", b."state", CASE WHEN t."id" IS NULL THEN NULL WHEN t."resolvedAt" IS NULL THEN 'open' ELSE 'resolved' END) AS "state"
    FROM "AgendaLink" l JOIN "AgendaItem" i ON i."id" = l."itemId" AND i."removedAt" IS NULL AND i."sessionId" = ${sessionId}::uuid
      LEFT JOIN ("Section" s JOIN "Pillar" pi ON pi."id" = s."pillarId" AND ${SHOWN_SECTION}) ON s."id" = l."sectionId"
      LEFT JOIN "Indicator" n ON n."id" = l."indicatorId" AND n."removedAt" IS NULL
      LEFT JOIN "Ballot" b ON b."id" = l."ballotId"
      LEFT JOIN ("CommentThread" t JOIN "Section" ts ON ts."id" = t."sectionId" AND ts."removedAt" IS NULL) ON t."id" = l."threadId"
      LEFT JOIN "RelatedDocument" d ON d."id" = l."documentId" AND d."removedAt" IS NULL
    ORDER BY l."position", l."id"`
  return rows.map((row) => detailsOf(row, roundtableId, language))
}

function detailsOf(row: Row, roundtableId: string, language: Language): LinkDetails {
  const { id, itemId, kind, subjectId, text, more, state } = row
  const title = titleOf(row, language)
  return {
    ...{ id, itemId, kind, subjectId, title, state },
    to: title === null ? null : addressOf(row, roundtableId),
    lines: [text, kind === 'indicator' ? more : null].flatMap((line) => (line ? excerptOf(line, 400) : [])),
  }
}

function titleOf({ kind, address, own, name, both }: Row, language: Language) {
  if (kind === 'address') return own || hostOf(address)
  if (kind === 'related-document') return both ? localized(both, language) : null
  return name === null ? null : excerptOf(name, 120)
}

function addressOf({ kind, subjectId, address, sectionId }: Row, roundtableId: string) {
  if (address !== null || subjectId === null) return address
  if (kind === 'section') return paths.section(roundtableId, subjectId)
  if (kind === 'indicator') return paths.indicator(roundtableId, subjectId)
  if (kind === 'ballot') return paths.ballot(roundtableId, subjectId)
  return sectionId ? paths.sectionThread(roundtableId, sectionId, subjectId) : null
}

function hostOf(address: string | null) {
  return address && URL.canParse(address) ? new URL(address).hostname : address
}

/** What the chip of a link holds. */
export const chipOf = ({ id, itemId, kind, subjectId, title, to }: LinkDetails): ItemLink => ({
  id,
  itemId,
  kind,
  subjectId,
  title,
  to,
})

type Choice = { kind: LinkChoices[number]['kind']; id: string; label: string | null; both: unknown }

/** What an item can be linked to, in one statement: the newest ballots and the open threads among it. */
export async function linkChoices(roundtableId: string, language: Language): Promise<LinkChoices> {
  const at = sql`${roundtableId}::uuid`
  const sections = sql`"Section" s JOIN "Pillar" pi ON pi."id" = s."pillarId" AND ${SHOWN_SECTION} JOIN "Framework" f ON f."id" = pi."frameworkId" AND f."roundtableId" = ${at}`
  const rows = await db.$queryRaw<Choice[]>`
    (SELECT 'section' AS "kind", s."id", s."title" AS "label", NULL::jsonb AS "both" FROM ${sections} ORDER BY pi."position", s."position")
    UNION ALL (SELECT 'indicator', "id", "code" || ' ' || "name", NULL FROM "Indicator" WHERE "roundtableId" = ${at} AND "removedAt" IS NULL AND "mergedIntoId" IS NULL ORDER BY "code" LIMIT 200)
    UNION ALL (SELECT 'ballot', "id", ("wording"->>'name') || ' (' || "round" || ')', NULL FROM "Ballot" WHERE "roundtableId" = ${at} ORDER BY "openedAt" DESC LIMIT 50)
    UNION ALL (SELECT 'thread', t."id", s."title" || ': ' || t."quote", NULL FROM "CommentThread" t JOIN ${sections} ON s."id" = t."sectionId" WHERE t."resolvedAt" IS NULL ORDER BY t."createdAt" DESC LIMIT 50)
    UNION ALL (SELECT 'related-document', "id", NULL, "title" FROM "RelatedDocument" WHERE "removedAt" IS NULL ORDER BY "position")`
  return (['section', 'indicator', 'ballot', 'thread', 'related-document'] as const).map((kind) => ({
    kind,
    choices: rows
      .filter((row) => row.kind === kind)
      .map(({ id, label, both }) => ({
        value: `${kind}:${id}`,
        label: excerptOf(both ? localized(both, language) : (label ?? ''), 90),
      })),
  }))
}
