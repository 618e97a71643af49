import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePageDataReliable } from './reliable-page-data.client.ts'

const here = new URL('http://localhost/roundtables/one/sections/two.data')
const elsewhere = new URL('http://localhost/roundtables/one.data')
const away = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function pageThat(fetch: typeof globalThis.fetch) {
  const page = Object.assign(new EventTarget(), {
    fetch,
    location: { pathname: '/roundtables/one/sections/two' } as Location,
  })
  makePageDataReliable(page as unknown as Parameters<typeof makePageDataReliable>[0])
  return page
}

function pageWith(...answers: (() => Promise<Response>)[]) {
  const fetch = vi.fn((_input: RequestInfo | URL, _init?: RequestInit) =>
    (answers.length > 1 ? answers.shift()! : answers[0]!)(),
  )
  return { page: pageThat(fetch as typeof globalThis.fetch), fetch }
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

it.each([
  ['another page', elsewhere, {}],
  ['a form', here, { method: 'POST' }],
])('does not stand in the way of %s', async (_, address, init) => {
  const { page, fetch } = pageWith(away)
  await expect(page.fetch(address, init)).rejects.toThrow('Failed to fetch')
  expect(fetch).toHaveBeenCalledOnce()
})

it.each([403, 404])('hands on a %i at once', async (status) => {
  const { page } = pageWith(answered(status))
  expect((await page.fetch(here)).status).toBe(status)
})

/** A server that sends the data at once and the end of the answer only when told to. */
function slowEnd() {
  let finish = () => {}
  const ended = new Promise<void>((resolve) => (finish = resolve))
  const fetch = vi.fn(async (_input: unknown, init?: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      async start(stream) {
        init?.signal?.addEventListener('abort', () => stream.error(init.signal?.reason))
        stream.enqueue(new TextEncoder().encode('the data'))
        await ended
        if (!init?.signal?.aborted) stream.close()
      },
    })
    return new Response(body, { status: 203, headers: { 'X-Kept': 'yes' } })
  })
  return { page: pageThat(fetch as unknown as typeof globalThis.fetch), finish }
}

it('hands on the data of a page once all of it is here', async () => {
  const { page, finish } = slowEnd()
  const abort = new AbortController()
  const asked = page.fetch(elsewhere, { signal: abort.signal })
  finish()
  const response = await asked
  abort.abort()
  expect([response.status, response.headers.get('X-Kept')]).toEqual([203, 'yes'])
  expect(await response.text()).toBe('the data')
})

it('fails as one request when it is interrupted after the data and before the end', async () => {
  const { page } = slowEnd()
  const abort = new AbortController()
  const asked = page.fetch(elsewhere, { signal: abort.signal })
  abort.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})

it('leaves every other answer as it comes', async () => {
  const { page } = slowEnd()
  const response = await page.fetch('/health')
  expect(await response.body?.getReader().read()).toMatchObject({ done: false })
})
