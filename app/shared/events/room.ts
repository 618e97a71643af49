import { z } from 'zod'
import { type Definition, flag, id, NO_DATA, number } from './define.ts'

const clock = {
  subject: 'session',
  audience: 'nobody',
  feed: null,
  topics: [],
  parts: ['clock', 'desk-clock'],
} as const
/** Also in the feed, with which open pages of the roundtable go on. */
const said = (sentence: string) =>
  ({ audience: 'members', feed: { kind: 'sessions', sentence }, topics: ['roundtable', 'sessions'] }) as const
/** Everything in the room stops with it, or goes on; tables end with their item, too. */
const everything = {
  ...clock,
  parts: ['clock', 'desk-clock', 'floor', 'desk-floor', 'present', 'tables'],
  writers: 'table',
} as const
/** What the act was about: the item that was current, or is from then on; none where there is none. */
const item = z.strictObject({ itemId: id.optional() })

/** What is done with the clock of a room. Minutes and the cockpit read from these who did what when. */
export const ROOM_EVENTS = {
  'session.started': { ...clock, ...said('session.started'), data: item },
  /** Groups may speak only so long on each item. */
  'session.item-begun': {
    ...clock,
    parts: ['clock', 'desk-clock', 'floor', 'desk-floor', 'tables'],
    writers: 'table',
    data: z.strictObject({ itemId: id, beforeId: id.optional() }),
  },
  'session.paused': { ...clock, data: item },
  'session.resumed': { ...clock, data: item },
  'session.minutes-changed': { ...clock, data: z.strictObject({ itemId: id, minutes: number }) },
  /** `running`: the clock ran to the end, and runs on if the end is taken back. */
  'session.ended': { ...everything, ...said('session.ended'), data: item.extend({ running: flag }) },
  'session.end-undone': { ...everything, ...said('session.end-undone'), data: item },
  'session.note-written': { ...clock, data: NO_DATA, parts: ['desk-note'] },
} as const satisfies Record<string, Definition>
