import { expect, it, vi } from 'vitest'
import { readDataWhole } from './whole-data.client.ts'

const address = new URL('http://localhost/roundtables.data')

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
  const page = { fetch: fetch as unknown as typeof globalThis.fetch }
  readDataWhole(page)
  return { page, finish }
}

it('hands on the data of a page once all of it is here', async () => {
  const { page, finish } = slowEnd()
  const abort = new AbortController()
  const asked = page.fetch(address, { signal: abort.signal })
  finish()
  const response = await asked
  abort.abort()
  expect([response.status, response.headers.get('X-Kept')]).toEqual([203, 'yes'])
  expect(await response.text()).toBe('the data')
})

it('fails as one request when it is interrupted after the data and before the end', async () => {
  const { page } = slowEnd()
  const abort = new AbortController()
  const asked = page.fetch(address, { signal: abort.signal })
  abort.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})

it('leaves every other answer as it comes', async () => {
  const { page } = slowEnd()
  const response = await page.fetch('/health')
  expect(await response.body?.getReader().read()).toMatchObject({ done: false })
})
