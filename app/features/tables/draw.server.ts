import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import type { Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { EventInput } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { stateOf, type TablesState } from './table-words.ts'

export type Acting = { tx: Tx; run: Run; subject: SessionSubject }
export type Done = Pick<EventInput, 'name' | 'data'>

export type Draw = {
  id: string
  itemId: string
  seed: string
  personId: string
  drawnBy: string
  begunAt: Date | null
  dueAt: Date | null
  endedAt: Date | null
  state: TablesState
}

/** The draw that stands for an item; none before the first. */
export async function standingDraw(tx: Tx, itemId: string): Promise<Draw | null> {
  const draw = await tx.tableDraw.findFirst({
    where: { itemId, replacedAt: null },
    include: { person: { select: { name: true } } },
  })
  return draw && { ...draw, drawnBy: draw.person.name, state: stateOf(draw) }
}

/** The standing draw of the current item, as the author of an act saw it. Refused with what has happened where another stands, or the room has gone on. */
export async function heldDraw(tx: Tx, itemId: string | null, seenId: string): Promise<Draw> {
  const draw = itemId ? await standingDraw(tx, itemId) : null
  if (!draw) throw new DomainError('conflict', 'sessions.otherwise')
  if (draw.id !== seenId) throw new DomainError('conflict', 'tables.drawn-meanwhile', { name: draw.drawnBy })
  return draw
}

/** Refuses what belongs to another state of the tables, with what they are in now. */
export function requireState(draw: Draw, ...states: TablesState[]) {
  if (!states.includes(draw.state)) throw new DomainError('conflict', `tables.is-${draw.state}`)
}

export async function tableOf(tx: Tx, { id: drawId }: Draw, tableId: string) {
  const table = await tx.breakOutTable.findFirst({ where: { id: tableId, drawId } })
  if (!table) throw new DomainError('conflict', 'tables.unknown')
  return table
}
