import { log } from './log.server.ts'
import { remember } from './remember.server.ts'

type Listener = (id: string) => void
const listeners = remember('change-listeners', () => new Map<string, Set<Listener>>())

/** Hears that something about the thing of this id has changed, at whatever node, until the returned function is called. */
export function onChange(id: string, listener: Listener) {
  const all = listeners.get(id) ?? new Set()
  listeners.set(id, all.add(listener))
  return () => {
    all.delete(listener)
    if (!all.size) listeners.delete(id)
  }
}

/** For those who wait for it in this process. What has changed they look up themselves. */
export function tellChange(id: string) {
  for (const listener of listeners.get(id) ?? []) {
    try {
      listener(id)
    } catch (error) {
      log.error({ err: error, id }, 'a change could not be told')
    }
  }
}
