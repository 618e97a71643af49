import { randomUUID } from 'node:crypto'
import type { ClientPlan, Report } from '../generator.ts'
import { type Context, Incorrect, type Measured, type Scenario } from '../lib/context.ts'
import { pause, seed } from '../lib/lines.ts'
import { documentOf, paper, PAPER_AUTHOR } from '../lib/paper.ts'
import { clock, cpuOf } from '../lib/processes.ts'
import { Histogram } from '../lib/statistics.ts'
import { ACKNOWLEDGES, isOurs, loadAdapter, type System, SYSTEMS } from '../lib/systems.ts'
import { type Crowd, gather } from '../lib/workers.ts'
import { peerYjs, productYjs } from '../lib/yjs.ts'

const SETTLE_MS = 1500
const DRAIN_MS = 30_000
const LOOK_MS = 100
const BYTES_PER_KB = 1000
const FIRST_CLIENT = 3_000_000_000
/** Half of them type, faster than people do: two thousand messages. */
const WARM_UP = { people: 60, typistsOfTen: 5, typeMs: 6000, pace: 2 }

export function planOf(people: number, urls: string[], typistsOfTen = 2): ClientPlan[] {
  return Array.from({ length: people }, (_, index) => ({
    // As large as the ids that Yjs draws.
    clientId: FIRST_CLIENT + index * 7919,
    // Of ten: one keeps the whole text, two type.
    kind: index % 10 === 9 ? 'verifier' : index % 10 < typistsOfTen ? 'typist' : 'reader',
    url: urls[Math.floor(index / 10) % urls.length]!,
  }))
}

/** N people in one section, a fifth of whom type. */
export function room(people: number, typeMs: number, systems: readonly System[] = SYSTEMS): Scenario {
  return {
    name: `room-${people}`,
    systems,
    limitMs: 180_000 + typeMs + DRAIN_MS + people * 500,
    async run(context, system) {
      const server = await context.start(system)
      try {
        return await measureRoom(context, system, { servers: [server], people, typeMs })
      } finally {
        await server.stop()
      }
    },
  }
}

/** The same in a text that has been written for months: what its server does beside serving the room shows in how late its loop is. */
export function longRoom(people: number, typeMs: number): Scenario {
  return {
    name: `long-room-${people}`,
    systems: ['roundtable', 'hocuspocus'],
    limitMs: 180_000 + typeMs + DRAIN_MS + people * 500,
    async run(context, system) {
      const { update } = await paper()
      const server = await context.start(system)
      try {
        const document = randomUUID()
        const author = await seed(system, server.url, document, await documentOf(update, PAPER_AUTHOR))
        author.close()
        return await measureRoom(context, system, { servers: [server], people, typeMs, document })
      } finally {
        await server.stop()
      }
    },
  }
}

type Room = {
  servers: Awaited<ReturnType<Context['start']>>[]
  people: number
  typeMs: number
  /** An empty one, unless told otherwise. */
  document?: string
}

export async function measureRoom(
  context: Context,
  system: System,
  { servers, people, typeMs, document: given }: Room,
): Promise<Measured> {
  const memory = async () =>
    (await Promise.all(servers.map(({ ask }) => ask<NodeJS.MemoryUsage>('memory')))).reduce(addMemory)
  const cpu = () => servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0)
  const urls = servers.map(({ url }) => url)
  await warm(system, urls)
  const before = await memory()
  const document = given ?? (await emptyDocument(system, urls[0]!))
  const crowd = await gather({
    system,
    document,
    clients: planOf(people, urls),
    seed: context.repeat * 100_000,
    typeMs,
    joinMs: people * 10,
  })
  try {
    await pause(SETTLE_MS)
    const open = await memory()
    await Promise.all(servers.map(({ ask }) => ask('watch')))
    const database = context.databaseCpu(system, servers[0]!)
    const profile = process.env.BENCH_PROFILE && (await servers[0]!.ask('profile'))
    const [cpuBefore, startAt] = [cpu(), clock() + 300]
    await crowd.type(startAt)
    await drained(crowd)
    const [cpuMs, took] = [cpu() - cpuBefore, clock() - startAt]
    const databaseMs = context.databaseCpu(system, servers[0]!) - database
    if (profile)
      await servers[0]!.ask('profiled', { file: `${process.env.BENCH_PROFILE}/${system}-${people}.cpuprofile` })
    const lags = await Promise.all(servers.map(({ ask }) => ask<{ p50: number; p99: number; max: number }>('lag')))
    const reports = await crowd.reports()
    check(reports, ACKNOWLEDGES[system] !== null)
    return {
      numbers: {
        ...latencies(reports),
        ...costs(reports, { cpuMs, databaseMs, took }),
        lagP50: Math.max(...lags.map(({ p50 }) => p50)),
        lagP99: Math.max(...lags.map(({ p99 }) => p99)),
        lagMax: Math.max(...lags.map(({ max }) => max)),
        heapPerSocketKb: (heapOf(open) - heapOf(before)) / people / BYTES_PER_KB,
        rssPerSocketKb: (open.rss - before.rss) / people / BYTES_PER_KB,
      },
    }
  } finally {
    await crowd.end()
  }
}

