import { z } from 'zod'
import { lineField, searchField } from '#app/shared/text-fields.ts'
import { ABOUT_TYPES, ACTION_STATES, NOUNS, OUTCOME_LIMIT } from './outcome-words.ts'

const text = lineField('outcomes.text-missing', 'outcomes.text-long', OUTCOME_LIMIT)

/** A select that is left empty sends an empty string. */
const chosen = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal('')]).optional()
const owner = chosen(z.uuid('outcomes.owner-unknown'))
const day = chosen(z.iso.date('outcomes.day-unreadable'))

/** `section:019b…`, or none. Left out, a note is about what its item is about, and a change leaves it as it is. */
const ABOUT = new RegExp(`^(?:|none|(?:${ABOUT_TYPES.join('|')}):[0-9a-f-]{36})$`)
const about = z.string().regex(ABOUT, 'outcomes.place-unknown').optional()

export const noteSchema = z.object({
  noun: z.enum(NOUNS),
  text,
  itemId: chosen(z.uuid('outcomes.place-unknown')),
  about,
  ownerId: owner,
  dueOn: day,
})
export type NoteInput = z.output<typeof noteSchema>

/** `seen`: what the line said as its author began to change it. */
const change = { act: z.literal('change'), text, about, seen: z.string().optional() }

const gone = { remove: z.object({ act: z.literal('remove') }), restore: z.object({ act: z.literal('restore') }) }

export const decisionSchema = z.discriminatedUnion('act', [z.object(change), gone.remove, gone.restore])
export type DecisionAct = z.output<typeof decisionSchema>

/** `seen`: the state its author saw when they settled it. */
export const actionSchema = z.discriminatedUnion('act', [
  z.object({ ...change, ownerId: owner, dueOn: day }),
  z.object({ act: z.literal('settle'), seen: z.enum(ACTION_STATES), state: z.enum(ACTION_STATES) }),
  gone.remove,
  gone.restore,
])
export type ActionAct = z.output<typeof actionSchema>

const idOrAll = z
  .union([z.uuid(), z.literal('')])
  .catch('')
  .default('')

/** The registers' filters as they stand in the address. What does not fit is as if it were not there. */
export const registerFilters = z.object({
  q: searchField,
  session: idOrAll,
  section: idOrAll,
  indicator: idOrAll,
  group: idOrAll,
  owner: z
    .union([z.uuid(), z.literal('me'), z.literal('none'), z.literal('')])
    .catch('')
    .default(''),
  state: z
    .union([z.enum(ACTION_STATES), z.literal('overdue'), z.literal('')])
    .catch('')
    .default(''),
  /** Decisions whose review is due by now, or that have a day for it at all. */
  review: z.enum(['due', 'set', '']).catch('').default(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type RegisterFilters = z.output<typeof registerFilters>
