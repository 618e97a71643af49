import { z } from 'zod'
import { type Definition, id, number, word } from './define.ts'

const act = { subject: 'session', audience: 'nobody', feed: null, topics: [] } as const
/** What changes who waits, or in which order. */
const queue = { ...act, parts: ['floor', 'desk-floor'] } as const
/** What only the clock of whoever has the floor shows. */
const clock = { ...act, parts: ['floor'], data: z.strictObject({ speechId: id }) } as const
const own = z.strictObject({ requestId: id })
const request = own.extend({ kind: word })
const whose = own.extend({ personId: id })
const from = z.strictObject({ from: word, to: word })

export const FLOOR_EVENTS = {
  'floor.asked': { ...queue, data: request },
  'floor.request-changed': { ...queue, data: request },
  'floor.let-others-go': { ...queue, data: own },
  'floor.withdrawn': { ...queue, data: own },
  /** `place` is where they stood in the proposal, `insteadOf` who stood first where that was not they. */
  'floor.given': {
    ...queue,
    data: z.strictObject({
      speechId: id,
      personId: id,
      groupId: id,
      kind: word,
      place: number,
      insteadOf: id.optional(),
    }),
  },
  'floor.paused': clock,
  'floor.resumed': clock,
  'floor.ended': { ...queue, data: clock.data },
  'floor.queue-changed': { ...queue, data: from },
  'floor.order-changed': { ...queue, data: from },
  'floor.pinned': { ...queue, data: whose.extend({ from: number, place: number, insteadOf: id.optional() }) },
  'floor.unpinned': { ...queue, data: whose },
  'floor.added': { ...queue, data: whose.extend({ kind: word }) },
  'floor.removed': { ...queue, data: whose },
  'floor.weights-changed': {
    ...queue,
    data: z.strictObject({ unheard: number, group: number, person: number, rotation: number, waiting: number }),
  },
  'floor.length-changed': { ...queue, data: z.strictObject({ seconds: number }) },
  /** Without seconds every group speaks as long as it likes. */
  'floor.budget-changed': { ...queue, data: z.strictObject({ itemId: id, seconds: number.optional() }) },
} as const satisfies Record<string, Definition>
