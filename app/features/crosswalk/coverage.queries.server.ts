import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { labelOf, referencesIn } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { coverageOf } from './coverage.ts'
import type { CoverageFilters } from './mapping.schema.ts'
import { MATCHES, type Relation, stateOf } from './mapping-words.ts'

const MOST_LEFT_OUT = 40

async function readAll({ roundtable }: Place) {
  const here = { roundtableId: roundtable.id, removedAt: null }
  const [indicators, mappings] = await Promise.all([
    db.indicator.findMany({
      where: { roundtableId: roundtable.id, mergedIntoId: null, ...SHOWN },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true, pillarId: true, sectionId: true },
    }),
    db.mapping.findMany({
      where: { ...here, indicator: { ...SHOWN, mergedIntoId: null } },
      orderBy: { createdAt: 'asc' },
      select: {
        id: true,
        indicatorId: true,
        entryId: true,
        relation: true,
        agreedAt: true,
        standings: { where: { endedAt: null }, select: { kind: true } },
        entry: { select: { code: true, labels: true, shortLabel: true, frameworkId: true } },
      },
    }),
  ])
  return {
    indicators,
    mappings: mappings.map(({ standings, agreedAt, relation, entry, ...mapping }) => ({
      ...mapping,
      entry,
      listId: entry.frameworkId,
      relation: relation as Relation,
      state: stateOf(agreedAt !== null, standings),
    })),
  }
}

/** What of the draft each list has, and one cell of it looked into. */
export async function coverageIn(place: Place, { match, row, list }: CoverageFilters, language: string) {
  const [places, lists, { indicators, mappings }] = await Promise.all([
    placesIn(place.roundtable.id),
    referencesIn(place),
    readAll(place),
  ])
  const coverage = coverageOf(places, indicators, lists, mappings, match)
  const counts = new Set<Relation>(MATCHES[match])
  const shown = coverage.rows.find(({ key }) => key === row)
  const detail = shown
    ? indicators
        .filter(({ id }) => shown.indicators.includes(id))
        .map(({ id, code, name }) => ({
          id,
          code,
          name,
          mappings: mappings
            .filter((one) => one.indicatorId === id && counts.has(one.relation) && (!list || one.listId === list))
            .map(({ relation, state, entryId, entry }) => ({
              relation,
              state,
              entryId,
              code: entry.code,
              label: labelOf(entry, language),
            })),
        }))
    : []
  const reached = mappings.filter((one) => counts.has(one.relation)).map(({ entryId }) => entryId)
  return {
    coverage,
    lists: lists.map(({ id, short, name, indicators: count }) => ({ id, short, name, indicators: count })),
    detail,
    leftOut: list && !shown ? await leftOutOf(place, list, reached, language) : null,
  }
}

/** Entries of a list that no indicator of ours reaches. */
async function leftOutOf({ roundtable }: Place, frameworkId: string, reached: string[], language: string) {
  const where = { frameworkId, kind: 'indicator', framework: { roundtableId: roundtable.id }, id: { notIn: reached } }
  const [total, rows] = await Promise.all([
    db.referenceEntry.count({ where }),
    db.referenceEntry.findMany({ where, orderBy: [{ position: 'asc' }, { key: 'asc' }], take: MOST_LEFT_OUT }),
  ])
  return { total, entries: rows.map((row) => ({ id: row.id, code: row.code, label: labelOf(row, language) })) }
}
export type CoveragePageData = Awaited<ReturnType<typeof coverageIn>>
