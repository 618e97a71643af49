import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import type { ItemKind } from '#app/features/sessions/session-words.ts'
import { db } from '#app/platform/db.server.ts'
import { inOrder, numberOf, stepsOf } from './steps.ts'

export type AgendaStep = {
  id: string
  parentId: string | null
  title: string
  kind: ItemKind
  minutes: number
  hidden: boolean
  /** The session goes through it; not through one that is divided into others. */
  step: boolean
  /** The number by which everybody knows it; null for one that is divided, and for one that only moderators see. */
  number: number | null
}

/** What a page of the room says of its session, beside the parts. `hidden`: moderators only. */
export async function roomOf({ session }: Pick<SessionSubject, 'session'>, { moderating }: { moderating: boolean }) {
  const items = await db.agendaItem.findMany({
    where: { sessionId: session.id, removedAt: null, ...(!moderating && { visibility: 'all' }) },
    select: { id: true, parentId: true, position: true, title: true, kind: true, minutes: true, visibility: true },
  })
  const steps = stepsOf(items)
  return {
    id: session.id,
    roundtableId: session.roundtableId,
    number: session.number,
    title: session.title,
    startsAt: session.startsAt.getTime(),
    endsAt: session.endsAt.getTime(),
    timeZone: session.timeZone,
    items: inOrder(items).map(({ visibility, position: _, kind, ...item }): AgendaStep => ({
      ...item,
      kind: kind as ItemKind,
      hidden: visibility !== 'all',
      step: steps.some(({ id }) => id === item.id),
      number: numberOf(steps, item.id) || null,
    })),
  }
}

export type RoomData = Awaited<ReturnType<typeof roomOf>>
