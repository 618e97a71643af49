import { z } from 'zod'
import { cleanLine, cleanText, isBlank } from '#app/shared/text.ts'
import {
  BULK_ACTS,
  DIRECTIONS,
  INDICATOR_STATES,
  joinList,
  MAX_ARGUMENT,
  MAX_CHOSEN,
  MAX_DISAGGREGATION,
  MAX_REASON,
  MAX_TAG,
  SIDES,
  splitList,
  TEXT_LIMITS,
} from './indicator-words.ts'
import { METADATA_CHOICES, METADATA_LIMITS, type MetadataChoice, type MetadataText } from './metadata-fields.ts'

const MAX_DISAGGREGATION_LENGTH = 100

/** Names are compared and shown on one line; the other fields may have several. */
const cleanField = (field: keyof typeof TEXT_LIMITS) => (field === 'name' || field === 'unit' ? cleanLine : clean)
const clean = (text: string) => cleanText(text).trim()

const missing = (field: string) => `indicators.missing.${field}`
const tooLong = (field: keyof typeof TEXT_LIMITS) => `indicators.long.${field}?max=${TEXT_LIMITS[field]}`

// Rules stand after the cleaning as refinements: form parsing would read a blank inside a `pipe` as nothing at all.
const fits = (field: keyof typeof TEXT_LIMITS) =>
  [(value: string) => value.length <= TEXT_LIMITS[field], { error: tooLong(field) }] as const
const optional = (field: keyof typeof TEXT_LIMITS) =>
  z
    .string()
    .transform(cleanField(field))
    .refine(...fits(field))
    .default('')
const required = (field: keyof typeof TEXT_LIMITS) =>
  z
    .string({ error: missing(field) })
    .transform(cleanField(field))
    .refine((value) => !isBlank(value), { error: missing(field) })
    .refine(...fits(field))

/** One way of splitting the value a line, as typed. */
const disaggregation = z
  .string()
  .transform((value) => splitList(clean(value)))
  .refine((parts) => parts.length <= MAX_DISAGGREGATION, {
    error: `indicators.many.disaggregation?max=${MAX_DISAGGREGATION}`,
  })
  .refine((parts) => parts.every((part) => part.length <= MAX_DISAGGREGATION_LENGTH), {
    error: `indicators.long.disaggregation?max=${MAX_DISAGGREGATION_LENGTH}`,
  })
  .default([])

/** Where an indicator stands in the framework: `pillar:<id>`, `section:<id>`, or nothing yet. One choice, so that the two never disagree. */
const place = z
  .string()
  .default('')
  .refine((value) => value === '' || /^(pillar|section):[0-9a-f-]{36}$/.test(value), { error: 'indicators.place-gone' })

const ONE_LINE: readonly MetadataText[] = ['shortName', 'sector', 'sourceUrl', 'sourceOrganisation', 'contact']
const more = (field: MetadataText) =>
  z
    .string()
    .transform(ONE_LINE.includes(field) ? cleanLine : clean)
    .refine((value) => value.length <= METADATA_LIMITS[field], {
      error: `indicators.long.any?max=${METADATA_LIMITS[field]}`,
    })
    .default('')

/** One of its values, or nothing; a file may write them in capitals. */
const choice = (field: MetadataChoice) => {
  const values: readonly string[] = METADATA_CHOICES[field]
  return z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .refine((value) => value === '' || values.includes(value), {
      error: `indicators.unknown.choice?values=${encodeURIComponent(values.join(', '))}`,
    })
    .default('')
}

/** An address that a page may link to: of the web, whatever else a browser would follow. */
const webAddress = more('sourceUrl').refine((value) => value === '' || isWebAddress(value), {
  error: 'indicators.not-an-address',
})

