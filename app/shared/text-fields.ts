import { z } from 'zod'
import { cleanLine, cutText, isBlank } from './text.ts'

// Rules stand behind the cleaning as refinements: form parsing would read a blank inside a `pipe` as nothing at all.

/** A name or title that has to be there, on one line; the errors are keys of the `errors` namespace. */
export function lineField(missing: string, long: string, max: number) {
  return z
    .string({ error: missing })
    .transform(cleanLine)
    .refine((line) => !isBlank(line), { error: missing })
    .refine((line) => line.length <= max, { error: long })
}

/** A text of any number of lines that has to be there. */
export function textField(missing: string, long: string, max: number) {
  return z
    .string({ error: missing })
    .transform((text) => text.trim())
    .refine((text) => !isBlank(text), { error: missing })
    .refine((text) => text.length <= max, { error: long })
}

/** What a list is searched for, from an address. A whole pasted paragraph is searched by its beginning. */
export const searchField = z
  .string()
  .transform((text) => cutText(text.trim(), 100))
  .catch('')
  .default('')
