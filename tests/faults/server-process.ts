// A document server in a process of its own, which does what a fault asks of it.
import { createServer } from 'node:http'
import type { AddressInfo, Socket as Line } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createClient } from '@redis/client'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the document server runs alone here
import { Server } from 'socket.io'
import { connectDatabase, pgPool } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { endSessionById, onSessionEnded } from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { startEmbeddedDatabase } from '#server/database/embedded.ts'
import { serverParser } from '#server/realtime/client-packets.ts'
import type { Limits } from '#server/realtime/collab/wire/limits.ts'
import { boundConnections } from '#server/realtime/connections.ts'
import { attachCollab } from '#server/realtime/documents.ts'
import { NodeLinks } from '#server/realtime/nodes/links.ts'
import { newsOfAllNodes } from '#server/realtime/nodes/news.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { buildTable } from './build-table.ts'
import { type CommitFaults, faultyCommits } from './commit-faults.ts'
import { serveCalls } from './serve-calls.ts'
import { skewClock } from './skew-clock.ts'

export type ServerSettings = {
  databaseUrl?: string
  dataDir?: string
  port?: number
  limits?: Partial<Limits>
  faults?: CommitFaults
  /** Several nodes: the Redis they share. */
  redisUrl?: string
  /** By how much this machine's clock is wrong. */
  clockSkewMs?: number
}
type Change = {
  what: 'observer' | 'lock' | 'unlock' | 'ended' | 'session'
  roundtableId: string
  sectionId: string
  actor: Actor
}

const settings = JSON.parse(process.argv[2]!) as ServerSettings
if (settings.clockSkewMs) skewClock(settings.clockSkewMs)
const url = settings.databaseUrl ?? (await startEmbeddedDatabase(settings.dataDir!)).url
connectDatabase(url)
if (settings.faults) faultyCommits(pgPool(), settings.faults)

const http = createServer()
const lines = new Set<Line>()
http.on('connection', (line) => {
  lines.add(line)
  line.on('close', () => lines.delete(line))
})
// As the product's own (server/realtime/index.ts).
const io = new Server(http, {
  parser: serverParser,
  serveClient: false,
  maxHttpBufferSize: 1_500_000,
  pingInterval: 10_000,
  pingTimeout: 8_000,
})
boundConnections(io)
const namespace = io.of('/collab')
let handshakes: number[] = []
// What the product's cookie says: who it is, for as long as the session lasts.
const ended = new Set<string>()
onSessionEnded(({ sessionId }) => void ended.add(sessionId))
namespace.use((socket, next) => {
  handshakes.push(Date.now())
  const actor = socket.handshake.auth.actor as Actor
  socket.data.actor = actor
  next(ended.has(actor.sessionId) ? new Error('signed-out') : undefined)
})
const links = settings.redisUrl ? await linksOver(settings.redisUrl) : null
const news = newsOfAllNodes(links)
const collab = attachCollab(namespace, {
  pool: pgPool(),
  log,
  limits: settings.limits,
  links,
  preparedStatements: Boolean(process.env.TEST_DATABASE_URL),
  onEvent: news.onEvent,
  onSessionEnded: news.onSessionEnded,
})
const loop = monitorEventLoopDelay({ resolution: 10 })
loop.enable()

async function linksOver(url: string) {
  const redis = await createClient({ url })
    .on('error', () => undefined)
    .connect()
  return NodeLinks.open({ redis, log, node: `node:${process.pid}` })
}

async function change({ what, roundtableId, sectionId, actor }: Change) {
  const seat = { roundtableId_personId: { roundtableId, personId: actor.personId } }
  if (what === 'session') await endSessionById(actor.sessionId)
  else if (what === 'lock' || what === 'unlock') {
    await transaction(async (tx, record) => {
      await tx.section.update({ where: { id: sectionId }, data: { lockedAt: what === 'lock' ? new Date() : null } })
      await record({ name: `section.${what}ed`, roundtableId, subjectId: sectionId })
    })
  } else {
    await transaction(async (tx, record) => {
      const data = what === 'ended' ? { endedAt: new Date() } : { role: 'observer' }
      await record(seatEvent(await tx.membership.update({ where: seat, data }), what === 'ended' ? 'ended' : 'changed'))
    })
  }
  // By now everybody's role is being looked up again: of those whom it concerns nothing is taken behind this row.
  return { at: Date.now(), lastSeq: collab.documents.of({ type: 'section', id: sectionId })?.appliedSeq ?? 0 }
}

const listen = (port: number) => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
const port = () => (http.address() as AddressInfo).port
let bound = 0

const handlers = {
  ready: () => ({ port: bound, pid: process.pid }),
  make: (people: number) => buildTable(people),
  change,
  /** Cuts every line and lets nobody in again until `online`. */
  async offline() {
    http.close()
    for (const line of lines) line.destroy()
  },
  async online() {
    handshakes = []
    await listen(bound)
    return Date.now()
  },
  numbers() {
    globalThis.gc?.()
    const { heapUsed, rss, external, arrayBuffers } = process.memoryUsage()
    const bySecond = new Map<number, number>()
    for (const at of handshakes) bySecond.set(Math.floor(at / 1000), (bySecond.get(Math.floor(at / 1000)) ?? 0) + 1)
    const answer = {
      ...collab.status(),
      refusals: collab.stats.refusals,
      commitFailures: collab.stats.commitFailures,
      memory: { heapUsed, rss, external, arrayBuffers },
      loopP99: Math.max(0, loop.percentile(99) / 1e6 - 10),
      handshakes: handshakes.length,
      handshakesPerSecond: Math.max(0, ...bySecond.values()),
    }
    loop.reset()
    return answer
  },
  /** The sections whose text this node holds. */
  holds: () => [...collab.documents.open()].map(({ subject }) => subject.id),
  /** Whether it can reach the other node. */
  reaches: (pid: number) => links?.reaches(`node:${pid}`) ?? false,
}
export type ServerCalls = typeof handlers

await listen(settings.port ?? 0)
bound = port()
serveCalls(handlers)
