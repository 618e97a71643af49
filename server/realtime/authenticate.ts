import type { IncomingMessage } from 'node:http'
import type { Socket } from 'socket.io'
import { openSession } from '#app/platform/session.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { watchSession } from './session-watch.ts'

export type SocketData = { actor: Actor }

/** Admits a socket whose cookie is a session, and gives it its actor. Everybody else is refused before any message. */
export async function authenticate(socket: Socket, next: (error?: Error) => void) {
  try {
    const session = await openSession((socket.request as IncomingMessage).headers.cookie)
    if (!session) {
      log.debug({ socketId: socket.id, namespace: socket.nsp.name }, 'a socket without a session was turned away')
      return next(new Error('signed-out'))
    }
    const { actor, endsAt } = session
    socket.data.actor = actor
    log.debug({ socketId: socket.id, namespace: socket.nsp.name, personId: actor.personId }, 'a socket was admitted')
    watchSession(socket, actor.sessionId, endsAt)
    next()
  } catch (error) {
    log.error({ err: error, socketId: socket.id }, 'a session could not be looked up for a socket')
    next(new Error('unavailable'))
  }
}
