import { afterEach, expect, test, vi } from 'vitest'
import { browserDrafts } from './drafts.ts'

type Opening = {
  result: object
  error?: Error
  onupgradeneeded?: () => void
  onerror?: () => void
  onsuccess?: () => void
}
type Store = { onclose?: () => void; transaction: () => object }

afterEach(() => vi.unstubAllGlobals())

test('a store that could not be opened once, or was closed by the browser, is opened again', async () => {
  const openings: Opening[] = []
  const stores: Store[] = []
  function open() {
    const store: Store = {
      transaction: () => finished({ objectStore: () => ({ index: () => ({ getAll: () => ({ result: [] }) }) }) }),
    }
    const opening: Opening = { result: store }
    stores.push(store)
    openings.push(opening)
    if (openings.length === 1)
      queueMicrotask(() => ((opening.error = new Error('the disk is full')), opening.onerror?.()))
    else queueMicrotask(() => opening.onsuccess?.())
    return opening
  }
  vi.stubGlobal('indexedDB', { open })
  await expect(browserDrafts().all('section')).rejects.toThrow('the disk is full')
  expect(await browserDrafts().all('section')).toEqual([])
  expect(await browserDrafts().all('section')).toEqual([])
  expect(openings).toHaveLength(2)
  stores[1]!.onclose!()
  await browserDrafts().all('section')
  expect(openings).toHaveLength(3)
})

test('a draft counts as kept when the transaction is over, and not when the disk refuses it', async () => {
  let transaction: { oncomplete?: () => void; onabort?: () => void; error?: Error } = {}
  const store = {
    transaction: () => (transaction = { objectStore: () => ({ put: () => ({ result: undefined }) }) } as object),
  }
  const opening: Opening = { result: store }
  vi.stubGlobal('indexedDB', { open: () => (queueMicrotask(() => opening.onsuccess?.()), opening) })
  vi.resetModules()
  const drafts = (await import('./drafts.ts')).browserDrafts()
  const draft = {
    clientId: 1,
    clientIds: [1],
    sectionId: 's',
    lineage: 'l',
    personId: 'p',
    bytes: new Uint8Array(),
    at: 0,
  }
  const asked = () => vi.waitFor(() => expect(transaction.oncomplete).toBeDefined())
  let kept = false
  const keeping = drafts.keep(draft).then(() => (kept = true))
  await asked()
  expect(kept).toBe(false)
  transaction.oncomplete!()
  await keeping
  transaction = {}
  const refused = drafts.keep(draft)
  await asked()
  transaction.error = new Error('no room')
  transaction.onabort!()
  await expect(refused).rejects.toThrow('no room')
})

function finished<T extends object>(transaction: T): T & { oncomplete?: () => void } {
  const made: T & { oncomplete?: () => void } = { ...transaction }
  queueMicrotask(() => queueMicrotask(() => made.oncomplete?.()))
  return made
}
