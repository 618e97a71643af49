import type { Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { EventInput } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { lastAct } from './clock-part.server.ts'
import { numberOf, stepsOf } from './steps.ts'

/** A room that an act has to itself, as it is when the act begins. */
export type Room = { tx: Tx; sessionId: string; actor: Actor; run: Run }

/** What of its event an act says; the rest is who acts, and where. */
export type Done = Pick<EventInput, 'name' | 'data'>

/** More than any item lasts, and less than a number of the database holds: a session that everybody forgot can still be ended. */
const LONGEST_MS = 2_000_000_000

/** Writes down how long the current item has run, and leaves the clock standing. */
export async function stopClock({ tx, sessionId, run }: Room, { leaving = true } = {}) {
  const { itemId, runningSince, now } = run
  if (!itemId) return
  const { ranMs } = await tx.agendaItem.findUniqueOrThrow({ where: { id: itemId } })
  const ran = runningSince ? Math.max(0, now.getTime() - runningSince.getTime()) : 0
  await tx.agendaItem.update({
    where: { id: itemId },
    data: { ranMs: Math.min(ranMs + ran, LONGEST_MS), ...(leaving && { endedAt: now }) },
  })
  await tx.sessionRun.update({ where: { sessionId }, data: { runningSince: null } })
}

export async function stepsIn({ tx, sessionId }: Pick<Room, 'tx' | 'sessionId'>) {
  const items = await tx.agendaItem.findMany({
    where: { sessionId, removedAt: null },
    select: {
      id: true,
      parentId: true,
      position: true,
      title: true,
      visibility: true,
      minutes: true,
      extraMinutes: true,
    },
  })
  return stepsOf(items)
}

/** How what was done is said to whoever came second. */
const SAID: Record<string, string> = {
  'session.started': 'sessions.was.started',
  'session.item-begun': 'sessions.was.moved',
  'session.paused': 'sessions.was.paused',
  'session.resumed': 'sessions.was.resumed',
  'session.minutes-changed': 'sessions.was.minutes',
  'session.ended': 'sessions.was.ended',
  'session.end-undone': 'sessions.was.end-undone',
}

/** Refuses an act on a room that is no longer as its author saw it, with what has happened. */
export async function refuseAsItIs({ tx, sessionId, actor }: Room): Promise<never> {
  const last = await lastAct(sessionId, tx)
  const said = last && SAID[last.event]
  if (!said || !last.by) throw new DomainError('conflict', 'sessions.otherwise')
  if (last.byId === actor.personId) throw new DomainError('conflict', 'sessions.was.you')
  const steps = await stepsIn({ tx, sessionId })
  const title = steps.find(({ id }) => id === last.itemId)?.title ?? ''
  const number = numberOf(steps, last.itemId)
  const aside = last.event === 'session.item-begun' && !number
  const values = { name: last.by, number, title, count: last.minutes ?? 0 }
  throw new DomainError('conflict', aside ? 'sessions.was.moved-aside' : said, values)
}
