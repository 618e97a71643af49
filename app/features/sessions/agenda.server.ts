import { eventActor } from '#app/features/access/event-actor.server.ts'
import { orderWithRestored } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { AgendaItem } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { recordAgenda } from './agenda-events.server.ts'
import { barredFrom, inReadingOrder, orderAfter, placeOf, siblingsOf, stepFrom } from './agenda-order.ts'
import { addTree, treeOfTemplate } from './agenda-tree.server.ts'
import { MOST_ITEMS } from './limits.ts'
import { addLink, removeLink } from './links.server.ts'
import type { ActOf, AgendaAct } from './session.schema.ts'
import type { SessionSubject } from './session-access.server.ts'
import { actInRoom, type Run } from './session-run.server.ts'

/** What the page says of an act, and the act that takes it back; null where nothing was to be done. */
export type Done = { title: string; undo?: Record<string, string> } | null
type Acting<A extends AgendaAct['act']> = { tx: Tx; run: Run; items: AgendaItem[]; sessionId: string; input: ActOf<A> }
type Changed = { done: Done; item?: AgendaItem }

/** One change of an agenda. Those of a session follow one another, each on what the one before left. */
export async function changeAgenda({ session, roundtable, standing }: SessionSubject, input: AgendaAct): Promise<Done> {
  return transaction(async (tx, record) => {
    const run = await actInRoom(tx, session.id)
    if (run.state === 'ended') throw new DomainError('closed', 'planning.ended')
    const items = await itemsOf(tx, session.id)
    const { done, item } = await change({ tx, run, items, sessionId: session.id, roundtableId: roundtable.id, input })
    if (!done) return null
    await recordAgenda(tx, record, {
      by: eventActor(standing, roundtable.id),
      sessionId: session.id,
      act: input.act,
      itemId: item?.id,
      hidden: Boolean(item && isHidden(items, item)),
    })
    return done
  })
}

function change(acting: Omit<Acting<AgendaAct['act']>, 'input'> & { roundtableId: string; input: AgendaAct }) {
  const { input, ...rest } = acting
  switch (input.act) {
    case 'add':
      return addItem({ ...rest, input })
    case 'edit':
      return editItem({ ...rest, input })
    case 'move':
      return moveItem({ ...rest, input })
    case 'remove':
      return removeItem({ ...rest, input })
    case 'restore':
      return restoreItem({ ...rest, input })
    case 'link':
      return linkItem({ ...rest, input })
    case 'unlink':
      return unlinkItem({ ...rest, input })
    case 'insert':
      return insertTemplate({ ...rest, input })
  }
}

