import { z } from 'zod'

import { LANGUAGES } from '#app/shared/roles.ts'
import { textField } from '#app/shared/text-fields.ts'

import { fieldOf, keysOf } from './text-parts.ts'

const text = textField('secretariat.text-missing', 'secretariat.text-long', 8000)

/** Every text of one part in both languages, and when the page last saw them. */
export function publicTextsSchema(part: string) {
  const names = keysOf(part).flatMap((key) => LANGUAGES.map((language) => fieldOf(key, language)))
  return z.object({ seen: z.string().optional(), texts: z.object(Object.fromEntries(names.map((name) => [name, text]))) })
}
export type PublicTextsInput = { seen?: string; texts: Record<string, string> }
