import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { pgPool } from '#app/platform/db.server.ts'
import { endSessionsOf } from '#app/platform/session.server.ts'
import { DOCUMENT_MESSAGE, PACKET, unpacked } from '#app/shared/socket-packets.ts'
import { fromClient } from '#server/realtime/client-packets.ts'
import { attachRealtime } from '#server/realtime/index.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { packet, rawLine, textOf } from './raw-line.ts'

const HELD_MS = 1000
const http = createServer()
let realtime: Awaited<ReturnType<typeof attachRealtime>>
let url: string
let roundtableId: string
let member: Member
let cookie: string
const broken: unknown[] = []
const note = (error: unknown) => void broken.push(error)

beforeAll(async () => {
  realtime = await attachRealtime(http, pgPool())
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const roundtable = await buildRoundtable()
  roundtableId = roundtable.id
  member = await buildMember({ roundtable })
  cookie = await cookieOf(member.person)
  process.on('uncaughtException', note)
})

afterAll(async () => {
  process.off('uncaughtException', note)
  expect(broken).toEqual([])
  await realtime.close()
})

const json = (value: unknown) => JSON.stringify(value)
const HELLO = packet(PACKET.connect, '/live')
const joining = () =>
  packet(PACKET.event, '/live', json([1, 'join', { roundtableId, topics: [`votes:${roundtableId}`] }]))

/** A connection that is at `/live` and `/collab`. */
async function entered() {
  const line = await rawLine(url, { cookie })
  line.send(HELLO)
  line.send(packet(PACKET.connect, '/collab'))
  await line.hears(({ kind, nsp }) => kind === PACKET.connect && nsp === '/live')
  await line.hears(({ kind, nsp }) => kind === PACKET.connect && nsp === '/collab')
  return line
}

/** Somebody else is still served. */
async function lives() {
  const line = await entered()
  line.send(joining())
  expect(textOf(await line.hears(({ kind }) => kind === PACKET.ack))).toBe('[1,{"ok":true}]')
  line.line.end()
  expect(broken).toEqual([])
}

/** Every kind of first bytes, cut off everywhere, and what a general decoder would allocate or nest for. */
function* malice(): Generator<Buffer> {
  const whole = [
    HELLO,
    joining(),
    packet(PACKET.disconnect, '/live'),
    packet(DOCUMENT_MESSAGE, '/collab', Buffer.from([2, 1, 1, 2, 0, 0])),
  ]
  for (const good of whole) for (let length = 0; length < good.length; length++) yield good.subarray(0, length)
  for (let first = 0; first < 256; first++) {
    yield Buffer.from([first])
    for (const second of [0, 1, 2, 0x2f, 255]) yield Buffer.from([first, second, 0xff, 0xff, 0xff, 0xff, 0xff])
    // The headers of msgpack that declare four thousand million entries, in front of anything.
    yield Buffer.concat([Buffer.from([first]), Buffer.alloc(64, 0xff)])
  }
  for (const head of [0xc6, 0xc9, 0xdb, 0xdd, 0xdf]) yield Buffer.from([head, 0x7f, 0xff, 0xff, 0xff])
  yield Buffer.alloc(200_000, 0x91)
  for (const nsp of ['/live', '/collab']) {
    yield packet(PACKET.event, nsp, '['.repeat(250) + ']'.repeat(250))
    yield packet(PACKET.connect, nsp, '{"a":'.repeat(300) + '1' + '}'.repeat(300))
    yield packet(PACKET.connect, nsp, '['.repeat(500_000))
    yield packet(PACKET.event, nsp, '['.repeat(500_000))
  }
}

test(
  'every type byte, truncation and declared length ends at most its own connection, before and after one is signed in',
  { timeout: 60_000 },
  async () => {
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    onTestFinished(() => void loop.disable())
    const attacks = [...malice()]
    for (let from = 0; from < attacks.length; from += 40) {
      await Promise.all(
        attacks.slice(from, from + 40).flatMap((attack) => [
          rawLine(url).then(async (line) => {
            line.send(attack)
            await line.closed
          }),
          entered().then(async (line) => {
            line.send(attack)
            line.send(packet(255, 255))
            await line.closed
          }),
        ]),
      )
    }
    await lives()
    expect(loop.max / 1e6).toBeLessThan(HELD_MS)
  },
)

