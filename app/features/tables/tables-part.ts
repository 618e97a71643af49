import type { TablesState } from './table-words.ts'

export type SeatShown = {
  personId: string
  name: string
  organisation: string
  groupId: string
  reporter: boolean
  /** They came after the draw, or a moderator put them where they are. */
  late: boolean
  moved: boolean
}

export type TableShown = { id: string; number: number; question: string; seats: SeatShown[] }

/** The tables of an item. Moments are milliseconds of the server's clock. */
export type DrawShown = {
  id: string
  itemId: string
  seed: string
  drawnBy: string
  /** How many draws this one took the place of. */
  replaced: number
  state: TablesState
  begunAt: number | null
  dueAt: number | null
  tables: TableShown[]
  /** Whom a moderator took off every table. */
  apart: SeatShown[]
}

/** What everybody at a session sees of its tables: the draw that stands for each item, by the item's id. */
export type TablesPart = { draws: DrawShown[] }

export function seatIn({ tables }: DrawShown, personId: string): TableShown | undefined {
  return tables.find(({ seats }) => seats.some((seat) => seat.personId === personId))
}

export const reporterOf = ({ seats }: TableShown) => seats.find(({ reporter }) => reporter)
