import { useEffect, useSyncExternalStore } from 'react'
import { isNewer, type Part, type SessionPart } from '#app/shared/session-parts.ts'
import { measureServerClock } from '#app/ui/server-clock.ts'

const ANSWER_MS = 5000
const told = new Map<string, Part>()
const hearers = new Set<() => void>()
let listening = false

/** A part of a session as it is now: as the page was loaded, or as it has been told since, whichever is the newer. */
export function useSessionPart<Value>(sessionId: string, part: SessionPart, loaded: Part<Value>): Value {
  const key = `${part} ${sessionId}`
  const now = () => told.get(key)
  const heard = useSyncExternalStore(hearing, now, () => undefined) as Part<Value> | undefined
  useEffect(listen, [])
  return heard && heard.version > loaded.version ? heard.value : loaded.value
}

function hearing(hear: () => void) {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/** Once for the window. The socket is fetched late, as for every page. */
function listen() {
  if (listening) return
  listening = true
  void import('./live-socket.ts').then(({ liveSocket }) => {
    const live = liveSocket()
    live.on('part', ({ sessionId, part, ...news }) => {
      const key = `${part} ${sessionId}`
      if (!isNewer(news, told.get(key))) return
      told.set(key, news)
      hearers.forEach((hear) => hear())
    })
    // Parts hold moments of the server's clock.
    const compareClocks = () => measureServerClock(() => live.timeout(ANSWER_MS).emitWithAck('time', null))
    live.on('connect', compareClocks)
    if (live.connected) void compareClocks()
  })
}
