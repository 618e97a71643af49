import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import {
  BUDGET_MINUTES,
  DEFAULT_WEIGHTS,
  FLOOR_KINDS,
  FLOOR_ORDERS,
  type FloorWeights,
  LINE_LIMIT,
  MOST_WEIGHT,
  QUEUES,
  SPEECH_SECONDS,
  WEIGHTS,
} from './floor-words.ts'

const kind = z.enum(FLOOR_KINDS, { error: 'floor.kind-unknown' })
const line = z
  .string()
  .transform(cleanLine)
  .refine((text) => text.length <= LINE_LIMIT, { error: 'floor.line-long' })
  .default('')
const act = <Name extends string>(name: Name) => z.literal(name)
const whole = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).refine((value) => Number.isInteger(value) && value >= least && value <= most, { error })
const weight = whole(0, MOST_WEIGHT, 'floor.weight-range')
const weights = z.object(
  Object.fromEntries(WEIGHTS.map((name) => [name, weight])) as Record<keyof FloorWeights, typeof weight>,
)
const id = z.uuid('floor.unknown')

/** One's own request: one a person, so it needs no name. */
export const ownFloorSchema = z.discriminatedUnion('act', [
  z.object({ act: act('ask'), kind, line }),
  z.object({ act: act('change'), kind, line }),
  z.object({ act: act('let-others-go') }),
  z.object({ act: act('withdraw') }),
])

/** `speechId` is whoever had the floor as its author saw it; without one, nobody had it. */
const seen = id.optional()
export const speechSchema = z.discriminatedUnion('act', [
  z.object({ act: act('give'), requestId: id, speechId: seen }),
  z.object({ act: act('next'), requestId: id, speechId: seen }),
  z.object({ act: act('pause'), speechId: id }),
  z.object({ act: act('resume'), speechId: id }),
  z.object({ act: act('end'), speechId: id }),
])

export const queueSchema = z.discriminatedUnion('act', [
  z.object({ act: act('queue'), queue: z.enum(QUEUES), was: z.enum(QUEUES) }),
  z.object({ act: act('order'), order: z.enum(FLOOR_ORDERS), was: z.enum(FLOOR_ORDERS) }),
  z.object({ act: act('pin'), requestId: id, place: whole(1, 1000, 'floor.unknown') }),
  z.object({ act: act('unpin'), requestId: id }),
  z.object({ act: act('remove'), requestId: id }),
  z.object({ act: act('add'), personId: z.uuid('floor.person-missing'), kind, line }),
  weights.extend({ act: act('weights') }),
  z.object({
    act: act('length'),
    seconds: whole(SPEECH_SECONDS.least, SPEECH_SECONDS.most, 'floor.seconds-range'),
  }),
  z.object({
    act: act('budget'),
    itemId: id,
    /** Without minutes every group speaks as long as it likes. */
    minutes: whole(BUDGET_MINUTES.least, BUDGET_MINUTES.most, 'floor.budget-range').optional(),
  }),
])

export type OwnFloorInput = z.infer<typeof ownFloorSchema>
export type SpeechInput = z.infer<typeof speechSchema>
export type QueueInput = z.infer<typeof queueSchema>

/** The weights of a session: what it does not set, or what a row of before has otherwise, is as it is by default. */
export function weightsOf(stored: unknown): FloorWeights {
  const parsed = weights.partial().safeParse(stored)
  return { ...DEFAULT_WEIGHTS, ...(parsed.success ? parsed.data : {}) }
}
