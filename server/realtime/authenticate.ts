import type { Socket } from 'socket.io'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Admission } from './admission.ts'
import { watchSession } from './session-watch.ts'

export type SocketData = { actor: Actor }

/** Gives each socket of a namespace the actor of its connection, whose session may have ended since it was opened. */
export function authenticate(admission: Admission) {
  return (socket: Socket, next: (error?: Error) => void) => {
    if (!admission.enter(socket)) return next(new Error('twice'))
    void admit(admission, socket, next)
  }
}

async function admit(admission: Admission, socket: Socket, next: (error?: Error) => void) {
  const refuse = (reason: string) => {
    admission.leave(socket)
    next(new Error(reason))
  }
  try {
    const session = await admission.sessionOf(socket)
    if (!session) {
      log.debug({ socketId: socket.id, namespace: socket.nsp.name }, 'a socket without a session was turned away')
      return refuse('signed-out')
    }
    const { actor, endsAt } = session
    socket.data.actor = actor
    log.debug({ socketId: socket.id, namespace: socket.nsp.name, personId: actor.personId }, 'a socket was admitted')
    watchSession(socket, actor.sessionId, endsAt)
    next()
  } catch (error) {
    log.error({ err: error, socketId: socket.id }, 'a session could not be looked up for a socket')
    refuse('unavailable')
  }
}
