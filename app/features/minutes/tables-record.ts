import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { RecordPerson, RecordSeat, RecordTables } from './record-types.ts'

/** As the database says it. */
export type DrawRow = {
  itemId: string
  seed: string
  drawnAt: string
  who: RecordPerson | null
  replaced: number
  begunAt: string | null
  endedAt: string | null
  /** `written`: somebody has opened its notes while it was at work, or since. */
  tables: { id: string; number: number; question: string; written: boolean }[]
  seats: (Omit<RecordSeat, keyof RecordPerson> & { tableId: string | null; who: RecordPerson | null })[]
}

const NOTHING: DocumentNode = { type: 'doc', content: [] }
const iso = (moment: string | null) => moment && new Date(moment).toISOString()

/** `notes` are what stands in the texts of the tables, by the table's id. */
export function tablesOf(draw: DrawRow, notes: ReadonlyMap<string, DocumentNode>): RecordTables {
  const at = (wanted: string | null) =>
    draw.seats
      .filter(({ tableId }) => tableId === wanted)
      .map(({ tableId: _, who, ...seat }): RecordSeat => ({ ...seat, ...who! }))
  return {
    seed: draw.seed,
    drawnAt: iso(draw.drawnAt)!,
    by: draw.who,
    replaced: draw.replaced,
    begunAt: iso(draw.begunAt),
    endedAt: iso(draw.endedAt),
    tables: draw.tables.map(({ id, number, question }) => ({
      ...{ number, question, people: at(id) },
      notes: notes.get(id) ?? NOTHING,
    })),
    apart: at(null),
  }
}
