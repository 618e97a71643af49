import { randomUUID } from 'node:crypto'
import { tellChange } from '#app/platform/changes.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { log } from '#app/platform/log.server.ts'
import { onOwnPagesChanged } from '#app/platform/own-pages.server.ts'
import { definitionOf, personOf, topicsOf } from '#app/shared/events/catalogue.ts'
import { topicName } from '#app/shared/live.ts'
import { countedIn, startCounts } from './gateway/counts.ts'
import type { LiveNamespace } from './gateway/live-socket.ts'
import { startParts } from './gateway/parts.ts'
import { changesStanding, evict, recheckAfter } from './gateway/topics.ts'
import type { newsOfAllNodes } from './nodes/news.ts'

/** The only place that emits to others: each committed event goes to those who follow one of its topics, at whatever node they are. */
export function startBroadcasts(live: LiveNamespace, news: ReturnType<typeof newsOfAllNodes>) {
  const here = `node:${randomUUID()}`
  live.on('connection', (socket) => void socket.join(here))
  /** First and without waiting those of this node: the line to the others may be slow, or gone. */
  const those = (topics: string[]) => (topics.length ? [live.local.to(topics), live.to(topics).except(here)] : [])
  const tell = (topics: string[], more: { calm?: true } = {}) =>
    those(topics).forEach((to) => to.emit('event', { topics, ...more }))
  const counts = startCounts(
    (topics, counted) => those(topics).forEach((to) => to.emit('counts', counted)),
    (error) => log.error({ err: error }, 'a count could not be told'),
  )
  const parts = startParts(
    (topic, part) => those([topic]).forEach((to) => to.emit('part', part)),
    (error) => log.error({ err: error }, 'a part of a session could not be told'),
  )
  const offs = [
    onEvent((event) => {
      const topics = topicsOf(event.name).flatMap((topic) =>
        event.roundtableId ? [topicName(topic, event.roundtableId)] : [],
      )
      parts.after(event)
      const told = [...topics, ...aboutPerson(event), ...aboutThings(event)]
      if (!countedIn(event)) return tell(told, isBallotOfRoom(event) ? { calm: true } : {})
      tell(topics, { calm: true })
      counts.after(event, aboutThings(event))
    }),
    onOwnPagesChanged((personId, own) => {
      const topics = [topicName('person', personId)]
      if (own) those(topics).forEach((to) => to.emit('own', own))
      else tell(topics)
    }),
    news.onEvent(({ scope }) => void (scope.sessionId && tellChange(scope.sessionId))),
    news.onEvent((event) => {
      if (event.roundtableId && definitionOf(event.name)?.access === 'ends') evict(live, event)
      else if (changesStanding(event))
        recheckAfter(live, event).catch((error: unknown) =>
          log.error({ err: error }, 'who may follow could not be looked up again'),
        )
    }),
    news.onSessionEnded(({ sessionId }) => {
      for (const socket of live.sockets.values()) {
        if (socket.data.actor.sessionId !== sessionId) continue
        socket.emit('revoked', { reason: 'signed-out' })
        socket.disconnect(true)
      }
    }),
    counts.stop,
    parts.stop,
  ]
  return {
    stop: () => offs.forEach((off) => off()),
    /** For when another node has fallen silent, or this one was cut off: what was not told is told now. */
    tellPartsAgain: () => parts.again(live.adapter.rooms.keys()),
  }
}

/** The room of a session has it at once; what else shows it, as the frame of every page there, follows a little later. */
function isBallotOfRoom({ name, scope: { sessionId } }: RecordedEvent) {
  return sessionId !== undefined && definitionOf(name)?.subject === 'ballot'
}

function aboutPerson(event: RecordedEvent) {
  const personId = personOf(event)
  return personId ? [topicName('person', personId)] : []
}

/** What an act in the room of a session changes is told as parts, and loads nothing. */
function aboutThings({ name, scope: { sectionId, indicatorId, ballotId, sessionId } }: RecordedEvent) {
  return [
    ...(sectionId ? [topicName('section', sectionId)] : []),
    ...(indicatorId ? [topicName('indicator', indicatorId)] : []),
    ...(ballotId ? [topicName('ballot', ballotId)] : []),
    ...(sessionId && !definitionOf(name)?.parts ? [topicName('session', sessionId)] : []),
  ]
}
