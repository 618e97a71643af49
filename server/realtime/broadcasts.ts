import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { onSessionEnded } from '#app/platform/session.server.ts'
import { roomOf, type LiveNamespace } from './gateway/roundtables.ts'

/** The only place that emits to others: each committed event goes to those who follow its roundtable. */
export function startBroadcasts(live: LiveNamespace) {
  const offs = [
    onEvent((event) => {
      if (!event.roundtableId) return
      live.to(roomOf(event.roundtableId)).emit('event', {
        name: event.name,
        roundtableId: event.roundtableId,
        subjectType: event.subjectType,
        subjectId: event.subjectId,
        scope: event.scope,
      })
      if (event.name === 'membership.ended') putOut(live, event)
    }),
    onSessionEnded(({ sessionId }) => {
      for (const socket of live.sockets.values()) {
        if (socket.data.actor.sessionId !== sessionId) continue
        socket.emit('revoked', { reason: 'signed-out' })
        socket.disconnect(true)
      }
    }),
  ]
  return () => offs.forEach((off) => off())
}

/** Somebody whose membership ended stops hearing the roundtable at once. */
function putOut(live: LiveNamespace, event: RecordedEvent) {
  const personId = event.data.personId
  for (const socket of live.sockets.values()) {
    if (socket.data.actor.personId !== personId || socket.data.actor.secretariat) continue
    void socket.leave(roomOf(event.roundtableId ?? ''))
    socket.emit('revoked', { reason: 'membership' })
  }
}
