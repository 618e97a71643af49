import { z } from 'zod'
import { cleanLine, cleanText } from '#app/shared/text.ts'
import { lineField, searchField } from '#app/shared/text-fields.ts'
import { isWebAddress } from './address.ts'

const optionalLine = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .refine((line) => line.length <= max, { error: `references.long?max=${max}` })
    .default('')

/** What is said of a list itself. */
export const frameworkSchema = z.object({
  short: lineField('references.missing.short', 'references.long?max=20', 20),
  name: lineField('references.missing.name', 'references.long?max=200', 200),
  publisher: optionalLine(200),
  version: optionalLine(100),
  licence: optionalLine(300),
  url: optionalLine(500).refine((url) => url === '' || isWebAddress(url), { error: 'references.bad-url' }),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, { error: 'references.bad-language' })
    .default('en'),
  textShown: z
    .enum(['yes', 'no'])
    .default('yes')
    .transform((value) => value === 'yes'),
  note: z
    .string()
    .transform((text) => cleanText(text).trim())
    .refine((text) => text.length <= 2000, { error: 'references.long?max=2000' })
    .default(''),
})
export type FrameworkInput = z.output<typeof frameworkSchema>

export const entryFilters = z.object({
  q: searchField,
  under: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})
export type EntryFilters = z.output<typeof entryFilters>
