import { randomUUID } from 'node:crypto'
import { definitionOf, topicsOf } from '#app/shared/events/catalogue.ts'
import { onEvent } from '#app/platform/events.server.ts'
import { putOut, roomOf, type LiveNamespace } from './gateway/roundtables.ts'
import type { newsOfAllNodes } from './nodes/news.ts'

/** The only place that emits to others: each committed event goes to those who follow its roundtable, at whatever node they are. */
export function startBroadcasts(live: LiveNamespace, news: ReturnType<typeof newsOfAllNodes>) {
  const here = `node:${randomUUID()}`
  live.on('connection', (socket) => void socket.join(here))
  const offs = [
    onEvent((event) => {
      if (!event.roundtableId) return
      const { name, roundtableId, subjectType, subjectId, scope } = event
      const message = { name, roundtableId, subjectType, subjectId, scope, topics: topicsOf(name) }
      // First and without waiting those of this node: the line to the others may be slow, or gone.
      live.local.to(roomOf(roundtableId)).emit('event', message)
      live.to(roomOf(roundtableId)).except(here).emit('event', message)
    }),
    news.onEvent((event) => {
      if (event.roundtableId && definitionOf(event.name)?.access === 'ends') putOut(live, event)
    }),
    news.onSessionEnded(({ sessionId }) => {
      for (const socket of live.sockets.values()) {
        if (socket.data.actor.sessionId !== sessionId) continue
        socket.emit('revoked', { reason: 'signed-out' })
        socket.disconnect(true)
      }
    }),
  ]
  return () => offs.forEach((off) => off())
}
