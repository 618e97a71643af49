import { onTestFinished, test } from 'vitest'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { faultReport } from './fault-report.ts'
import { ownDatabase } from './own-database.ts'
import { isFull, patience, scaled, seed } from './scale.ts'
import { all, type Crowd, type FaultServer, pause, percentile, startCrowds, startServer } from './server.ts'
import { readLedgers } from './tokens.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = 10
const EVERY_MS = 150
/** The two minutes on PostgreSQL alone: what waits in memory is the same code on both. */
const STALLS_MS = isFull ? (databaseKind === 'PostgreSQL' ? [15_000, 120_000] : [15_000]) : [2000]
/** Low enough that a stall reaches it: no author has more than four updates on their way. */
const PENDING_LIMIT = 600
/** An acknowledgement that had left the server when its database was stopped. */
const ON_THE_WAY_MS = 500

const acknowledged = (crowds: Crowd[]) => readLedgers(crowds.map(({ ledger }) => ledger)).acknowledged.size
const waits = (crowds: Crowd[]) => all(crowds, (crowd) => crowd.call('waits', undefined as never))
const numbers = (server: FaultServer) => server.call('numbers', undefined as never)

test('F3 the database is stopped: nobody is told saved, everybody types on, and all of it is stored after', async () => {
  const stalls = STALLS_MS.map((ms) => `${ms / 1000} s`).join(' and ')
  const report = faultReport(
    'F3',
    'database stopped',
    `${stalls}, ${PEOPLE} people typing, ${PENDING_LIMIT} bytes may wait`,
  )
  const database = await ownDatabase()
  onTestFinished(database.close)
  const server = await startServer({
    databaseUrl: database.url,
    limits: { pendingBytesPerDocument: PENDING_LIMIT, idleUnloadMs: 200 },
  })
  const table = await server.call('make', PEOPLE + 1)
  const crowds = await startCrowds(server.url, table, { from: 1 })
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: EVERY_MS })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', undefined as never))
  for (const stallMs of STALLS_MS) {
    const [leaver] = await startCrowds(server.url, { ...table, sectionId: table.secondId }, { from: 0, to: 1 })
    await waits(crowds)
    await pause(scaled({ short: 500, full: 3000 }))
    const usual = percentile(await waits(crowds), 0.95)
    const before = await numbers(server)
    database.pause()
    await pause(ON_THE_WAY_MS)
    const told = acknowledged(crowds)
    // Somebody else's last words, at another text that everybody leaves while it cannot be stored.
    await leaver!.call('once', undefined as never)
    await pause(300)
    await leaver!.kill()
    const typed = await typedBy(crowds)
    await pause(stallMs - ON_THE_WAY_MS - 300)
    const during = await numbers(server)
    const name = `${stallMs / 1000} s: `
    report.measure(`${name}acknowledged meanwhile`, acknowledged(crowds) - told, { most: 0 })
    report.measure(`${name}typed meanwhile`, (await typedBy(crowds)) - typed, { least: 1 })
    report.measure(`${name}asked to hold at the limit`, (during.refusals.RATE ?? 0) - (before.refusals.RATE ?? 0), {
      least: 1,
    })
    report.measure(`${name}most bytes waiting`, Math.max(...during.documents.map(({ pendingBytes }) => pendingBytes)), {
      most: PENDING_LIMIT + 2000,
    })
    report.measure(`${name}memory`, (during.memory.heapUsed - before.memory.heapUsed) / 1e6, {
      most: 50,
      unit: ' MB more',
    })
    const left = during.documents.filter(({ people, pendingBytes }) => people === 0 && pendingBytes > 0)
    report.measure(`${name}texts left by all and kept in memory`, left.length, { least: 1 })
    database.resume()
    await settled(report, name, crowds, usual)
  }
  await Promise.all(crowds.map((crowd) => crowd.call('stop', undefined as never)))
  await compareAll({ url: server.url, databaseUrl: database.url, table, crowds, report })
  report.check()
}, 600_000)

/** Ten seconds after the database is back it must be as if it had never been away. */
async function settled(report: ReturnType<typeof faultReport>, name: string, crowds: Crowd[], usual: number) {
  const back = Math.max(...(await all(crowds, (crowd) => crowd.call('acknowledgedAgain', undefined as never))))
  report.measure(`${name}storing again for all`, back / 1000, { most: 10 * patience, unit: ' s' })
  if (!isFull) return
  await pause(Math.max(0, 10_000 - back))
  await waits(crowds)
  await pause(3000)
  const after = percentile(await waits(crowds), 0.95)
  report.measure(`${name}typed to acknowledged p95 before`, usual, { unit: ' ms' })
  report.measure(`${name}the same from 10 s after`, after, { most: Math.max(usual * 1.5, usual + 50), unit: ' ms' })
}

async function typedBy(crowds: Crowd[]) {
  const counts = await Promise.all(crowds.map((crowd) => crowd.call('counts', undefined as never)))
  return counts.flatMap(({ typed }) => typed).reduce((sum, count) => sum + count, 0)
}

test('F3 one commit in twenty fails and connections are reset: nothing is lost, nothing is there twice', async () => {
  const seconds = scaled({ short: 3, full: 30 })
  const report = faultReport(
    'F3',
    'commits fail, connections reset',
    `${seconds} s, ${PEOPLE} people typing, 5 % of the commits`,
  )
  const database = await ownDatabase()
  onTestFinished(database.close)
  const server = await startServer({ databaseUrl: database.url, faults: { percent: 5, seed } })
  const table = await server.call('make', PEOPLE)
  const crowds = await startCrowds(server.url, table)
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: 80 })))
  for (let second = 0; second < seconds; second++) {
    await pause(1000)
    if (databaseKind === 'PostgreSQL') await reset(database.url)
  }
  await Promise.all(crowds.map((crowd) => crowd.call('stop', undefined as never)))
  await compareAll({ url: server.url, databaseUrl: database.url, table, crowds, report })
  const { commitFailures } = await numbers(server)
  report.measure('commits that failed', commitFailures, { least: 1 })
  report.check()
}, 300_000)

/** Ends every connection to the database but this one. */
async function reset(url: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE "pid" <> pg_backend_pid() AND "backend_type" = \'client backend\'',
  )
  await client.end()
}
