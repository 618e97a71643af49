import { z } from 'zod'
import type { PublicTextKey } from '#app/shared/public-texts.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { textField } from '#app/shared/text-fields.ts'
import { chartOf } from './chart.ts'
import { fieldOf, keysOf } from './text-parts.ts'

const LIMIT = 8000
const text = textField('secretariat.text-missing', 'secretariat.text-long', LIMIT)
/** The site does without a chart. */
const chartText = z
  .string()
  .default('')
  .transform((value) => value.trim())
  .refine((value) => value.length <= LIMIT, { error: 'secretariat.text-long' })
const chartData = chartText.refine((value) => value === '' || chartOf(value) !== null, {
  error: 'secretariat.chart-unreadable',
})

function ruleOf(key: PublicTextKey) {
  if (key === 'chart.data') return chartData
  return key.startsWith('chart.') ? chartText : text
}

/** Every text of one part in both languages, and when the page last saw them. */
export function publicTextsSchema(part: string) {
  const fields = keysOf(part).flatMap((key) =>
    LANGUAGES.map((language) => [fieldOf(key, language), ruleOf(key)] as const),
  )
  return z.object({ seen: z.string().optional(), texts: z.object(Object.fromEntries(fields)) })
}
export type PublicTextsInput = { seen?: string; texts: Record<string, string | undefined> }
