import type { Namespace, Socket } from 'socket.io'
import { log } from '#app/platform/log.server.ts'
import { endSessionById, openSessions, sessionEndsAt } from '#app/platform/session.server.ts'
import type { Actor } from '#app/shared/roles.ts'

/** A timer cannot wait longer than some weeks; a session that is used is prolonged meanwhile. */
const LONGEST_MS = 86_400_000
const TRY_AGAIN_MS = 10_000
const ONCE_MORE_MS = 500

/** An open socket asks for nothing that would look at its session again: it ends with it, to the second. `endsAt`: as it was just looked up. */
export function watchSession(socket: Socket, sessionId: string, endsAt: Date) {
  let timer: NodeJS.Timeout | undefined
  let over = false
  const waitFor = (left: number) => {
    if (over) return
    timer = setTimeout(() => void check(), Math.max(0, Math.min(left, LONGEST_MS)))
    timer.unref()
  }
  const check = async () => {
    try {
      const left = await timeLeft(sessionId)
      if (over) return
      if (left <= 0) return await endSessionById(sessionId)
      waitFor(left)
    } catch (error) {
      log.warn({ err: error }, 'the end of a session could not be looked up')
      waitFor(TRY_AGAIN_MS)
    }
  }
  socket.on('disconnect', () => {
    over = true
    clearTimeout(timer)
  })
  waitFor(endsAt.getTime() - Date.now())
  lookOnceMore(sessionId)
}

const newcomers = new Set<string>()

/** Who signed out between the look-up and the connection was heard of by nobody: all who came within a moment are looked up together. */
function lookOnceMore(sessionId: string) {
  const first = newcomers.size === 0
  newcomers.add(sessionId)
  if (!first) return
  setTimeout(() => {
    const ids = [...newcomers]
    newcomers.clear()
    endThoseGone(ids).catch((error: unknown) =>
      log.warn({ err: error }, 'new sessions could not be looked up once more'),
    )
  }, ONCE_MORE_MS).unref()
}

async function timeLeft(sessionId: string) {
  const endsAt = await sessionEndsAt(sessionId)
  return endsAt ? endsAt.getTime() - Date.now() : 0
}

/** After a time in which another node may have ended sessions unheard: those that are gone end here too. */
export async function recheckSessions(namespaces: Namespace[]) {
  const ids = new Set(
    namespaces.flatMap(({ sockets }) => [...sockets.values()].map(({ data }) => (data.actor as Actor).sessionId)),
  )
  await endThoseGone([...ids])
}

async function endThoseGone(ids: string[]) {
  const open = await openSessions(ids)
  for (const id of ids) if (!open.has(id)) await endSessionById(id)
}
