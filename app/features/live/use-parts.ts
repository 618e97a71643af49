import { useEffect, useSyncExternalStore } from 'react'
import type { Part, SessionPart } from '#app/shared/session-parts.ts'

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
  void import('./live-socket.ts').then(({ liveSocket }) =>
    liveSocket().on('part', ({ sessionId, part, ...news }) => {
      const key = `${part} ${sessionId}`
      if (news.version < (told.get(key)?.version ?? 0)) return
      told.set(key, news)
      hearers.forEach((hear) => hear())
    }),
  )
}
