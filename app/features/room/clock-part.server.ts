import type { SessionState } from '#app/features/sessions/session-words.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { namesWhere } from '#app/shared/events/catalogue.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { ClockPart, DeskClockPart, ItemClock, LastAct } from './clock-words.ts'

const CLOCK_EVENTS = namesWhere(({ parts }) => parts?.includes('clock') ?? false)

/** The clocks as everybody in the room may see them. */
export async function clockPart(sessionId: string): Promise<Part<ClockPart>> {
  const { version, itemId, items, ...clock } = await clockOf(sessionId)
  const shown = items.filter(({ visibility }) => visibility === 'all')
  const between = itemId !== null && !shown.some(({ id }) => id === itemId)
  return {
    version,
    value: {
      ...clock,
      ...(between ? { itemId: null, runningSince: null } : { itemId }),
      between,
      items: shown.filter(isTouched).map(withoutVisibility),
    },
  }
}

/** The same with what moderators alone see. */
export async function deskClockPart(sessionId: string): Promise<Part<DeskClockPart>> {
  const { version, items, ...clock } = await clockOf(sessionId)
  const last = await lastAct(sessionId)
  return { version, value: { ...clock, between: false, items: items.filter(isTouched).map(withoutVisibility), last } }
}

/** The version first: what is read after it is as new or newer. */
async function clockOf(sessionId: string) {
  const run = await db.sessionRun.findUniqueOrThrow({
    where: { sessionId },
    select: {
      version: true,
      itemId: true,
      runningSince: true,
      session: { select: { state: true, startedAt: true, endedAt: true } },
    },
  })
  const items = await db.agendaItem.findMany({
    where: { sessionId, removedAt: null },
    select: { id: true, visibility: true, ranMs: true, extraMinutes: true, startedAt: true, endedAt: true },
    orderBy: { startedAt: 'asc' },
  })
  const { state, startedAt, endedAt } = run.session
  return {
    version: run.version,
    state: state as SessionState,
    startedAt: millis(startedAt),
    endedAt: millis(endedAt),
    itemId: run.itemId,
    runningSince: millis(run.runningSince),
    items: items.map((item) => ({ ...item, startedAt: millis(item.startedAt), endedAt: millis(item.endedAt) })),
  }
}

type Item = Awaited<ReturnType<typeof clockOf>>['items'][number]

const millis = (moment: Date | null) => moment?.getTime() ?? null
const isTouched = ({ startedAt, extraMinutes }: Item) => startedAt !== null || extraMinutes !== 0
const withoutVisibility = ({ visibility: _, ...clock }: Item): ItemClock => clock

/** Who did what with the clock last: what the others see of it, and what a refused act is told. */
export async function lastAct(sessionId: string, tx: Tx = db): Promise<LastAct | null> {
  const event = await tx.event.findFirst({
    where: { subjectType: 'session', subjectId: sessionId, name: { in: CLOCK_EVENTS } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { name: true, at: true, data: true, personId: true, person: { select: { name: true } } },
  })
  if (!event) return null
  const { itemId, minutes } = event.data as { itemId?: string; minutes?: number }
  return {
    event: event.name,
    by: event.person?.name ?? null,
    byId: event.personId,
    at: event.at.getTime(),
    itemId: itemId ?? null,
    minutes: minutes ?? null,
  }
}
