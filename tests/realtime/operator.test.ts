import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import type { RequestHandler } from 'express'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import { pgPool } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { pageReads } from '#app/platform/page-reads.server.ts'
import { COLLAB_EVENT } from '#app/shared/collab-protocol.ts'
import { createApp } from '#server/http/app.ts'
import { serveHealth } from '#server/http/health.ts'
import { newRegistry, serveMetrics, timeRequests } from '#server/http/metrics.ts'
import { requestLog } from '#server/http/request-log.ts'
import { attachRealtime } from '#server/realtime/index.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, when, write } from './collab-harness.ts'

// The process as server/start.ts puts it together, without the pages.
const TOKEN = 'a token for the scraper'
const registry = newRegistry()
const lines: Record<string, unknown>[] = []
const written = new PassThrough().on('data', (chunk: Buffer) => {
  for (const line of chunk.toString().trim().split('\n')) lines.push(JSON.parse(line) as Record<string, unknown>)
})
let ready = true
let checkDatabase: () => Promise<void> = () => Promise.resolve()
const http = createServer()
const behindProxy = createServer(appWith(1) as RequestHandler as never)
let realtime: Awaited<ReturnType<typeof attachRealtime>>

function appWith(trustProxy: number) {
  return createApp({
    publicUrl: 'http://roundtable.test',
    port: 3000,
    trustProxy,
    mode: 'production',
    build: () => Promise.reject(new Error('there are no pages here')),
    requestLog: requestLog(pino({ level: 'debug', base: null }, written)),
    timeRequests: timeRequests(trustProxy ? newRegistry() : registry),
    pageReads,
    health: serveHealth({ ready: () => ready, alarms: () => realtime.alarms(), checkDatabase: () => checkDatabase() }),
    metrics: serveMetrics(registry, TOKEN),
  })
}

beforeAll(async () => {
  http.on('request', appWith(0))
  realtime = await attachRealtime(http, pgPool())
  realtime.measureInto(registry)
  await Promise.all(
    [http, behindProxy].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  )
})
afterAll(() => {
  behindProxy.close()
  return realtime.close()
})
beforeEach(() => {
  ready = true
  checkDatabase = () => Promise.resolve()
  lines.length = 0
})

test('health says live and ready, and not ready when the database or the process is not', async () => {
  expect(await ask('/health')).toMatchObject({ status: 200, json: { live: true, ready: true, alarms: [] } })
  checkDatabase = () => Promise.reject(new Error('gone'))
  expect(await ask('/health')).toMatchObject({ status: 503, json: { live: true, ready: false } })
  checkDatabase = () => Promise.resolve()
  ready = false
  expect(await ask('/health')).toMatchObject({ status: 503, json: { live: true, ready: false } })
  expect(await ask('/health/live')).toMatchObject({ status: 200, json: { live: true } })
})

test('a database that does not answer makes it not ready; however many ask, it is asked once', async () => {
  let asked = 0
  checkDatabase = () => new Promise(() => void asked++)
  const answers = await Promise.all([ask('/health'), ask('/health'), ask('/health')])
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(asked).toBe(1)
})

test('a damaged document is named to this machine, and counted to everybody else', async () => {
  const { section, ada } = await table()
  const before = await startCollab()
  const writer = await openReady(before.url, ada, section.id)
  write(writer, 'one')
  await saved(writer)
  await before.close()
  const {
    rows: [document],
  } = await pgPool().query<{ id: string }>('SELECT "id" FROM "CollabDocument" WHERE "sectionId" = $1', [section.id])
  await pgPool().query('UPDATE "CollabUpdate" SET "seq" = 2 WHERE "documentId" = $1', [document!.id])
  await signedIn(ada, section.id)
  const alarm = { documentId: document!.id, subject: { type: 'section', id: section.id }, damage: 'row 1 is missing' }
  expect((await ask('/health')).json).toMatchObject({ ready: true, alarms: [alarm] })
  expect((await ask('/health', { 'X-Forwarded-For': '203.0.113.9' })).json).toMatchObject({ ready: true, alarms: 1 })
})

