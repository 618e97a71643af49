import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { onSessionEnded } from '#app/platform/session.server.ts'
import type { NodeLinks } from './links.ts'

type SessionEnd = { sessionId: string }
type News = { event: RecordedEvent } | { session: SessionEnd } | { present: string[] }
type Listen<T> = (listener: (it: T) => void) => () => void

type NewsOfAllNodes = {
  onEvent: Listen<RecordedEvent>
  onSessionEnded: Listen<SessionEnd>
  /** What people have come to or left. */
  onPresence: Listen<string[]>
  tellPresence: (ids: string[]) => void
  stop: () => void
}

/** What happened on any node: for whoever has to look after the people connected to this one. */
export function newsOfAllNodes(links: NodeLinks | null): NewsOfAllNodes {
  const events = new Set<(event: RecordedEvent) => void>()
  const sessions = new Set<(end: SessionEnd) => void>()
  const presences = new Set<(ids: string[]) => void>()
  links?.onNews((bytes) => {
    const news = JSON.parse(Buffer.from(bytes).toString()) as News
    if ('event' in news) events.forEach((listener) => listener(news.event))
    else if ('session' in news) sessions.forEach((listener) => listener(news.session))
    else presences.forEach((listener) => listener(news.present))
  })
  const offs = [
    onEvent((event) => {
      events.forEach((listener) => listener(event))
      links?.tell(Buffer.from(JSON.stringify({ event })))
    }),
    onSessionEnded((session) => {
      sessions.forEach((listener) => listener(session))
      links?.tell(Buffer.from(JSON.stringify({ session })))
    }),
  ]
  const tellPresence = (present: string[]) => {
    presences.forEach((listener) => listener(present))
    links?.tell(Buffer.from(JSON.stringify({ present })))
  }
  return {
    onEvent: adding(events),
    onSessionEnded: adding(sessions),
    onPresence: adding(presences),
    tellPresence,
    stop: () => offs.forEach((off) => off()),
  }
}

function adding<T>(listeners: Set<(it: T) => void>): Listen<T> {
  return (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
}
