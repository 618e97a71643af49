import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Told } from '#app/shared/live.ts'

type Values = Record<string, { updatedAt?: string }>

/** Everything that this window has been told by value, and what of it had been told when a load last began. */
let told: Told = { counts: {}, own: {} }
let known = told
const hearers = new Set<() => void>()

/** What open pages show without a load: told by the socket, or in the answer to an act of their own. */
export function putInPlace<Kind extends keyof Told>(kind: Kind, news: Told[Kind]) {
  const now = told[kind] as Values
  // The answer to one's own act may come after what was done since in another tab.
  const newer = Object.entries(news as Values).filter(
    ([id, { updatedAt = '' }]) => updatedAt >= (now[id]?.updatedAt ?? ''),
  )
  told = { ...told, [kind]: { ...now, ...Object.fromEntries(newer) } }
  hearers.forEach((hear) => hear())
}

/** A load brings everything that has been told so far. */
export function loadBegins() {
  known = told
}

/**
 * What has been told of one kind and is not in the data: nothing that is shown goes back. A page that missed some, as while it was being
 * opened, loads again by itself.
 */
export function useTold<Kind extends keyof Told>(kind: Kind, data: unknown): Told[Kind] {
  const now = () => told[kind]
  const all = useSyncExternalStore(hearing, now, now)
  const [opened] = useState({ data, known: told })
  const loaded = useMemo(() => (data === opened.data ? opened.known : known)[kind], [data, kind, opened])
  return useMemo(
    () => Object.fromEntries(Object.entries(all).filter(([id, value]) => loaded[id] !== value)) as Told[Kind],
    [all, loaded],
  )
}

function hearing(hear: () => void) {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}