test('metrics tell of sockets, documents, latencies, refusals and the process', async () => {
  const { section, ada, observer } = await table()
  await expect.poll(async () => (await metrics()).get('roundtable_documents_people')).toBe(0)
  const before = await metrics()
  const [writer, reader] = [await signedIn(ada, section.id), await signedIn(observer, section.id)]
  write(writer, 'counted')
  await saved(writer)
  write(reader, 'not mine to write')
  await when(reader, () => reader.refusedText !== null)
  await reader.ready
  await ask('/no-such-place', { Host: 'elsewhere.test' })
  // A commit is measured once its authors have been told.
  const commits = (of: Map<string, number>) => of.get('roundtable_collab_commit_seconds_count') ?? 0
  await expect.poll(async () => commits(await metrics()), { timeout: 10_000 }).toBeGreaterThan(commits(before))
  const now = await metrics()
  const grown = (name: string) => (now.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(now.get('roundtable_collab_sockets')).toBeGreaterThanOrEqual(2)
  expect(now.get('roundtable_live_sockets')).toBe(0)
  expect(grown('roundtable_documents_open')).toBe(1)
  expect(now.get('roundtable_documents_people')).toBe(2)
  expect(grown('roundtable_collab_ack_seconds_count')).toBe(1)
  expect(grown('roundtable_collab_ack_seconds_bucket{le="30"}')).toBe(1)
  expect(grown('roundtable_collab_commit_seconds_count')).toBeGreaterThanOrEqual(1)
  expect(grown('roundtable_collab_tick_seconds_count')).toBe(1)
  expect(grown('roundtable_collab_refusals_total{code="READONLY"}')).toBe(1)
  expect(grown('roundtable_http_request_seconds_count{method="GET",status="4xx"}')).toBe(1)
  for (const name of [
    'roundtable_documents_pending_bytes',
    'roundtable_documents_alarms',
    'roundtable_event_loop_lag_seconds',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'nodejs_eventloop_lag_p99_seconds',
  ]) {
    expect(now.get(name), name).toBeTypeOf('number')
  }
})

test('metrics are for this machine, and for whoever brings the token', async () => {
  const elsewhere = { 'X-Forwarded-For': '203.0.113.9' }
  expect((await ask('/metrics')).status).toBe(200)
  expect((await ask('/metrics', elsewhere)).status).toBe(404)
  expect((await ask('/metrics', { ...elsewhere, Authorization: `Bearer ${TOKEN}x` })).status).toBe(404)
  expect((await ask('/metrics', { ...elsewhere, Authorization: `Bearer ${TOKEN}` })).status).toBe(200)
})

test('each request has an id in its answer and its line; only a trusted proxy may bring one', async () => {
  const own = await ask('/somewhere?token=secret', { Host: 'elsewhere.test', 'X-Request-Id': 'brought-along' })
  expect(own.status).toBe(421)
  expect(own.id).toMatch(/^[0-9a-f-]{36}$/)
  const line = lines.find(({ requestId }) => requestId === own.id)
  expect(line).toMatchObject({ level: 30, req: { method: 'GET', path: '/somewhere' }, res: { status: 421 } })
  expect(JSON.stringify(lines)).not.toMatch(/secret|brought-along/)
  expect((await ask('/', { Host: 'elsewhere.test', 'X-Request-Id': 'brought-along' }, behindProxy)).id).toBe(
    'brought-along',
  )
  expect((await ask('/', { Host: 'elsewhere.test', 'X-Request-Id': 'a\tb " forged' }, behindProxy)).id).toMatch(
    /^[0-9a-f-]{36}$/,
  )
})

test('a refusal and an expulsion are logged with socket, person and document, never with text', async () => {
  const [info, warn] = [vi.spyOn(log, 'info'), vi.spyOn(log, 'warn')]
  const { section, ada, observer } = await table()
  const reader = await signedIn(observer, section.id)
  write(reader, 'words of a reader')
  await when(reader, () => reader.refusedText !== null)
  const {
    rows: [document],
  } = await pgPool().query<{ id: string }>('SELECT "id" FROM "CollabDocument" WHERE "sectionId" = $1', [section.id])
  const ids = { socketId: expect.any(String) as string, personId: observer.person.id, documentId: document!.id }
  expect(info).toHaveBeenCalledWith({ ...ids, code: 'READONLY' }, 'an update was refused')

  const socket = await socketOf(ada)
  await new Promise<void>((resolve) => void socket.once('connect', resolve))
  const { id } = socket
  const cut = new Promise((resolve) => void socket.once('disconnect', resolve))
  socket.emit(COLLAB_EVENT, 'garbage')
  await cut
  expect(warn).toHaveBeenCalledWith(
    { socketId: id, personId: ada.person.id, code: 'PROTOCOL' },
    'somebody was put out of a document',
  )
  expect(JSON.stringify([info.mock.calls, warn.mock.calls])).not.toMatch(/words of a reader|garbage/)
})

test('somebody who is refused all the time does not fill the log', async () => {
  const info = vi.spyOn(log, 'info')
  const { ada } = await table()
  const socket = await socketOf(ada)
  const elsewhere = (await buildSection()).id
  const provider = new CollabProvider({ subject: { type: 'section', id: elsewhere }, socket, indexedDb: false })
  onTestFinished(() => provider.destroy())
  await when(provider, () => provider.state === 'gone')
  const denied = () => registry.getSingleMetricAsString('roundtable_collab_refusals_total')
  const before = await denied()
  for (let time = 0; time < 15; time++) {
    const again = new CollabProvider({ subject: { type: 'section', id: elsewhere }, socket, indexedDb: false })
    await when(again, () => again.state === 'gone')
    again.destroy()
  }
  expect(await denied()).not.toBe(before)
  expect(info.mock.calls.length).toBeGreaterThanOrEqual(5)
  expect(info.mock.calls.length).toBeLessThanOrEqual(7)
})

// ----------------------------------------------------------------------------

type Person = Awaited<ReturnType<typeof buildMember>>

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, observer] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  return { section, ada, observer }
}

async function socketOf({ person }: Person) {
  const extraHeaders = { Host: 'roundtable.test', Origin: 'http://roundtable.test', Cookie: await cookieOf(person) }
  const socket = connectSocket(urlOf(http), { transports: ['websocket'], forceNew: true, extraHeaders })
  onTestFinished(() => void socket.disconnect())
  return socket
}

async function signedIn(member: Person, sectionId: string) {
  const provider = new CollabProvider({
    subject: { type: 'section', id: sectionId },
    socket: await socketOf(member),
    indexedDb: false,
    mergeMs: 10,
  })
  onTestFinished(() => provider.destroy())
  await provider.ready
  return provider
}

function urlOf(server: typeof http) {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function ask(path: string, headers: Record<string, string> = {}, server = http) {
  return new Promise<{ status: number; text: string; json: unknown; id: string }>((resolve, reject) => {
    get(`${urlOf(server)}${path}`, { headers, agent: false }, (response: IncomingMessage) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        const json: unknown = response.headers['content-type']?.includes('json') ? JSON.parse(text) : null
        resolve({ status: response.statusCode ?? 0, text, json, id: String(response.headers['x-request-id']) })
      })
    }).on('error', reject)
  })
}

async function metrics() {
  const { text } = await ask('/metrics')
  return new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ')
        return [line.slice(0, at), Number(line.slice(at + 1))] as const
      }),
  )
}
