import { test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { type FaultReport, faultReport } from './fault-report.ts'
import { patience, scaled } from './scale.ts'
import { all, type Crowd, type FaultServer, pause, percentile, startCrowds, startServer } from './server.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 30, full: 500 })
const PROCESSES = scaled({ short: 1, full: 3 })
const AWAY_MS = scaled({ short: 500, full: 3000 })
const FLAPS = scaled({ short: 2, full: 5 })
const FLAP_EVERY_MS = scaled({ short: 500, full: 6000 })
const PATIENCE_MS = 120_000

const nothing = undefined as never

test('F4 everybody is cut at once and comes back, then the way flaps', async () => {
  const report = faultReport(
    'F4',
    'all cut at once, then flaps',
    `${PEOPLE} people in ${PROCESSES} processes, a tenth typing, away ${AWAY_MS / 1000} s, then ${FLAPS} flaps`,
  )
  const server = await startServer({ databaseUrl: testDatabase() })
  const table = await server.call('make', PEOPLE)
  const crowds = await startCrowds(server.url, table, { processes: PROCESSES })
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: 1000, share: 0.1 })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  await server.call('numbers', nothing)

  await server.call('offline', nothing)
  await pause(AWAY_MS)
  await returned(report, 'cut: ', server, crowds)

  let lastBack = 0
  for (let flap = 0; flap < FLAPS; flap++) {
    await server.call('offline', nothing)
    lastBack = await server.call('online', nothing)
    if (flap < FLAPS - 1) await pause(FLAP_EVERY_MS)
  }
  await returned(report, 'flaps: ', server, crowds, lastBack)
  await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
  await compareAll({ url: server.url, databaseUrl: testDatabase(), table, crowds, report })
  report.check()
}, 600_000)

async function returned(report: FaultReport, name: string, server: FaultServer, crowds: Crowd[], since?: number) {
  const back = since ?? (await server.call('online', nothing))
  const joined = await all(crowds, (crowd) => crowd.call('joined', PATIENCE_MS))
  const times = joined.map((at) => (at === null ? Infinity : Math.max(0, at - back)))
  const seen = await all(crowds, (crowd) => crowd.call('seen', { others: PEOPLE - 1, patienceMs: PATIENCE_MS }))
  const last = Math.max(...times) + back
  report.measure(`${name}95 % have the text`, percentile(times, 0.95) / 1000, { most: 5 * patience, unit: ' s' })
  report.measure(`${name}all have it`, Math.max(...times) / 1000, { most: 15 * patience, unit: ' s' })
  report.measure(
    `${name}everybody is shown everybody, after the last`,
    Math.max(0, ...seen.map((at) => (at ?? Infinity) - last)) / 1000,
    { most: 2 * patience, unit: ' s' },
  )
  const { loopP99, handshakes, handshakesPerSecond } = await server.call('numbers', nothing)
  report.measure(`${name}event loop late, p99`, loopP99, { most: 250 * patience, unit: ' ms' })
  report.measure(`${name}handshakes`, handshakes, { most: PEOPLE * 2 })
  report.measure(`${name}most in one second`, handshakesPerSecond)
}
