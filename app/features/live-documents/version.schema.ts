import { z } from 'zod'
import { cleanText, isBlank } from '#app/shared/text.ts'

export const NAME_LIMIT = 120
export const VERSION_REASON_LIMIT = 1000
/** So many versions of a text may be given a name within an hour. */
export const NAMED_AN_HOUR = 30

const text = z.string().transform((value) => (isBlank(value) ? '' : cleanText(value).trim()))

/** A version has a name; why it was kept may be said beside it. */
export const versionSchema = z.object({
  name: z
    .string({ error: 'versions.name-missing' })
    .pipe(text)
    .refine((value) => value !== '', { error: 'versions.name-missing' })
    .refine((value) => value.length <= NAME_LIMIT, { error: 'versions.name-long' }),
  reason: text.default('').refine((value) => value.length <= VERSION_REASON_LIMIT, { error: 'versions.reason-long' }),
})

export type VersionInput = z.infer<typeof versionSchema>
