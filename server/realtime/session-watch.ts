import type { Namespace, Socket } from 'socket.io'
import { endSessionById, openSessions, sessionEndsAt } from '#app/platform/session.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/shared/roles.ts'

/** A timer cannot wait longer than some weeks; a session that is used is prolonged meanwhile. */
const LONGEST_MS = 86_400_000
const TRY_AGAIN_MS = 10_000

/** An open socket asks for nothing that would look at its session again: it ends with it, to the second. */
export function watchSession(socket: Socket, sessionId: string) {
  let timer: NodeJS.Timeout | undefined
  let over = false
  const look = async () => {
    const left = await timeLeft(sessionId)
    if (over) return
    if (left <= 0) return endSessionById(sessionId)
    timer = setTimeout(() => void check(), Math.min(left, LONGEST_MS))
    timer.unref()
  }
  const check = () =>
    look().catch((error: unknown) => {
      log.warn({ err: error }, 'the end of a session could not be looked up')
      if (!over) timer = setTimeout(() => void check(), TRY_AGAIN_MS).unref()
    })
  socket.on('disconnect', () => {
    over = true
    clearTimeout(timer)
  })
  void check()
}

async function timeLeft(sessionId: string) {
  const endsAt = await sessionEndsAt(sessionId)
  return endsAt ? endsAt.getTime() - Date.now() : 0
}

/** After a time in which another node may have ended sessions unheard: those that are gone end here too. */
export async function lookAtSessionsAgain(namespaces: Namespace[]) {
  const ids = new Set(namespaces.flatMap(({ sockets }) => [...sockets.values()].map(({ data }) => (data.actor as Actor).sessionId)))
  const open = await openSessions([...ids])
  for (const id of ids) if (!open.has(id)) await endSessionById(id)
}
