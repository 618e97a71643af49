import type { IndicatorFilters } from './indicator-filters.schema.ts'

/** The address's question part for these filters, defaults left out. */
export function filtersQuery(filters: Partial<IndicatorFilters>) {
  const entries = Object.entries(filters).filter(
    ([name, value]) => value && !(name === 'sort' && value === 'code') && !(name === 'page' && value === 1),
  )
  return entries.length ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : ''
}