function isWebAddress(value: string) {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

/** Tags stand once each, whatever was typed between them. */
const tags = more('tags').transform((value) => joinList(splitList(value)))

const metadataShape = {
  shortName: more('shortName'),
  objective: more('objective'),
  type: choice('type'),
  tier: choice('tier'),
  sector: more('sector'),
  geography: choice('geography'),
  boundary: more('boundary'),
  cost: choice('cost'),
  tags,
  numerator: more('numerator'),
  denominator: more('denominator'),
  method: more('method'),
  target: more('target'),
  referencePeriod: more('referencePeriod'),
  timeliness: more('timeliness'),
  sourceOrganisation: more('sourceOrganisation'),
  sourceUrl: webAddress,
  contact: more('contact'),
  comparability: more('comparability'),
  imputation: more('imputation'),
}

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
  ...metadataShape,
}

export const indicatorTextSchema = z.object(indicatorTextShape)
export type IndicatorTexts = z.output<typeof indicatorTextSchema>
export const indicatorSchema = indicatorTextSchema.extend({ place })
export type IndicatorInput = z.output<typeof indicatorSchema>

/** `distinct` says that whoever proposes has seen what reads alike; `from` is the entry of a reference framework that it is taken from. */
export const proposalSchema = indicatorSchema.extend({
  distinct: z.literal('yes').optional(),
  from: z.uuid({ error: 'malformed-form' }).optional(),
})

/** The version that whoever changes it saw, so that nobody overwrites a change they have not read. */
const version = z.coerce.number({ error: 'malformed-form' }).int('malformed-form').min(1, 'malformed-form')
export const editIndicatorSchema = indicatorSchema.extend({ version })
export const versionRestorationSchema = z.object({ version })

/** Why: nothing where the table of moves asks for none. */
export const reasonField = z
  .string()
  .transform(clean)
  .refine((text) => text.length <= MAX_REASON, { error: `indicators.long.any?max=${MAX_REASON}` })
  .default('')

/** A row of the list as whoever chose it saw it: its id, its version and its state. */
const chosenRow = z
  .string()
  .regex(/^[0-9a-f-]{36}\.\d{1,9}\.[a-z-]+$/, 'malformed-form')
  .transform((value) => {
    const [id = '', version = '', state = ''] = value.split('.')
    return { id, version: Number(version), state }
  })
export type ChosenRow = z.output<typeof chosenRow>

export const bulkSchema = z.object({
  act: z.enum(BULK_ACTS, { error: 'malformed-form' }),
  chosen: z.array(chosenRow).max(MAX_CHOSEN, 'malformed-form').default([]),
  place,
  state: z.enum(INDICATOR_STATES, { error: 'indicators.unknown.state' }).optional(),
  reason: reasonField,
  tag: z
    .string()
    .transform(cleanLine)
    .refine((tag) => tag.length <= MAX_TAG && !/[;|]/.test(tag), { error: `indicators.long.tag?max=${MAX_TAG}` })
    .default(''),
  batch: z.uuid({ error: 'malformed-form' }).optional(),
})
export type BulkInput = z.output<typeof bulkSchema>

/** A move to a state, or the newest move to take back. */
export const stateSchema = z
  .object({
    state: z.enum(INDICATOR_STATES, { error: 'indicators.unknown.state' }).optional(),
    reason: reasonField,
    undo: z.uuid({ error: 'malformed-form' }).optional(),
  })
  .refine(({ state, undo }) => state !== undefined || undo !== undefined, {
    path: ['state'],
    error: 'indicators.unknown.state',
  })
export type StateInput = z.output<typeof stateSchema>

/** Into which other, and why; or apart again. */
export const mergerSchema = z.object({
  into: z.uuid({ error: 'indicators.merge-gone' }),
  reason: reasonField.refine((reason) => reason !== '', { error: 'indicators.reason-missing' }),
})
export type MergerInput = z.output<typeof mergerSchema>
export const mergerOrBackSchema = z.union([z.object({ undo: z.literal('yes') }), mergerSchema])

export const argumentSchema = z.object({
  side: z.enum(SIDES, { error: 'malformed-form' }),
  text: z
    .string()
    .transform(clean)
    .refine((text) => text.length <= MAX_ARGUMENT, { error: `indicators.long.any?max=${MAX_ARGUMENT}` })
    .default(''),
})
export type ArgumentInput = z.output<typeof argumentSchema>

export const watchSchema = z.object({ watch: z.enum(['yes', 'no'], { error: 'malformed-form' }) })
