import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import { QUESTION_LIMIT, SEED_LIMIT, TABLE_MINUTES, TABLES } from './table-words.ts'

const act = <Name extends string>(name: Name) => z.literal(name)
const whole = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).refine((value) => Number.isInteger(value) && value >= least && value <= most, { error })
const line = (limit: number, error: string) =>
  z
    .string()
    .transform(cleanLine)
    .refine((text) => text.length <= limit, { error })
    .default('')

const id = z.uuid('tables.unknown')
/** Nobody, or nowhere. */
const idOrNone = z.union([id, z.literal('')]).default('')
const minutes = whole(TABLE_MINUTES.least, TABLE_MINUTES.most, 'tables.minutes-range')
/** The draw that the author saw, which every act on tables is about. */
const drawId = id

/** What moderators do. */
export const tablesSchema = z.discriminatedUnion('act', [
  z.object({
    act: act('draw'),
    itemId: z.uuid('sessions.otherwise'),
    /** Which draw stood as its author saw it; none before the first. */
    drawId: idOrNone,
    count: whole(TABLES.least, TABLES.most, 'tables.count-range'),
    seed: line(SEED_LIMIT, 'tables.seed-long'),
  }),
  z.object({ act: act('move'), drawId, personId: z.uuid('tables.person-missing'), tableId: idOrNone }),
  z.object({
    act: act('question'),
    drawId,
    tableId: id,
    question: line(QUESTION_LIMIT, 'tables.question-long'),
    /** What it was as the author saw it. */
    seen: line(QUESTION_LIMIT, 'tables.unknown'),
  }),
  z.object({ act: act('name-reporter'), drawId, tableId: id, personId: idOrNone }),
  z.object({ act: act('begin'), drawId, minutes }),
  z.object({
    act: act('minutes'),
    drawId,
    minutes: whole(-60, 60, 'sessions.minutes').refine((given) => given !== 0, { error: 'sessions.minutes' }),
    /** Until when the tables had as the author saw it. */
    dueAt: z.coerce.number({ error: 'tables.unknown' }),
  }),
  z.object({ act: act('end'), drawId }),
  z.object({ act: act('reopen'), drawId, minutes }),
])
export type TablesAct = z.output<typeof tablesSchema>

/** What somebody at a table does: reports from it, or does so no more. */
export const reporterSchema = z.object({ act: z.enum(['take', 'give-up'], { error: 'tables.unknown' }) })
export type ReporterAct = z.output<typeof reporterSchema>
