import { test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import { patience, scaled } from './scale.ts'
import { all, type Crowd, pause, percentile, startCrowds, startServer } from './server.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 20, full: 100 })
const SLOW = Math.ceil(PEOPLE * 0.1)
const DEAD = Math.ceil(PEOPLE * 0.05)
const SLOW_BYTES_A_SECOND = 5000
const EVERY_MS = scaled({ short: 20, full: 300 })
const BUSY_MS = scaled({ short: 2000, full: 45_000 })
const nothing = undefined as never
const waits = (crowds: Crowd[]) => all(crowds, (crowd) => crowd.call('waits', nothing))

test('F9 some read slowly and some not at all: the others do not notice, the slow catch up, the dead are dropped', async () => {
  const report = faultReport(
    'F9',
    'slow and dead receivers',
    `${PEOPLE} people, ${SLOW} read 5 kB/s, ${DEAD} nothing, ${BUSY_MS / 1000} s of typing`,
  )
  const server = await startServer({ databaseUrl: testDatabase() })
  const table = await server.call('make', PEOPLE)
  const typing = PEOPLE - SLOW - DEAD
  // Readers in a process of their own: their lines stand still, their process must not.
  const crowds = await startCrowds(server.url, table, { to: typing })
  const [slow] = await startCrowds(server.url, table, { from: typing, to: typing + SLOW })
  const [dead] = await startCrowds(server.url, table, { from: typing + SLOW, to: PEOPLE })
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: EVERY_MS * 2 })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  await waits(crowds)
  await pause(BUSY_MS / 3)
  const usual = percentile(await waits(crowds), 0.95)
  const before = await server.call('numbers', nothing)

  await slow!.call('pace', { from: 0, to: SLOW, pace: SLOW_BYTES_A_SECOND })
  await dead!.call('pace', { from: 0, to: DEAD, pace: 0 })
  const since = Date.now()
  const dropped = droppedAfter(server, before.sockets, since)
  await pause(BUSY_MS)
  const then = percentile(await waits(crowds), 0.95)
  const during = await server.call('numbers', nothing)
  const grown = Math.max(
    0,
    during.memory.heapUsed + during.memory.external - before.memory.heapUsed - before.memory.external,
  )
  report.measure('memory for each who does not read along', grown / 1e6 / (SLOW + DEAD), {
    most: 1 + (0.5 * 20) / (SLOW + DEAD),
    unit: ' MB',
  })
  report.measure('typed to acknowledged p95 before', usual, { unit: ' ms' })
  report.measure('the same, of the others', then, {
    most: Math.max(usual * 1.2 * patience, usual + 20 * patience),
    unit: ' ms',
  })
  report.measure('the dead are dropped', (await dropped) / 1000, {
    most: scaled({ short: 90, full: 45 }),
    unit: ' s',
  })
  await dead!.kill()
  await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
  await slow!.call('pace', { from: 0, to: SLOW, pace: null })
  await compareAll({ url: server.url, databaseUrl: testDatabase(), table, crowds: [...crowds, slow!], report })
  report.check()
}, 300_000)

/** Resolves when as many sockets as there are dead ones are gone, by the server's own account. */
async function droppedAfter(server: Awaited<ReturnType<typeof startServer>>, before: number, since: number) {
  for (;;) {
    const { sockets } = await server.call('numbers', nothing)
    if (sockets <= before - DEAD) return Date.now() - since
    if (Date.now() - since > 100_000) return Infinity
    await pause(250)
  }
}
