import { z } from 'zod'
import { type Definition, id, word } from './define.ts'

/** Kept, so that it can be told what stood on a projector when; no feed says it. */
const event = {
  subject: 'session',
  audience: 'nobody',
  feed: null,
  topics: [],
  parts: ['screens'],
  data: z.strictObject({ screenId: id, face: word }),
} as const

export const SCREEN_EVENTS = {
  'screen.opened': { ...event, data: z.strictObject({ screenId: id }) },
  'screen.shown': event,
  'screen.prepared': event,
  'screen.shut': event,
} as const satisfies Record<string, Definition>
