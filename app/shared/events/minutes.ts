import { z } from 'zod'
import { type Definition, id, NO_DATA, number, word } from './define.ts'

/** Told to those who have the session or its minutes open; who may write in its text is asked again where that may have changed. */
const minutes = { subject: 'minutes', data: NO_DATA, audience: 'nobody', feed: null, topics: [] } as const
const stands = { ...minutes, topics: ['sessions'], access: 'changes' } as const
const said = (sentence: string) =>
  ({
    ...stands,
    audience: 'members',
    feed: { kind: 'sessions', sentence },
    topics: ['roundtable', 'sessions'],
  }) as const

export const MINUTES_EVENTS = {
  'minutes.settings-changed': stands,
  'minutes.opened': said('minutes.opened'),
  /** Whoever reports from a table has written its notes up to then. */
  'minutes.approved': { ...said('minutes.approved'), writers: 'table' },
  'minutes.line-edited': { ...minutes, data: z.strictObject({ act: word }) },
  'minutes.correction-proposed': minutes,
  'minutes.correction-answered': { ...minutes, data: z.strictObject({ to: word }) },
  'minutes.version-named': { ...minutes, data: z.strictObject({ versionId: id }) },
  /** Rows of the text's log, as in `text.restored`. */
  'minutes.text-restored': { ...minutes, data: z.strictObject({ version: number, before: number, after: number }) },
} as const satisfies Record<string, Definition>
