import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { withoutLine } from './without-line.ts'

const act = '/roundtables/one/threads/three/comments.data'
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
const UNSENT = [{ _1: 2 }, 'data', { _3: 4, _5: 6 }, 'ok', false, 'unsent', true]

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function pageThat(fetch: () => Promise<Response>) {
  const page = { fetch: vi.fn(fetch) as typeof globalThis.fetch }
  withoutLine(page)
  return page
}

it('leaves the page standing when a form within it finds no line, and no other', async () => {
  const page = pageThat(() => Promise.reject(new TypeError('Failed to fetch')))
  const answer = await page.fetch(act, form({ reply: 'inline', body: 'Words' }))
  expect(answer.status).toBe(503)
  // What the framework reads of it: forms that find no line are tried in a browser as well.
  expect(JSON.parse(await answer.text())).toEqual(UNSENT)
  await expect(page.fetch(act, form({ body: 'Words' }))).rejects.toThrow('Failed to fetch')
  await expect(page.fetch(act)).rejects.toThrow('Failed to fetch')
})

it('hands on what the server says, and that it is no longer wanted', async () => {
  const page = pageThat(async () => new Response('data', { status: 409 }))
  expect((await page.fetch(act, form({ reply: 'inline', key: 'a key' }))).status).toBe(409)
  const abort = new AbortController()
  const left = pageThat(() => Promise.reject(new DOMException('left', 'AbortError')))
  abort.abort()
  const asked = left.fetch(act, { ...form({ reply: 'inline' }), signal: abort.signal })
  await expect(asked).rejects.toThrow('left')
})

it('waits only so long for the answer to an act that has a key, and as long as it takes for any other', async () => {
  const page = pageThat(() => new Promise<Response>(() => {}))
  const kept = page.fetch(act, form({ reply: 'inline', key: 'a key' }))
  const other = vi.fn()
  void page.fetch(act, form({ reply: 'inline' })).then(other)
  await vi.advanceTimersByTimeAsync(20_000)
  expect((await kept).status).toBe(503)
  expect(other).not.toHaveBeenCalled()
})
