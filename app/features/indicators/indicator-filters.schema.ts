import { z } from 'zod'
import { searchField } from '#app/shared/text-fields.ts'
import { INDICATOR_STATES } from './indicator-words.ts'

/** The list's search and filters as they stand in the address. What does not fit is as if it were not there. */
export const indicatorFilters = z.object({
  q: searchField,
  pillar: z
    .union([z.uuid(), z.literal('none'), z.literal('')])
    .catch('')
    .default(''),
  state: z
    .union([z.enum(INDICATOR_STATES), z.literal('')])
    .catch('')
    .default(''),
  group: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  sort: z.enum(['code', 'name', 'newest', 'edited']).catch('code').default('code'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type IndicatorFilters = z.output<typeof indicatorFilters>
