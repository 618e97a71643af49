import type { Place } from '#app/features/access/standing.server.ts'
import { latestTurnouts } from '#app/features/ballots/turnout.server.ts'
import { nullIfRemoved } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { everyWordIn, SEARCHED } from '#app/platform/text-search.server.ts'
import { type FacetRow, sift } from './facets.ts'
import type { IndicatorFilters } from './indicator-filters.schema.ts'
import { splitList } from './indicator-words.ts'
import { authorsOf, placesIn } from './indicators.queries.server.ts'
import { metadataOf } from './metadata-fields.ts'

const PAGE_SIZE = 50

export type IndicatorListPage = Awaited<ReturnType<typeof indicatorsIn>>
export type IndicatorListItem = IndicatorListPage['items'][number]

const ORDER: Record<IndicatorFilters['sort'], Prisma.IndicatorOrderByWithRelationInput[]> = {
  code: [{ code: 'asc' }],
  name: [{ name: 'asc' }, { code: 'asc' }],
  newest: [{ createdAt: 'desc' }, { code: 'asc' }],
  edited: [{ updatedAt: 'desc' }, { code: 'asc' }],
}

/** One page of a roundtable's indicators, with who proposed each and who has voted in its latest ballot. */
export async function indicatorsIn({ roundtable }: Place, filters: IndicatorFilters) {
  const [{ ids, counts, all }, places] = await Promise.all([sifted(roundtable.id, filters), placesIn(roundtable.id)])
  const total = ids.length
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(filters.page, pages)
  const rows = await db.indicator.findMany({
    where: { id: { in: ids } },
    orderBy: ORDER[filters.sort],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  })
  const [authorOf, turnouts] = await Promise.all([
    authorsOf(rows),
    latestTurnouts(
      roundtable.id,
      rows.map((row) => row.id),
    ),
  ])
  const items = rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    unit: row.unit,
    state: row.state,
    stateRound: row.stateRound,
    version: row.version,
    type: metadataOf(row.metadata).type,
    tags: splitList(metadataOf(row.metadata).tags),
    pillar: places.find(({ id }) => id === row.pillarId)?.title ?? null,
    author: authorOf(row),
    ballot: turnouts.get(row.id) ?? null,
  }))
  return {
    items,
    total,
    all,
    page,
    pages,
    counts,
  }
}

/** All of them, in the order of their codes, for the export. The search and filters of the list apply. */
export async function exportedIndicators({ roundtable }: Place, filters: IndicatorFilters) {
  const rows = await db.indicator.findMany({
    where: { id: { in: await siftedIds(roundtable.id, filters) } },
    orderBy: { code: 'asc' },
    include: {
      pillar: { select: { title: true, removedAt: true } },
      section: { select: { title: true, removedAt: true } },
    },
  })
  return rows.map((row) => ({ ...row, pillar: nullIfRemoved(row.pillar), section: nullIfRemoved(row.section) }))
}

/** How many of a roundtable's indicators the filters leave, of how many. */
export async function countedIn({ roundtable }: Place, filters: IndicatorFilters) {
  const { ids, all } = await sifted(roundtable.id, filters)
  return { total: ids.length, all }
}

/** Which of a roundtable's indicators the filters leave. */
export async function siftedIds(roundtableId: string, filters: IndicatorFilters) {
  return (await sifted(roundtableId, filters)).ids
}

/** What the filters leave of a roundtable's indicators, and what each of their values would: read once, counted in `facets.ts`. */
async function sifted(roundtableId: string, filters: IndicatorFilters) {
  const rows = await db.$queryRaw<FacetRow[]>`
    SELECT "id", ${filters.q ? sql`(${everyWordIn(SEARCHED.Indicator, filters.q)} OR ${ledFrom(filters.q)})` : TRUE} AS "matches", "state", "pillarId"::text AS "pillar",
      "groupId"::text AS "group", "metadata"->>'type' AS "type", "metadata"->>'tier' AS "tier", "metadata"->>'sector' AS "sector",
      "metadata"->>'geography' AS "geography", "metadata"->>'cost' AS "cost", "metadata"->>'tags' AS "tags"
    FROM "Indicator" i WHERE "roundtableId" = ${roundtableId}::uuid AND "removedAt" IS NULL AND "mergedIntoId" IS NULL`
  return { ...sift(rows, filters), all: rows.length }
}

/** The code of one that was merged into it finds an indicator too. */
const ledFrom = (code: string) =>
  sql`EXISTS (SELECT 1 FROM "Indicator" m WHERE m."mergedIntoId" = i."id" AND upper(m."code") = upper(${code}))`

const TRUE = sql`TRUE`
