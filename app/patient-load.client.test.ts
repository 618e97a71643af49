import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadPatiently } from './patient-load.client.ts'

const here = new URL('http://localhost/roundtables/one/sections/two.data')
const elsewhere = new URL('http://localhost/roundtables/one.data')
const away = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function pageWith(...answers: (() => Promise<Response>)[]) {
  const fetch = vi.fn((_input: RequestInfo | URL, _init?: RequestInit) => (answers.length > 1 ? answers.shift()! : answers[0]!)())
  const page = Object.assign(new EventTarget(), { fetch: fetch as typeof globalThis.fetch, location: { pathname: '/roundtables/one/sections/two' } as Location })
  loadPatiently(page as unknown as Parameters<typeof loadPatiently>[0])
  return { page, fetch }
}

const answered = (status: number) => () => Promise.resolve(new Response('data', { status }))

it('tries again while the server is away, and hands on its answer', async () => {
  const { page, fetch } = pageWith(away, away, answered(503), answered(200))
  const asked = page.fetch(here)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([(await asked).status, fetch.mock.calls.length]).toEqual([200, 4])
})

it('does not wait for its turn when the browser has a network again', async () => {
  const { page } = pageWith(away, answered(200))
  const asked = page.fetch(here)
  await vi.advanceTimersByTimeAsync(0)
  page.dispatchEvent(new Event('online'))
  expect((await asked).status).toBe(200)
  expect(vi.getTimerCount()).toBe(0)
})

it('ends when it is no longer wanted', async () => {
  const abort = new AbortController()
  const { page, fetch } = pageWith(away)
  const asked = page.fetch(here, { signal: abort.signal })
  await vi.advanceTimersByTimeAsync(0)
  abort.abort()
  await expect(asked).rejects.toThrow('Failed to fetch')
  expect([fetch.mock.calls.length, vi.getTimerCount()]).toEqual([2, 0])
})

it('shows an error that the server keeps giving', async () => {
  const { page, fetch } = pageWith(answered(500))
  const asked = page.fetch(here)
  await vi.advanceTimersByTimeAsync(120_000)
  expect([(await asked).status, fetch.mock.calls.length]).toEqual([500, 5])
})

it.each([['another page', elsewhere, {}], ['a form', here, { method: 'POST' }]])('does not stand in the way of %s', async (_, address, init) => {
  const { page, fetch } = pageWith(away)
  await expect(page.fetch(address, init)).rejects.toThrow('Failed to fetch')
  expect(fetch).toHaveBeenCalledOnce()
})

it.each([403, 404])('hands on a %i at once', async (status) => {
  const { page } = pageWith(answered(status))
  expect((await page.fetch(here)).status).toBe(status)
})
