import { isUuid } from '#app/shared/uuid.ts'
import { filtersQuery } from './filters-query.ts'
import { indicatorFilters } from './indicator-filters.schema.ts'
import { MAX_CHOSEN } from './indicator-words.ts'

type Sent = { readonly chosen?: unknown; readonly list?: unknown }

/** Which rows a form of the list had chosen, by id: an unscripted page that comes back has them chosen still. */
export function chosenIn({ chosen }: Sent): string[] {
  return [chosen]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one.split('.')[0] ?? ''] : []))
    .filter(isUuid)
    .slice(0, MAX_CHOSEN)
}

/** The list as it stood when the form was sent: its filters, and the rows that are to be chosen. */
export function listQuery({ list }: Sent, chosen: readonly string[] = []) {
  const filters = indicatorFilters.parse(Object.fromEntries(new URLSearchParams(typeof list === 'string' ? list : '')))
  const query = filtersQuery(filters)
  if (chosen.length === 0) return query
  return `${query}${query ? '&' : '?'}chosen=${chosen.join('.')}`
}

/** What the address says of chosen rows: all of the page, or some by id. */
export function chosenFrom(said: string): 'all' | string[] {
  return said === 'all' ? 'all' : said.split('.').filter(isUuid)
}
