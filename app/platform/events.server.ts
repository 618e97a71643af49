import { type AnnouncementName, announcementOf, type EventName } from '#app/shared/events/catalogue.ts'
import type { EventScope } from '#app/shared/live.ts'
import { log } from './log.server.ts'
import { remember } from './remember.server.ts'

/** One line of what happened, after it has been committed. */
export type RecordedEvent = {
  id: string
  name: EventName | AnnouncementName
  at: Date
  roundtableId: string | null
  personId: string | null
  organisationId: string | null
  groupId: string | null
  subjectType: string
  subjectId: string
  data: Record<string, unknown>
  scope: EventScope
}

type Listener = (event: RecordedEvent) => void | Promise<void>
const listeners = remember('event-listeners', () => new Set<Listener>())

/** Hears every event of this process after its commit, until the returned function is called. */
export function onEvent(listener: Listener) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What is no event but changes what open pages show, a count: heard like one, and recorded nowhere. */
export function announce(
  news: Pick<RecordedEvent, 'roundtableId' | 'subjectId' | 'scope'> & { name: AnnouncementName },
) {
  const { subject: subjectType } = announcementOf(news.name)
  return publish([
    { id: '', at: new Date(), personId: null, organisationId: null, groupId: null, data: {}, subjectType, ...news },
  ])
}

export async function publish(events: RecordedEvent[]) {
  for (const event of events) {
    for (const listener of listeners) {
      try {
        await listener(event)
      } catch (error) {
        log.error({ err: error, event: event.name }, 'an event listener failed')
      }
    }
  }
}
