import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import type { ItemKind } from '#app/features/sessions/session-words.ts'
import { db } from '#app/platform/db.server.ts'
import { inOrder, stepsOf } from './steps.ts'

export type AgendaStep = {
  id: string
  parentId: string | null
  title: string
  kind: ItemKind
  minutes: number
  hidden: boolean
  /** Its number among those that the session goes through; null for one that is divided into others. */
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
      number: steps.findIndex(({ id }) => id === item.id) + 1 || null,
    })),
  }
}

export type RoomData = Awaited<ReturnType<typeof roomOf>>
