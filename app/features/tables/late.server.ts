import type { Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { EventInput } from '#app/platform/transaction.server.ts'
import { tableForLate } from './split.ts'

type Came = { personId: string; organisationId: string; groupId: string }
type Seated = Extract<EventInput, { name: 'tables.seated' }>

/**
 * Whoever comes when tables have been drawn is seated at the smallest that fits their group, in the act of their coming: what is then recorded besides.
 * Null where nothing is drawn for the current item, the tables have ended, or they have a seat: whoever left and is back sits where they sat.
 */
export async function seatLate(
  tx: Tx,
  { itemId, now }: Run,
  came: Came,
): Promise<Pick<Seated, 'name' | 'data'> | null> {
  if (!itemId) return null
  const draw = await tx.tableDraw.findFirst({
    where: { itemId, replacedAt: null, endedAt: null },
    include: { tables: { include: { seats: true } }, seats: { where: { personId: came.personId } } },
  })
  if (!draw || draw.seats.length) return null
  const tables = draw.tables.map(({ seats, ...table }) => ({ ...table, groupIds: seats.map(({ groupId }) => groupId) }))
  const table = tableForLate(tables, came.groupId)
  if (!table) return null
  const { personId, organisationId, groupId } = came
  const [drawId, tableId] = [draw.id, table.id]
  await tx.tableSeat.create({ data: { drawId, tableId, personId, organisationId, groupId, seatedAt: now } })
  return { name: 'tables.seated', data: { drawId, tableId, personId } }
}
