import { clockPart } from '#app/features/room/clock-part.server.ts'
import { runningOf, tablesPart } from '#app/features/tables/tables-part.server.ts'
import type { TablesView } from './face-views.ts'

/** The tables of the current item. Where nothing has been drawn for it there are none. */
export async function tablesView(sessionId: string): Promise<Omit<TablesView, 'kind' | 'item'>> {
  const [{ value: clock }, { value: tables }] = await Promise.all([clockPart(sessionId), tablesPart(sessionId)])
  const draw = tables.draws.find(({ itemId }) => itemId === clock.itemId)
  if (!draw) return { state: null, running: null, tables: [] }
  return {
    state: draw.state,
    running: runningOf(draw),
    tables: draw.tables.map(({ number, question, seats }) => ({
      number,
      question,
      seats: seats.map(({ name, groupId, reporter }) => ({ name, groupId, reporter })),
    })),
  }
}
