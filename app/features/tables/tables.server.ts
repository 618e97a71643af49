import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actWhileLive } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { type Acting, type Done, heldDraw, requireState, tableOf } from './draw.server.ts'
import { drawTables } from './drawing.server.ts'
import { TABLE_MINUTES } from './table-words.ts'
import type { TablesAct } from './tables.schema.ts'

type Of<Act extends TablesAct['act']> = Extract<TablesAct, { act: Act }>

const MINUTE_MS = 60_000

/** What every event of tables says. */
export function aboutTables({ session, roundtable, standing }: SessionSubject) {
  return { ...eventActor(standing, roundtable.id), subjectId: session.id, scope: { sessionId: session.id } }
}

/** One act of a moderator on the tables of the current item. What is so already is not done again, and nothing is recorded. */
export async function actOnTables(_actor: Actor, subject: SessionSubject, act: TablesAct) {
  await transaction(async (tx, record) => {
    const run = await actWhileLive(tx, subject.session.id)
    const done = await doneWith({ tx, run, subject }, act)
    if (done) await record({ ...aboutTables(subject), ...done } as EventInput)
  })
}

function doneWith(acting: Acting, act: TablesAct): Promise<Done | null> {
  switch (act.act) {
    case 'draw':
      return drawTables(acting, act)
    case 'move':
      return move(acting, act)
    case 'question':
      return askTable(acting, act)
    case 'name-reporter':
      return nameReporter(acting, act)
    case 'begin':
      return begin(acting, act)
    case 'minutes':
      return changeMinutes(acting, act)
    case 'end':
      return end(acting, act)
    case 'reopen':
      return reopen(acting, act)
  }
}

/** Puts somebody at a table by hand, or off every table. Whoever reports from a table and leaves it reports no more. */
async function move({ tx, run, subject }: Acting, act: Of<'move'>): Promise<Done | null> {
  const draw = await heldDraw(tx, run.itemId, act.drawId)
  requireState(draw, 'drawn', 'begun')
  const { personId } = act
  const toId = act.tableId ? (await tableOf(tx, draw, act.tableId)).id : null
  const key = { drawId: draw.id, personId }
  const seat = await tx.tableSeat.findUnique({ where: { drawId_personId: key } })
  const fromId = seat?.tableId ?? null
  if (fromId === toId) return null
  const put = { tableId: toId, moved: true, reporter: false, seatedAt: run.now }
  if (seat) await tx.tableSeat.update({ where: { drawId_personId: key }, data: put })
  else await tx.tableSeat.create({ data: { ...key, ...put, ...(await seatOfPresent(tx, subject, personId)) } })
  return {
    name: 'tables.moved',
    data: { drawId: draw.id, personId, ...(fromId && { fromId }), ...(toId && { toId }) },
  }
}

/** For whom somebody came: nobody sits at a table who is not there. */
async function seatOfPresent(tx: Tx, { session }: SessionSubject, personId: string) {
  const here = await tx.checkIn.findFirst({ where: { sessionId: session.id, personId, leftAt: null } })
  if (!here) throw new DomainError('conflict', 'tables.person-missing')
  return { organisationId: here.organisationId, groupId: here.groupId }
}

async function askTable({ tx, run }: Acting, act: Of<'question'>): Promise<Done | null> {
  const draw = await heldDraw(tx, run.itemId, act.drawId)
  const table = await tableOf(tx, draw, act.tableId)
  if (table.question === act.question) return null
  if (table.question !== act.seen)
    throw new DomainError('conflict', 'tables.question-meanwhile', { question: table.question })
  await tx.breakOutTable.update({ where: { id: table.id }, data: { question: act.question } })
  return { name: 'tables.question-changed', data: { drawId: draw.id, tableId: table.id } }
}

async function nameReporter({ tx, run }: Acting, act: Of<'name-reporter'>): Promise<Done | null> {
  const draw = await heldDraw(tx, run.itemId, act.drawId)
  const { id: tableId } = await tableOf(tx, draw, act.tableId)
  const before = await tx.tableSeat.findFirst({ where: { tableId, reporter: true } })
  if ((before?.personId ?? '') === act.personId) return null
  await tx.tableSeat.updateMany({ where: { tableId, reporter: true }, data: { reporter: false } })
  if (act.personId) {
    const at = { drawId: draw.id, tableId, personId: act.personId }
    const { count } = await tx.tableSeat.updateMany({ where: at, data: { reporter: true } })
    if (!count) throw new DomainError('conflict', 'tables.not-at-table')
  }
  const data = { drawId: draw.id, tableId }
  return { name: 'tables.reporter-changed', data: act.personId ? { ...data, personId: act.personId } : data }
}

async function begin({ tx, run }: Acting, { drawId, minutes }: Of<'begin'>): Promise<Done> {
  const draw = await heldDraw(tx, run.itemId, drawId)
  requireState(draw, 'drawn')
  const dueAt = new Date(run.now.getTime() + minutes * MINUTE_MS)
  await tx.tableDraw.update({ where: { id: drawId }, data: { begunAt: run.now, dueAt } })
  return { name: 'tables.begun', data: { drawId, itemId: draw.itemId, minutes } }
}

/** Given or taken while the tables are at work; two who press at once meant the same minutes. */
async function changeMinutes({ tx, run }: Acting, { drawId, minutes, dueAt: seen }: Of<'minutes'>): Promise<Done> {
  const draw = await heldDraw(tx, run.itemId, drawId)
  requireState(draw, 'begun')
  if (draw.dueAt!.getTime() !== seen) throw new DomainError('conflict', 'tables.minutes-meanwhile')
  const dueAt = new Date(seen + minutes * MINUTE_MS)
  const inAll = (dueAt.getTime() - draw.begunAt!.getTime()) / MINUTE_MS
  if (inAll < TABLE_MINUTES.least || inAll > TABLE_MINUTES.most * 2)
    throw new DomainError('invalid', 'tables.minutes-range')
  await tx.tableDraw.update({ where: { id: drawId }, data: { dueAt } })
  return { name: 'tables.minutes-changed', data: { drawId, itemId: draw.itemId, minutes } }
}

async function end({ tx, run }: Acting, { drawId }: Of<'end'>): Promise<Done> {
  const draw = await heldDraw(tx, run.itemId, drawId)
  requireState(draw, 'begun')
  await tx.tableDraw.update({ where: { id: drawId }, data: { endedAt: run.now } })
  return { name: 'tables.ended', data: { drawId, itemId: draw.itemId } }
}

/** The tables go on for so many minutes from now: whoever ended them too soon loses nothing. */
async function reopen({ tx, run }: Acting, { drawId, minutes }: Of<'reopen'>): Promise<Done> {
  const draw = await heldDraw(tx, run.itemId, drawId)
  requireState(draw, 'ended')
  const dueAt = new Date(run.now.getTime() + minutes * MINUTE_MS)
  await tx.tableDraw.update({ where: { id: drawId }, data: { endedAt: null, dueAt } })
  return { name: 'tables.reopened', data: { drawId, itemId: draw.itemId, minutes } }
}
