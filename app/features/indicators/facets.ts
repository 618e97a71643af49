import type { IndicatorFilters } from './indicator-filters.schema.ts'
import { splitList } from './indicator-words.ts'

/** What the list is filtered by, beside the search. */
export const FACETS = ['pillar', 'state', 'group', 'type', 'tier', 'sector', 'geography', 'cost', 'tag'] as const
export type Facet = (typeof FACETS)[number]

/** What a filter calls an indicator of which the field says nothing. */
export const NOTHING = 'none'

export type FacetRow = { id: string; matches: boolean; tags: string | null } & Record<
  Exclude<Facet, 'tag'>,
  string | null
>
export type FacetCounts = Record<Facet, Record<string, number>>

/**
 * Which indicators the search and all filters leave, and for each value of each filter how many there would be if it alone were chosen there,
 * the other filters staying as they are. A filter's own choice therefore never hides its other values.
 */
export function sift(rows: readonly FacetRow[], filters: Pick<IndicatorFilters, Facet>) {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, {}])) as FacetCounts
  const ids: string[] = []
  for (const row of rows) {
    if (!row.matches) continue
    const failing = FACETS.filter((facet) => filters[facet] && !valuesOf(row, facet).includes(filters[facet]))
    if (failing.length === 0) ids.push(row.id)
    for (const facet of FACETS) {
      if (failing.some((other) => other !== facet)) continue
      for (const value of valuesOf(row, facet)) counts[facet][value] = (counts[facet][value] ?? 0) + 1
    }
  }
  return { ids, counts }
}

function valuesOf(row: FacetRow, facet: Facet): string[] {
  if (facet !== 'tag') return [row[facet] || NOTHING]
  const tags = splitList(row.tags ?? '')
  return tags.length > 0 ? tags : [NOTHING]
}
