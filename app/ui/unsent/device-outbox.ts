import { isKeptName, type Storage } from './kept-acts.ts'
import { Outbox } from './outbox.ts'
import { sendAct } from './send-act.ts'

let outbox: Outbox | undefined

/** The outbox of whoever this page was made for; it begins to send what an earlier visit has left. */
export function outboxOf(personId: string): Outbox {
  if (outbox?.personId === personId) return outbox
  const own = new Outbox(personId, {
    storage: storageOf(window),
    send: (act) => sendAct(act, window.fetch),
    now: () => Date.now(),
    alone: (work) => alone(`unsent ${personId}`, work),
    wait(ms, then) {
      const timer = setTimeout(then, ms * (0.8 + 0.4 * Math.random()))
      return () => clearTimeout(timer)
    },
  })
  outbox = own
  const isOwn = () => outbox === own
  window.addEventListener('online', () => isOwn() && own.goOn())
  window.addEventListener('pageshow', () => isOwn() && own.goOn())
  document.addEventListener('visibilitychange', () => isOwn() && !document.hidden && own.goOn())
  window.addEventListener('focus', () => isOwn() && own.signedOut && own.goOn())
  window.addEventListener('storage', ({ key }) => isOwn() && isKeptName(key, personId) && own.look())
  own.goOn()
  return own
}

/** A browser that shuts its storage to the site still has the act for as long as the page is open. */
function storageOf(page: Pick<Window, 'localStorage'>): Storage {
  try {
    return page.localStorage
  } catch {
    const kept = new Map<string, string>()
    return {
      get length() {
        return kept.size
      },
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    }
  }
}

/** Where tabs cannot agree on who sends, as on a page without TLS, both do, and the server does it once. */
async function alone(name: string, work: () => Promise<void>) {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

/** By chance; also where the browser has no `randomUUID`, as without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
