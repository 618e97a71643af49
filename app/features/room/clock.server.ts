import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import { endTables } from '#app/features/tables/ending.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { ClockAct } from './clock.schema.ts'
import { endSession, undoEnd } from './end.server.ts'
import { type Done, refuseAsItIs, type Room, stepsIn, stopClock } from './room.server.ts'
import { stepFrom } from './steps.ts'

/** As for every item of an agenda. */
const MOST_MINUTES = 600

/**
 * One act on the clock of a room. It has the room to itself, and happens only while the room is as its author saw it: whoever comes second is
 * told what the first did. Null when nothing was left to do.
 */
export async function actOnClock(actor: Actor, { session, standing }: SessionSubject, act: ClockAct) {
  return transaction(async (tx, record) => {
    const run = await actInRoom(tx, session.id)
    const done = await perform({ tx, sessionId: session.id, actor, run }, act)
    if (!done) return null
    const acting = eventActor(standing, session.roundtableId)
    await record({ ...done, ...acting, subjectId: session.id, scope: { sessionId: session.id } } as EventInput)
    return done
  })
}

function perform(room: Room, act: ClockAct): Promise<Done | null> {
  switch (act.act) {
    case 'start':
      return start(room)
    case 'next':
      return step(room, act.itemId, 1)
    case 'previous':
      return step(room, act.itemId, -1)
    case 'go':
      return go(room, act.itemId, act.toId)
    case 'pause':
      return pause(room, act.itemId)
    case 'resume':
      return resume(room, act.itemId)
    case 'minutes':
      return changeMinutes(room, act)
    case 'end':
      return endSession(room)
    case 'undo-end':
      return undoEnd(room)
  }
}

async function start(room: Room): Promise<Done> {
  const { tx, sessionId, run } = room
  if (run.state !== 'planned') return refuseAsItIs(room)
  await tx.session.update({ where: { id: sessionId }, data: { state: 'live', startedAt: run.now } })
  const [first] = await stepsIn(room)
  if (first) await begin(room, first.id)
  return { name: 'session.started', data: first ? { itemId: first.id } : {} }
}

async function step(room: Room, seen: string | undefined, by: 1 | -1): Promise<Done> {
  await holdSeen(room, seen)
  const to = stepFrom(await stepsIn(room), room.run.itemId, by)
  if (!to) throw new DomainError('invalid', by === 1 ? 'sessions.last-item' : 'sessions.first-item')
  return goTo(room, to.id)
}

/** To an item, or to the first of those below it. */
async function go(room: Room, seen: string | undefined, toId: string): Promise<Done | null> {
  await holdSeen(room, seen)
  const to = (await stepsIn(room)).find(({ id, parentId }) => id === toId || parentId === toId)
  if (!to) throw new DomainError('conflict', 'sessions.item-gone')
  return to.id === room.run.itemId ? null : goTo(room, to.id)
}

async function goTo(room: Room, itemId: string): Promise<Done> {
  await stopClock(room)
  await endTables(room.tx, room.sessionId, room.run.now)
  await begin(room, itemId)
  const beforeId = room.run.itemId
  return { name: 'session.item-begun', data: { itemId, ...(beforeId && { beforeId }) } }
}

/** An item that is come back to goes on where it stood. */
async function begin({ tx, sessionId, run: { now } }: Room, itemId: string) {
  const { startedAt } = await tx.agendaItem.findUniqueOrThrow({ where: { id: itemId } })
  await tx.agendaItem.update({ where: { id: itemId }, data: { startedAt: startedAt ?? now, endedAt: null } })
  await tx.sessionRun.update({ where: { sessionId }, data: { itemId, runningSince: now } })
}

async function pause(room: Room, seen: string | undefined): Promise<Done> {
  const itemId = await holdItem(room, seen)
  if (!room.run.runningSince) return refuseAsItIs(room)
  await stopClock(room, { leaving: false })
  return { name: 'session.paused', data: { itemId } }
}

async function resume(room: Room, seen: string | undefined): Promise<Done> {
  const itemId = await holdItem(room, seen)
  const { tx, sessionId, run } = room
  if (run.runningSince) return refuseAsItIs(room)
  await tx.sessionRun.update({ where: { sessionId }, data: { runningSince: run.now } })
  return { name: 'session.resumed', data: { itemId } }
}

/** Of the current item, or of one that comes. */
async function changeMinutes(room: Room, act: Extract<ClockAct, { act: 'minutes' }>): Promise<Done> {
  await (act.ofId ? holdSeen(room, act.itemId) : holdItem(room, act.itemId))
  const itemId = act.ofId ?? room.run.itemId
  const item = (await stepsIn(room)).find(({ id }) => id === itemId)
  if (!item) throw new DomainError('conflict', 'sessions.item-gone')
  // Two who press at once meant the same minutes.
  if (item.extraMinutes !== act.extraMinutes) return refuseAsItIs(room)
  const extraMinutes = item.extraMinutes + act.minutes
  const inAll = item.minutes + extraMinutes
  if (inAll < 1 || inAll > MOST_MINUTES) throw new DomainError('invalid', 'sessions.minutes-in-all')
  await room.tx.agendaItem.update({ where: { id: item.id }, data: { extraMinutes } })
  return { name: 'session.minutes-changed', data: { itemId: item.id, minutes: act.minutes } }
}

/** The session is on, and at the item that the author saw. */
async function holdSeen(room: Room, seen: string | undefined) {
  if (room.run.state === 'planned') throw new DomainError('closed', 'sessions.not-live')
  if (room.run.state === 'ended' || (seen ?? null) !== room.run.itemId) await refuseAsItIs(room)
}

async function holdItem(room: Room, seen: string | undefined): Promise<string> {
  await holdSeen(room, seen)
  if (!room.run.itemId) throw new DomainError('invalid', 'sessions.no-item')
  return room.run.itemId
}
