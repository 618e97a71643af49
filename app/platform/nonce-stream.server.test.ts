import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { preloadNonces } from './nonce-stream.server.ts'

const page = '<p>é</p><link rel="modulepreload" href="/a.js"/><link rel="stylesheet" href="/a.css"/>'
const withNonce = '<p>é</p><link nonce="n1" rel="modulepreload" href="/a.js"/><link rel="stylesheet" href="/a.css"/>'

test('every way of cutting the page gives the same result', async () => {
  const bytes = Buffer.from(page)
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const stream = preloadNonces('n1')
    stream.write(bytes.subarray(0, cut))
    stream.end(bytes.subarray(cut))
    expect(await text(stream)).toBe(withNonce)
  }
})
