import type { Namespace } from 'socket.io'
import { endSessionById, openSessions } from '#app/platform/session.server.ts'
import type { Actor } from '#app/shared/roles.ts'

const SWEEP_MS = 30_000
/** A session is never looked at more often than this, however many end one after the other. */
const LEAST_MS = 500

type Log = { error(data: object, message: string): void }

/**
 * Sessions run out while their sockets are open: each is looked up again now and then, and at the moment it would expire.
 * What ended is ended as by its owner. The returned `sweep` looks at once.
 */
export function watchSessions(namespaces: Namespace[], log: Log) {
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  async function sweep() {
    if (timer) clearTimeout(timer)
    let next = SWEEP_MS
    try {
      next = await endWhatRanOut(namespaces)
    } catch (error) {
      log.error({ err: error }, 'open sessions could not be looked up')
    }
    if (stopped) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void sweep(), Math.min(SWEEP_MS, Math.max(LEAST_MS, next)))
    timer.unref()
  }

  timer = setTimeout(() => void sweep(), SWEEP_MS)
  timer.unref()
  return {
    sweep,
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}

/** Milliseconds until the next of them runs out. */
async function endWhatRanOut(namespaces: Namespace[]) {
  const ids = new Set(namespaces.flatMap(({ sockets }) => [...sockets.values()].map(({ data }) => (data.actor as Actor).sessionId)))
  if (!ids.size) return SWEEP_MS
  const open = await openSessions([...ids])
  for (const id of ids) if (!open.has(id)) await endSessionById(id)
  return Math.min(...[...open.values()].map((until) => until.getTime() - Date.now() + 50), SWEEP_MS)
}
