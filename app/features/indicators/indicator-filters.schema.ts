import { z } from 'zod'
import { searchField } from '#app/shared/text-fields.ts'
import { INDICATOR_STATES } from './indicator-words.ts'
import { METADATA_CHOICES } from './metadata-fields.ts'

/** One of the values of a field, or those of which it says nothing. */
const oneOf = (values: readonly string[]) =>
  z
    .string()
    .refine((value) => value === '' || value === 'none' || values.includes(value))
    .catch('')
    .default('')

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
  type: oneOf(METADATA_CHOICES.type),
  tier: oneOf(METADATA_CHOICES.tier),
  geography: oneOf(METADATA_CHOICES.geography),
  cost: oneOf(METADATA_CHOICES.cost),
  sector: searchField,
  tag: searchField,
  sort: z.enum(['code', 'name', 'newest', 'edited']).catch('code').default('code'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type IndicatorFilters = z.output<typeof indicatorFilters>
