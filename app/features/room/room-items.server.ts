import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import type { ItemKind } from '#app/features/sessions/session-words.ts'
import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import type { Language } from '#app/shared/roles.ts'
import { excerptOf } from '#app/shared/text.ts'
import type { AgendaStep } from './room-page.queries.server.ts'
import { inOrder, stepsOf } from './steps.ts'

export type RoomLink = {
  id: string
  kind: 'section' | 'indicator' | 'ballot' | 'thread' | 'document' | 'link'
  title: string
  to: string
  /** Of an indicator: what it measures. */
  words: string
  /** It leads out of the platform. */
  outside: boolean
}

export type RoomItemData = AgendaStep & { note: string; links: RoomLink[] }

type LinkRow = {
  id: string
  sectionId: string | null
  section: string | null
  indicatorId: string | null
  code: string | null
  name: string | null
  definition: string | null
  ballotId: string | null
  wording: { code?: string; name?: string } | null
  threadId: string | null
  threadSectionId: string | null
  quote: string | null
  documentTitle: unknown
  documentUrl: string | null
  title: string
  url: string | null
}

type ItemRow = {
  id: string
  parentId: string | null
  position: number
  title: string
  kind: ItemKind
  minutes: number
  note: string
  links: LinkRow[]
}

const EXCERPT = 600

/** The agenda as everybody in the room may see it, with what each item is about. What is in the bin is not named. */
export async function roomItems({ session, roundtable }: SessionSubject, language: Language): Promise<RoomItemData[]> {
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT i."id", i."parentId", i."position", i."title", i."kind", i."minutes", i."note",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', l."id", 'title', l."title", 'url', l."url",
          'sectionId', s."id", 'section', s."title",
          'indicatorId', n."id", 'code', n."code", 'name', n."name", 'definition', n."definition",
          'ballotId', b."id", 'wording', b."wording", 'threadId', t."id", 'threadSectionId', t."sectionId", 'quote', t."quote",
          'documentTitle', d."title", 'documentUrl', d."url") ORDER BY l."position", l."id"), '[]')
        FROM "AgendaLink" l
          LEFT JOIN "CommentThread" t ON t."id" = l."threadId"
          LEFT JOIN ("Section" s JOIN "Pillar" p ON p."id" = s."pillarId" AND p."removedAt" IS NULL)
            ON s."id" = COALESCE(l."sectionId", t."sectionId") AND s."removedAt" IS NULL
          LEFT JOIN "Indicator" n ON n."id" = l."indicatorId" AND n."removedAt" IS NULL
          LEFT JOIN "Ballot" b ON b."id" = l."ballotId"
          LEFT JOIN "RelatedDocument" d ON d."id" = l."documentId" AND d."removedAt" IS NULL
        WHERE l."itemId" = i."id") AS "links"
    FROM "AgendaItem" i
    WHERE i."sessionId" = ${session.id}::uuid AND i."removedAt" IS NULL AND i."visibility" = 'all'`
  const steps = stepsOf(rows)
  return inOrder(rows).map(({ links, position: _, ...item }) => ({
    ...item,
    hidden: false,
    step: steps.some(({ id }) => id === item.id),
    number: steps.findIndex(({ id }) => id === item.id) + 1 || null,
    links: links.map((link) => linkOf(link, roundtable.id, language)).filter((link) => link !== null),
  }))
}

function linkOf(link: LinkRow, at: string, language: Language): RoomLink | null {
  const { id, sectionId, indicatorId, ballotId, threadId, documentUrl, url } = link
  const inside = { id, words: '', outside: false }
  const outside = { ...inside, outside: true }
  const section = link.section ?? ''
  if (threadId)
    return sectionId
      ? {
          ...inside,
          kind: 'thread',
          title: excerptOf(link.quote ?? '', 80) || section,
          to: paths.sectionThread(at, sectionId, threadId),
        }
      : null
  if (sectionId) return { ...inside, kind: 'section', title: section, to: paths.section(at, sectionId) }
  if (indicatorId) {
    const words = excerptOf(link.definition ?? '', EXCERPT)
    return { ...inside, kind: 'indicator', title: called(link), to: paths.indicator(at, indicatorId), words }
  }
  if (ballotId) return { ...inside, kind: 'ballot', title: called(link.wording ?? {}), to: paths.ballot(at, ballotId) }
  if (documentUrl)
    return { ...outside, kind: 'document', title: localized(link.documentTitle, language), to: documentUrl }
  // An address is checked when it is written down, and once more where it becomes a link.
  return url?.startsWith('https://') ? { ...outside, kind: 'link', title: link.title || url, to: url } : null
}

const called = ({ code, name }: { code?: string | null; name?: string | null }) => `${code ?? ''} ${name ?? ''}`.trim()
