import { z } from 'zod'
import { type Definition, id, word } from './define.ts'

/** Told to the pages of the session as a part, and to the registers; the feed does not say each of them. */
const noted = {
  data: z.strictObject({ sessionId: id }),
  audience: 'nobody',
  feed: null,
  topics: ['outcomes'],
  parts: ['noted'],
} as const
const decision = { subject: 'decision', ...noted } as const
const action = { subject: 'action', ...noted } as const

export const OUTCOME_EVENTS = {
  'decision.noted': decision,
  'decision.changed': decision,
  'decision.removed': decision,
  'decision.restored': decision,
  'action.noted': action,
  'action.changed': action,
  'action.settled': { ...action, data: z.strictObject({ sessionId: id, from: word, to: word }) },
  'action.removed': action,
  'action.restored': action,
} as const satisfies Record<string, Definition>
