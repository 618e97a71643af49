import { requireSeat } from '#app/features/access/standing.server.ts'
import { actWhileLive } from '#app/features/sessions/session-run.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { heldDraw } from './draw.server.ts'
import type { TableSubject } from './table-access.server.ts'
import type { ReporterAct } from './tables.schema.ts'
import { aboutTables } from './tables.server.ts'

/** Somebody at a table takes it on to report from it, where nobody does; or gives that up. */
export async function reportFrom(_actor: Actor, subject: TableSubject, { act }: ReporterAct) {
  const { personId } = requireSeat(subject.standing)
  const { id: tableId, drawId } = subject.table
  await transaction(async (tx, record) => {
    const run = await actWhileLive(tx, subject.session.id)
    await heldDraw(tx, run.itemId, drawId)
    const key = { drawId_personId: { drawId, personId } }
    const seat = await tx.tableSeat.findUnique({ where: key })
    if (seat?.tableId !== tableId) throw new DomainError('conflict', 'tables.not-at-table')
    if (seat.reporter === (act === 'take')) return
    const other = await tx.tableSeat.findFirst({
      where: { tableId, reporter: true, NOT: { personId } },
      include: { person: { select: { name: true } } },
    })
    if (other) throw new DomainError('conflict', 'tables.has-reporter', { name: other.person.name })
    await tx.tableSeat.update({ where: key, data: { reporter: act === 'take' } })
    const data = { drawId, tableId }
    await record({
      name: 'tables.reporter-changed',
      ...aboutTables(subject),
      data: act === 'take' ? { ...data, personId } : data,
    })
  })
}