describe('what a client may say', () => {
  const refused = (bytes: Uint8Array) => expect(() => fromClient(unpacked(bytes))).toThrow()
  const taken = (bytes: Uint8Array) => fromClient(unpacked(bytes))

  test.each([
    'connect',
    'connect_error',
    'connection',
    'disconnect',
    'disconnecting',
    'error',
    'newListener',
    'removeListener',
    '__proto__',
    'toString',
    'event',
    'revoked',
    'c',
    '',
  ])('the event %j is refused', (name) => {
    refused(packet(PACKET.event, '/live', json([null, name, { roundtableId }])))
    refused(packet(PACKET.event, '/collab', json([null, name, 'transport close'])))
  })

  test.each([null, 1, {}, { toString: 1 }, [], ['join'], true] as unknown[])('the event name %j is refused', (name) => {
    refused(packet(PACKET.event, '/live', json([null, name, { roundtableId }])))
  })

  test.each([-1, 1.5, 1e300, '1', {}, []])('the number %j of an answer is refused', (id) => {
    refused(packet(PACKET.event, '/live', json([id, 'join', { roundtableId }])))
  })

  test.each([PACKET.ack, PACKET.connectError, 6, 255])('packets of kind %i are refused', (kind) => {
    refused(packet(kind, '/live', json([1, {}])))
  })

  test('no other namespace, no words in another’s place, no tail', () => {
    for (const namespace of [2, 47, 255]) refused(packet(PACKET.connect, namespace))
    refused(packet(DOCUMENT_MESSAGE, '/live', Buffer.from([1])))
    refused(packet(PACKET.disconnect, '/live', 'why'))
    refused(packet(PACKET.connect, '/live', '[]'))
    refused(packet(PACKET.event, '/live', json([1, 'join'])))
    refused(packet(PACKET.event, '/live', json([1, 'join', {}, {}])))
    refused(
      packet(
        PACKET.event,
        '/live',
        Buffer.concat([Buffer.from('[1,"join","'), Buffer.from([0xff, 0xfe]), Buffer.from('"]')]),
      ),
    )
    refused(packet(PACKET.event, '/live', json([1, 'join', 'x'.repeat(600)])))
  })

  test('what pages say is taken', () => {
    expect(taken(joining())).toEqual({
      type: PACKET.event,
      nsp: '/live',
      id: 1,
      data: ['join', { roundtableId, topics: [`votes:${roundtableId}`] }],
    })
    expect(taken(packet(DOCUMENT_MESSAGE, '/collab', Buffer.from([7])))).toMatchObject({
      type: PACKET.event,
      nsp: '/collab',
      data: ['c', Buffer.from([7])],
    })
    expect(taken(HELLO)).toEqual({ type: PACKET.connect, nsp: '/live', data: undefined })
  })
})

test('a connection without a session is told why, is never read, and is gone within seconds', async () => {
  const registry = new Registry()
  realtime.measureInto(registry)
  const before = realtime.sockets()
  const line = await rawLine(url)
  for (let at = 0; at < 100; at++) line.send(joining())
  await line.closed
  expect(line.heard.map((it) => [it.kind, it.nsp, textOf(it)])).toEqual([
    [PACKET.connectError, '/live', '{"message":"signed-out"}'],
    [PACKET.connectError, '/collab', '{"message":"signed-out"}'],
  ])
  await expect.poll(() => realtime.sockets()).toBeLessThanOrEqual(before)
  expect(await registry.metrics()).toMatch(/roundtable_connections_turned_away_total\{reason="signed-out"\} [1-9]/)
})

test('who has no session and does not answer the farewell is cut off', async () => {
  const line = await rawLine(url)
  line.line.pause()
  await expect
    .poll(() => new Promise((resolve) => http.getConnections((_, count) => resolve(count))), { timeout: 10_000 })
    .toBe(0)
})

test('a signed-in connection that is nowhere, or leaves everywhere, ends', { timeout: 20_000 }, async () => {
  const nowhere = await rawLine(url, { cookie })
  const left = await entered()
  for (const nsp of ['/live', '/collab']) left.send(packet(PACKET.disconnect, nsp))
  await Promise.all([nowhere.closed, left.closed])
})

test('a namespace is entered once: asking again before the answer ends the connection', async () => {
  const line = await rawLine(url, { cookie })
  for (let at = 0; at < 50; at++) line.send(HELLO)
  await line.closed
  expect(line.heard.filter(({ kind }) => kind === PACKET.connect).length).toBeLessThanOrEqual(1)
  await lives()
})

test('a connection ends with its session, wherever it is', async () => {
  const person = (await buildMember()).person
  const own = await cookieOf(person)
  const [nowhere, at] = [await rawLine(url, { cookie: own }), await rawLine(url, { cookie: own })]
  at.send(HELLO)
  await at.hears(({ kind }) => kind === PACKET.connect)
  await endSessionsOf(person.id)
  await Promise.all([nowhere.closed, at.closed])
})

test('a packet of three million empty parts by polling is cut short, and the server goes on', async () => {
  const bodies = [
    '\x1e'.repeat(1_400_000),
    '4\x1e'.repeat(700_000),
    '6\x1e'.repeat(700_000),
    'bAAAA\x1e'.repeat(200_000),
    '4' + '['.repeat(1_000_000),
  ]
  for (const body of bodies) {
    const { sid } = JSON.parse((await poll('GET', '', cookie)).slice(1)) as { sid: string }
    await poll('POST', `&sid=${sid}`, cookie, body).catch(() => undefined)
  }
  await lives()
})

function poll(method: string, query: string, cookies: string, body?: string) {
  const headers = {
    Host: 'roundtable.test',
    Origin: 'http://roundtable.test',
    Cookie: cookies,
    'Content-Type': 'text/plain;charset=UTF-8',
  }
  return new Promise<string>((resolve, reject) => {
    const asked = request(`${url}/socket.io/?EIO=4&transport=polling${query}`, { method, headers }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => void (text += part.toString()))
      answer.on('end', () => resolve(text))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
