import type { Place } from '#app/features/access/standing.server.ts'
import { latestTurnouts } from '#app/features/ballots/turnout.server.ts'
import { nullIfRemoved, SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { joined, sql } from '#app/platform/sql.server.ts'
import { everyWordIn, SEARCHED } from '#app/platform/text-search.server.ts'
import type { IndicatorFilters } from './indicator-filters.schema.ts'
import { authorsOf, placesIn } from './indicators.queries.server.ts'

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
  const [where, places, counts] = await Promise.all([
    conditionOf(roundtable.id, filters),
    placesIn(roundtable.id),
    countsIn(roundtable.id, filters),
  ])
  const total = counts.reduce((sum, { matching }) => sum + matching, 0)
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(filters.page, pages)
  const rows = await db.indicator.findMany({
    where,
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
    states: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
  }
}

/** All of them, in the order of their codes, for the export. The search and filters of the list apply. */
export async function exportedIndicators({ roundtable }: Place, filters: IndicatorFilters) {
  const rows = await db.indicator.findMany({
    where: await conditionOf(roundtable.id, filters),
    orderBy: { code: 'asc' },
    include: {
      pillar: { select: { title: true, removedAt: true } },
      section: { select: { title: true, removedAt: true } },
    },
  })
  return rows.map((row) => ({ ...row, pillar: nullIfRemoved(row.pillar), section: nullIfRemoved(row.section) }))
}

async function conditionOf(
  roundtableId: string,
  { q, pillar, state, group }: IndicatorFilters,
): Promise<Prisma.IndicatorWhereInput> {
  return {
    roundtableId,
    ...SHOWN,
    ...(q && { id: { in: await found(roundtableId, q) } }),
    ...(pillar && { pillarId: pillar === 'none' ? null : pillar }),
    ...(state && { state }),
    ...(group && { groupId: group }),
  }
}

/** How many there are in each state, and how many of them the filters leave. */
function countsIn(roundtableId: string, { q, pillar, state, group }: IndicatorFilters) {
  const conditions = [
    q ? everyWordIn(SEARCHED.Indicator, q) : TRUE,
    !pillar ? TRUE : pillar === 'none' ? sql`"pillarId" IS NULL` : sql`"pillarId" = ${pillar}::uuid`,
    state ? sql`"state" = ${state}` : TRUE,
    group ? sql`"groupId" = ${group}::uuid` : TRUE,
  ]
  return db.$queryRaw<{ state: string; count: number; matching: number }[]>`
    SELECT "state", count(*)::int AS "count", count(*) FILTER (WHERE ${joined(conditions, ' AND ')})::int AS "matching"
    FROM "Indicator" WHERE "roundtableId" = ${roundtableId}::uuid AND "removedAt" IS NULL GROUP BY "state"`
}

const TRUE = sql`TRUE`

async function found(roundtableId: string, q: string): Promise<string[]> {
  const matches = everyWordIn(SEARCHED.Indicator, q)
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM "Indicator" WHERE "roundtableId" = ${roundtableId}::uuid AND ${matches}`
  return rows.map(({ id }) => id)
}
