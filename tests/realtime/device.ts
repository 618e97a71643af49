import { setTimeout as pause } from 'node:timers/promises'
import { vi } from 'vitest'
import type { Draft, DraftStore } from '#app/editor/collab/drafts.ts'

/** Which of a device's tabs are open, by the client ids they have taken. One that is closed lets go within the time. */
export function openTabs(withinMs: number) {
  const held = new Set<number>()
  const hold: DraftStore['hold'] = async (clientId) => {
    for (const until = Date.now() + withinMs; held.has(clientId) && Date.now() < until;) await pause(5)
    if (held.has(clientId)) return null
    held.add(clientId)
    return () => void held.delete(clientId)
  }
  return { hold, closeAll: () => held.clear() }
}

/** A device: what a browser would keep in IndexedDB. */
export function device() {
  const kept = new Map<number, Draft>()
  const { hold, closeAll } = openTabs(100)
  const store: DraftStore = {
    all: async (sectionId) => [...kept.values()].filter((draft) => draft.sectionId === sectionId),
    keep: async (draft) => void kept.set(draft.clientId, draft),
    drop: async (_, clientId) => void kept.delete(clientId),
    hold,
  }
  return { kept, store, closeAll }
}

/** A browser's storage of short texts. */
export function fakeStorage() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

/** Stands in for a browser's tab, with all that the provider hears of one. Out of sight it draws no frame. */
export function fakeTab() {
  const page = Object.assign(new EventTarget(), { hidden: false })
  const window = new EventTarget()
  const frames = new Map<number, () => void>()
  let last = 0
  const draw = () => {
    if (page.hidden) return
    const waiting = [...frames.values()]
    frames.clear()
    for (const work of waiting) work()
  }
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', window)
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    frames.set(++last, work)
    setImmediate(draw)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
  return {
    show(visible: boolean) {
      page.hidden = !visible
      page.dispatchEvent(new Event('visibilitychange'))
      if (visible) draw()
    },
    leave: () => window.dispatchEvent(new Event('pagehide')),
    online: () => window.dispatchEvent(new Event('online')),
    holdsBack: () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
  }
}