/** What is shown of an agenda, in its order; what stands below a removed item went with it. */
export async function itemsOf(tx: Tx, sessionId: string) {
  const rows = await tx.agendaItem.findMany({
    where: { sessionId, ...SHOWN },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return inReadingOrder(rows)
}

function isHidden(items: AgendaItem[], item: AgendaItem) {
  const parent = items.find(({ id }) => id === item.parentId)
  return item.visibility === 'moderators' || parent?.visibility === 'moderators'
}

function itemIn(items: AgendaItem[], id: string) {
  const item = items.find((one) => one.id === id)
  if (!item) throw new DomainError('conflict', 'planning.item-gone')
  return item
}

/** Refused with what it says now, if it is another than whoever acts has seen. */
function unchanged(item: AgendaItem, version: number) {
  if (item.version === version) return
  const { title, minutes } = item
  throw new DomainError('conflict', 'planning.item-changed', { title, minutes })
}

async function addItem({ tx, items, sessionId, input }: Acting<'add'>): Promise<Changed> {
  const { parentId = null, title, kind, minutes } = input
  if (items.length >= MOST_ITEMS) throw new DomainError('conflict', 'planning.many-items', { max: MOST_ITEMS })
  if (parentId && itemIn(items, parentId).parentId) throw new DomainError('conflict', 'planning.levels')
  const position = siblingsOf(items, parentId).length + 1
  const item = await tx.agendaItem.create({ data: { sessionId, parentId, title, kind, minutes, position } })
  return { done: { title }, item }
}

async function editItem({
  tx,
  items,
  roundtableId,
  input,
}: Acting<'edit'> & { roundtableId: string }): Promise<Changed> {
  const item = itemIn(items, input.id)
  unchanged(item, input.version)
  const { title, minutes } = input
  const { kind = item.kind, visibility = item.visibility, note = '', ownerId = null } = input
  const next = { title, minutes, ...(input.details && { kind, visibility, note, ownerId }) }
  const keys = Object.keys(next) as (keyof typeof next)[]
  if (keys.every((key) => item[key] === next[key])) return { done: null }
  if (next.ownerId && next.ownerId !== item.ownerId) await requireMember(tx, roundtableId, next.ownerId)
  const changed = await tx.agendaItem.update({
    where: { id: item.id },
    data: { ...next, version: { increment: 1 } },
  })
  // What others see no more, or see from now on, is told to them.
  return { done: { title }, item: item.visibility === 'moderators' ? changed : item }
}

async function requireMember(tx: Tx, roundtableId: string, id: string) {
  if (!(await tx.membership.count({ where: { id, roundtableId, endedAt: null } })))
    throw new DomainError('conflict', 'planning.owner-gone')
}

async function moveItem({ tx, items, input }: Acting<'move'>): Promise<Changed> {
  const item = itemIn(items, input.id)
  const place = input.direction
    ? stepFrom(items, item, input.direction)
    : { parentId: input.parentId ?? null, beforeId: input.beforeId }
  if (!place) return { done: null }
  const barred = barredFrom(items, item, place)
  if (barred) throw new DomainError('conflict', barred === 'gone' ? 'planning.order-changed' : 'planning.levels')
  const after = orderAfter(items, item, place)
  if (place.parentId === item.parentId && after.join() === siblingsOf(items, item.parentId).join())
    return { done: null }
  const { parentId, beforeId = '' } = placeOf(items, item)
  await order(tx, after, item.id, place.parentId)
  // Every field, the empty ones too: a page takes the toast away when a form with these fields is sent, and that of the move itself is none.
  const undo = { act: 'move', id: item.id, parentId: parentId ?? '', beforeId }
  return { done: { title: item.title, undo }, item }
}

async function order(tx: Tx, ids: string[], moved: string, parentId: string | null) {
  await tx.agendaItem.update({ where: { id: moved }, data: { parentId } })
  await tx.$executeRaw`
    UPDATE "AgendaItem" i SET "position" = o."place" FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o("id", "place") WHERE i."id" = o."id"`
}

/** What is being dealt with stays, and what has been is part of the record. */
async function removeItem({ tx, run, items, input }: Acting<'remove'>): Promise<Changed> {
  const item = itemIn(items, input.id)
  unchanged(item, input.version)
  const own = items.filter(({ id, parentId }) => id === item.id || parentId === item.id)
  if (own.some(({ id }) => id === run.itemId)) throw new DomainError('conflict', 'planning.item-current')
  if (own.some(({ startedAt }) => startedAt)) throw new DomainError('conflict', 'planning.item-ran')
  await tx.agendaItem.update({ where: { id: item.id }, data: { removedAt: run.now } })
  return { done: { title: item.title, undo: { act: 'restore', id: item.id } }, item }
}

/** Back where it stood; to the top where what it stood under has gone or moved below another meanwhile. */
async function restoreItem({ tx, items, sessionId, input }: Acting<'restore'>): Promise<Changed> {
  const item = await tx.agendaItem.findFirst({ where: { id: input.id, sessionId } })
  if (!item) throw new DomainError('conflict', 'planning.item-gone')
  if (!item.removedAt) return { done: null }
  const parent = items.find(({ id }) => id === item.parentId)
  const parentId = parent && parent.parentId === null ? parent.id : null
  const level = items.filter((one) => one.parentId === parentId)
  await tx.agendaItem.update({ where: { id: item.id }, data: { removedAt: null } })
  await order(tx, orderWithRestored(level, item), item.id, parentId)
  return { done: { title: item.title }, item }
}

async function linkItem({
  tx,
  items,
  roundtableId,
  input,
}: Acting<'link'> & { roundtableId: string }): Promise<Changed> {
  const item = itemIn(items, input.id)
  const link = await addLink(tx, item.id, roundtableId, input)
  return { done: link && { title: item.title }, item }
}

async function unlinkItem({ tx, items, input }: Acting<'unlink'>): Promise<Changed> {
  const item = itemIn(items, input.id)
  return { done: { title: item.title, undo: await removeLink(tx, item.id, input.linkId) }, item }
}

async function insertTemplate({
  tx,
  items,
  sessionId,
  roundtableId,
  input,
}: Acting<'insert'> & { roundtableId: string }): Promise<Changed> {
  const tree = await treeOfTemplate(tx, roundtableId, input.templateId)
  await addTree(tx, sessionId, tree, items)
  return { done: { title: '' } }
}
