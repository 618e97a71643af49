import { z } from 'zod'

export const INDICATOR_STATES = ['candidate', 'review', 'agreed', 'retired'] as const
export type IndicatorState = (typeof INDICATOR_STATES)[number]

export const DIRECTIONS = ['higher', 'lower', 'none'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Suggested, not required: a source may publish when it likes. Their words are in the `indicators` namespace. */
export const FREQUENCY_KEYS = ['monthly', 'quarterly', 'yearly', 'two-yearly', 'five-yearly', 'ten-yearly'] as const

/** What a CSV file may hold, in the order of the export. */
export const CSV_COLUMNS = [
  'code',
  'name',
  'definition',
  'rationale',
  'unit',
  'formula',
  'source',
  'licence',
  'frequency',
  'direction',
  'disaggregation',
  'limits',
  'pillar',
  'section',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** The texts people write about an indicator, with the most each may hold. */
export const TEXT_LIMITS = {
  name: 200,
  definition: 2000,
  rationale: 4000,
  unit: 200,
  formula: 2000,
  source: 1000,
  licence: 300,
  frequency: 200,
  limits: 2000,
} as const

export const MAX_DISAGGREGATION = 20
const MAX_DISAGGREGATION_LENGTH = 100

/** Line breaks as one character, no other control characters, no blanks at the ends. */
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()

const text = (field: keyof typeof TEXT_LIMITS) => z.string().transform(clean).pipe(z.string().max(TEXT_LIMITS[field], 'too-long'))
const optional = (field: keyof typeof TEXT_LIMITS) => text(field).default('')
const required = (field: keyof typeof TEXT_LIMITS) =>
  z.string({ error: 'required' }).transform(clean).pipe(z.string().min(1, 'required').max(TEXT_LIMITS[field], 'too-long'))

/** One way of splitting the value a line, as typed; commas and semicolons part them too. */
const disaggregation = z
  .string()
  .default('')
  .transform((value) => splitList(value))
  .pipe(z.array(z.string().max(MAX_DISAGGREGATION_LENGTH, 'too-long')).max(MAX_DISAGGREGATION, 'too-many-parts'))

/** Where an indicator stands in the framework: `pillar:<id>`, `section:<id>`, or nothing yet. One choice, so that the two never disagree. */
const place = z
  .string()
  .default('')
  .refine((value) => value === '' || /^(pillar|section):[0-9a-f-]{36}$/.test(value), { error: 'unknown-choice' })

const indicatorTextShape = {
  name: required('name'),
  definition: required('definition'),
  rationale: optional('rationale'),
  unit: required('unit'),
  formula: optional('formula'),
  source: optional('source'),
  licence: optional('licence'),
  frequency: optional('frequency'),
  direction: z.enum(DIRECTIONS, { error: 'unknown-choice' }).default('none'),
  disaggregation,
  limits: optional('limits'),
}

export const indicatorTextSchema = z.object(indicatorTextShape)
export type IndicatorTexts = z.output<typeof indicatorTextSchema>
export const indicatorSchema = indicatorTextSchema.extend({ place })
export type IndicatorInput = z.output<typeof indicatorSchema>

/** The version the writer saw, so that nobody overwrites a change they have not read. */
export const editIndicatorSchema = indicatorSchema.extend({ version: z.coerce.number({ error: 'required' }).int().min(1) })

export const stateSchema = z.object({ state: z.enum(INDICATOR_STATES, { error: 'unknown-choice' }) })

export function splitList(value: string) {
  return [...new Set(value.split(/[\n;,|]/).map(clean).filter(Boolean))]
}

export function joinList(values: readonly string[], separator = '; ') {
  return values.join(separator)
}
