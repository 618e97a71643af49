import { z } from 'zod'
import { cleanText } from '#app/shared/text.ts'
import { searchField, textField } from '#app/shared/text-fields.ts'
import { MATCH_NAMES, NOTE_LIMIT, REASON_LIMIT, RELATIONS } from './mapping-words.ts'

const relation = z.enum(RELATIONS, { error: 'crosswalk.relation' })
const note = z
  .string()
  .transform((text) => cleanText(text).trim())
  .refine((text) => text.length <= NOTE_LIMIT, { error: `references.long?max=${NOTE_LIMIT}` })
  .default('')
/** In hundredths as people type it, kept as a share; empty where nobody says. */
const confidence = z
  .union([
    z.literal(''),
    z.coerce.number({ error: 'crosswalk.confidence' }).min(0, 'crosswalk.confidence').max(100, 'crosswalk.confidence'),
  ])
  .default('')
  .transform((percent) => (percent === '' ? null : percent / 100))

export const proposalSchema = z.object({
  entryId: z.uuid({ error: 'crosswalk.entry' }),
  indicatorId: z.uuid({ error: 'crosswalk.indicator' }),
  relation,
  note,
  confidence,
})
export type MappingInput = z.output<typeof proposalSchema>

/** `seen`: the relation that its author saw. */
export const mappingActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('change'), seen: relation, relation, note, confidence }),
  z.object({ act: z.literal('remove') }),
  z.object({ act: z.literal('agree'), seen: relation }),
  z.object({ act: z.literal('reopen') }),
  z.object({ act: z.literal('confirm'), seen: relation }),
  z.object({
    act: z.literal('dispute'),
    seen: relation,
    reason: textField('crosswalk.reason', `references.long?max=${REASON_LIMIT}`, REASON_LIMIT),
  }),
  z.object({ act: z.literal('unsay') }),
])
export type MappingAct = z.output<typeof mappingActSchema>

export const mappingFilters = z.object({ q: searchField })
export const coverageFilters = z.object({
  match: z.enum(MATCH_NAMES).catch('partly').default('partly'),
  /** The cell that is looked into: a section or pillar, and a list or nothing for what is only here. */
  row: z
    .string()
    .regex(/^(?:(?:section|pillar):[0-9a-f-]{36}|none)$/)
    .catch('')
    .default(''),
  list: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
})
export type CoverageFilters = z.output<typeof coverageFilters>
