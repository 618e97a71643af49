import { z } from 'zod'
import { DIRECTIONS, INDICATOR_STATES, MAX_DISAGGREGATION, splitList, TEXT_LIMITS } from './indicator-words.ts'

const MAX_DISAGGREGATION_LENGTH = 100

/** Line breaks as one character, no other control characters, no blanks at the ends. */
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()

const missing = (field: string) => `indicators.missing.${field}`
const tooLong = (field: keyof typeof TEXT_LIMITS) => `indicators.long.${field}?max=${TEXT_LIMITS[field]}`

const text = (field: keyof typeof TEXT_LIMITS) => z.string().transform(clean).pipe(z.string().max(TEXT_LIMITS[field], tooLong(field)))
const optional = (field: keyof typeof TEXT_LIMITS) => text(field).default('')
const required = (field: keyof typeof TEXT_LIMITS) =>
  z
    .string({ error: missing(field) })
    .transform(clean)
    .pipe(z.string().min(1, missing(field)).max(TEXT_LIMITS[field], tooLong(field)))

/** One way of splitting the value a line, as typed; commas and semicolons part them too. */
const disaggregation = z
  .string()
  .default('')
  .transform((value) => splitList(value))
  .pipe(
    z
      .array(z.string().max(MAX_DISAGGREGATION_LENGTH, `indicators.long.disaggregation?max=${MAX_DISAGGREGATION_LENGTH}`))
      .max(MAX_DISAGGREGATION, `indicators.many.disaggregation?max=${MAX_DISAGGREGATION}`),
  )

/** Where an indicator stands in the framework: `pillar:<id>`, `section:<id>`, or nothing yet. One choice, so that the two never disagree. */
const place = z
  .string()
  .default('')
  .refine((value) => value === '' || /^(pillar|section):[0-9a-f-]{36}$/.test(value), { error: 'indicators.place-gone' })

const indicatorTextShape = {
  name: required('name'),
  definition: required('definition'),
  rationale: optional('rationale'),
  unit: required('unit'),
  formula: optional('formula'),
  source: optional('source'),
  licence: optional('licence'),
  frequency: optional('frequency'),
  direction: z.enum(DIRECTIONS, { error: 'indicators.unknown.direction' }).default('none'),
  disaggregation,
  limits: optional('limits'),
}

export const indicatorTextSchema = z.object(indicatorTextShape)
export type IndicatorTexts = z.output<typeof indicatorTextSchema>
export const indicatorSchema = indicatorTextSchema.extend({ place })
export type IndicatorInput = z.output<typeof indicatorSchema>

/** The version the writer saw, so that nobody overwrites a change they have not read. */
export const editIndicatorSchema = indicatorSchema.extend({ version: z.coerce.number({ error: 'malformed-form' }).int('malformed-form').min(1, 'malformed-form') })

export const stateSchema = z.object({ state: z.enum(INDICATOR_STATES, { error: 'indicators.unknown.state' }) })
