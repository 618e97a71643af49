import { z } from 'zod'
import { type Definition, id, number } from './define.ts'

const act = { subject: 'session', audience: 'nobody', feed: null, topics: [], parts: ['tables'] } as const
/** What may let somebody write in the notes of a table, or not any more. */
const seating = { ...act, writers: 'table' } as const
const drawn = z.strictObject({ drawId: id, itemId: id })
const table = z.strictObject({ drawId: id, tableId: id })

/** Open pages are told nothing of it: the notes come over their own line. */
const notes = { ...act, parts: [] } as const

/** What is done with the tables of an item. Seeds, questions and notes stand in rows of their own. */
export const TABLES_EVENTS = {
  /** `replacedId` is the draw in whose place it came. */
  'tables.drawn': { ...act, data: drawn.extend({ tables: number, people: number, replacedId: id.optional() }) },
  /** By a moderator: from nowhere, or off every table, where one of the two is missing. */
  'tables.moved': {
    ...seating,
    data: z.strictObject({ drawId: id, personId: id, fromId: id.optional(), toId: id.optional() }),
  },
  /** Whoever came late. */
  'tables.seated': { ...seating, data: table.extend({ personId: id }) },
  'tables.question-changed': { ...act, data: table },
  /** Without a person nobody reports from it any more. */
  'tables.reporter-changed': { ...seating, data: table.extend({ personId: id.optional() }) },
  'tables.begun': { ...seating, data: drawn.extend({ minutes: number }) },
  'tables.minutes-changed': { ...act, data: drawn.extend({ minutes: number }) },
  'tables.ended': { ...seating, data: drawn },
  'tables.reopened': { ...seating, data: drawn.extend({ minutes: number }) },
  'tables.version-named': { ...notes, data: table.extend({ versionId: id }) },
  /** Rows of the log of the notes, as in `text.restored`. */
  'tables.text-restored': { ...notes, data: table.extend({ version: number, before: number, after: number }) },
} as const satisfies Record<string, Definition>