/** A server does its first work slower than its next, and makes room in memory once: neither is what is asked here. */
export async function warm(system: System, urls: string[], { people, typistsOfTen, typeMs, pace } = WARM_UP) {
  const document = await emptyDocument(system, urls[0]!)
  const clients = planOf(people, urls, typistsOfTen)
  const crowd = await gather({ system, document, clients, seed: 7, typeMs, pace, joinMs: people * 10 })
  try {
    await crowd.type(clock() + 100)
    await drained(crowd)
  } finally {
    await crowd.end()
  }
}

export async function emptyDocument(system: System, url: string) {
  const document = randomUUID()
  const { connect } = await loadAdapter(system)
  const Y = isOurs(system) ? await productYjs() : await peerYjs()
  const line = connect({ url, document, ydoc: new Y.Doc(), Y })
  await line.synced
  line.close()
  return document
}

export const heapOf = ({ heapUsed, external }: NodeJS.MemoryUsage) => heapUsed + external

function addMemory(one: NodeJS.MemoryUsage, other: NodeJS.MemoryUsage): NodeJS.MemoryUsage {
  return {
    ...one,
    heapUsed: one.heapUsed + other.heapUsed,
    external: one.external + other.external,
    rss: one.rss + other.rss,
  }
}

/** Until everybody has everything, or for so long that what is missing counts as lost. */
async function drained(crowd: Crowd) {
  const until = clock() + DRAIN_MS
  for (;;) {
    const { missing, unacknowledged } = await crowd.progress()
    if ((!missing && !unacknowledged) || clock() > until) return
    await pause(LOOK_MS)
  }
}

function check(reports: Report[], acknowledges: boolean) {
  const missing = total(reports, 'missing')
  if (missing) throw new Incorrect(`${missing} edits did not arrive`)
  if (acknowledges && total(reports, 'unacknowledged'))
    throw new Incorrect(`${total(reports, 'unacknowledged')} edits were not acknowledged`)
  const wrong = reports.flatMap((report) => report.wrong)
  if (wrong.length) throw new Incorrect(wrong.slice(0, 3).join('; '))
  const texts = new Set(reports.flatMap(({ hashes }) => hashes))
  if (texts.size !== 1) throw new Incorrect(`those who keep the text have ${texts.size} different ones`)
}

const total = (reports: Report[], key: 'missing' | 'unacknowledged' | 'deliveries' | 'lightDeliveries' | 'bytes') =>
  reports.reduce((sum, report) => sum + report[key], 0)

const merged = (reports: Report[], key: 'visible' | 'acknowledged') =>
  reports.reduce((all, report) => all.merge(Histogram.from(report[key])), new Histogram())

function latencies(reports: Report[]) {
  const [visible, acknowledged] = [merged(reports, 'visible'), merged(reports, 'acknowledged')]
  return {
    visibleP50: visible.percentile(0.5),
    visibleP95: visible.percentile(0.95),
    visibleP99: visible.percentile(0.99),
    visibleMax: visible.max,
    ackP50: acknowledged.percentile(0.5),
    ackP95: acknowledged.percentile(0.95),
    ackP99: acknowledged.percentile(0.99),
  }
}

function costs(reports: Report[], { cpuMs, databaseMs, took }: { cpuMs: number; databaseMs: number; took: number }) {
  const deliveries = total(reports, 'deliveries')
  return {
    deliveries,
    deliveriesPerSecond: deliveries / (took / 1000),
    cpuPer1000: cpuMs / (deliveries / 1000),
    databaseCpuPer1000: databaseMs / (deliveries / 1000),
    cpuShare: cpuMs / took,
    bytesPerDelivery: total(reports, 'bytes') / total(reports, 'lightDeliveries'),
  }
}
