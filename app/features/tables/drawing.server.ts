import { randomBytes, randomUUID } from 'node:crypto'
import { presentVoters } from '#app/features/attendance/presence.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { type Acting, type Done, standingDraw } from './draw.server.ts'
import { splitIntoTables } from './split.ts'
import type { TablesAct } from './tables.schema.ts'

const SEED_BYTES = 8

/**
 * Splits those who are there into tables. Until the tables begin another draw may take its place: the one before stays on record. A seed that a
 * moderator names, from dice thrown in the room, is used as it is.
 */
export async function drawTables(
  { tx, run, subject }: Acting,
  { itemId, drawId: seenId, count, seed }: Extract<TablesAct, { act: 'draw' }>,
): Promise<Done> {
  if (run.itemId !== itemId) throw new DomainError('conflict', 'sessions.otherwise')
  const sessionId = subject.session.id
  await requireBreakOut({ tx, itemId })
  const before = await standingDraw(tx, itemId)
  if ((before?.id ?? '') !== seenId)
    throw before
      ? new DomainError('conflict', 'tables.drawn-meanwhile', { name: before.drawnBy })
      : new DomainError('conflict', 'tables.unknown')
  if (before?.begunAt) throw new DomainError('conflict', `tables.is-${before.state}`)
  const people = await presentVoters(sessionId, tx)
  if (people.length < count)
    throw new DomainError('conflict', 'tables.too-few-people', { count: people.length, tables: count })
  if (before) await tx.tableDraw.update({ where: { id: before.id }, data: { replacedAt: run.now } })
  const used = seed || randomBytes(SEED_BYTES).toString('hex')
  const drawn = splitIntoTables(people, used, count)
  const { personId, seat } = subject.standing
  const draw = await tx.tableDraw.create({
    data: {
      sessionId,
      itemId,
      seed: used,
      drawnAt: run.now,
      personId,
      organisationId: seat?.organisationId,
      groupId: seat?.groupId,
    },
  })
  const tables = drawn.map((seats, at) => ({ id: randomUUID(), number: at + 1, seats }))
  await tx.breakOutTable.createMany({ data: tables.map(({ id, number }) => ({ id, number, drawId: draw.id })) })
  await tx.tableSeat.createMany({
    data: tables.flatMap(({ id: tableId, number, seats }) =>
      seats.map((one) => ({
        drawId: draw.id,
        tableId,
        personId: one.personId,
        organisationId: one.organisationId,
        groupId: one.groupId,
        drawnTo: number,
        seatedAt: run.now,
      })),
    ),
  })
  const data = { drawId: draw.id, itemId, tables: count, people: people.length }
  return { name: 'tables.drawn', data: before ? { ...data, replacedId: before.id } : data }
}

/** Tables are for an item of that kind which everybody sees. */
async function requireBreakOut({ tx, itemId }: Pick<Acting, 'tx'> & { itemId: string }) {
  const item = await tx.agendaItem.findUniqueOrThrow({ where: { id: itemId }, include: { parent: true } })
  if (item.kind !== 'break-out') throw new DomainError('conflict', 'tables.no-break-out')
  if (item.visibility !== 'all' || (item.parent && item.parent.visibility !== 'all'))
    throw new DomainError('conflict', 'tables.hidden-item')
}
