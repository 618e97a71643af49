import { expect, test } from 'vitest'
import { faultReport } from './fault-report.ts'
import { patience, randomOf, scaled } from './scale.ts'
import { all, pause, percentile, startCrowds, startServer } from './server.ts'
import { storage } from './storage.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 6, full: 100 })
const KILLS = scaled({ short: 2, full: 20 })
const EVERY_MS = scaled({ short: 60, full: 1000 })
const PROCESSES = scaled({ short: 1, full: 2 })

test('F1 the owner is killed at random moments while all type', async () => {
  const report = faultReport(
    'F1',
    'the owner killed while all type',
    `${KILLS} kills, ${PEOPLE} people typing, ${PROCESSES} processes of clients`,
  )
  const random = randomOf('F1')
  const where = await storage()
  let server = await startServer(where.settings)
  const { port, url } = server
  const table = await server.call('make', PEOPLE)
  const crowds = await startCrowds(url, table, { processes: PROCESSES })
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: EVERY_MS })))
  const writable: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    await all(crowds, (crowd) => crowd.call('acknowledgedAgain', undefined as never))
    await pause(random.below(1000))
    await server.kill()
    server = await startServer({ ...where.settings, port })
    const again = await all(crowds, (crowd) => crowd.call('acknowledgedAgain', undefined as never))
    writable.push(Math.max(...again))
  }
  await Promise.all(crowds.map((crowd) => crowd.call('stop', undefined as never)))
  expect(writable).toHaveLength(KILLS)
  report.measure('writable again for all, after the start', Math.max(...writable) / 1000, {
    most: 5 * patience,
    unit: ' s',
  })
  report.measure('the same, median of the kills', percentile(writable, 0.5) / 1000, { unit: ' s' })
  await compareAll({ url, databaseUrl: where.databaseUrl, table, crowds, report })
  report.check()
}, 900_000)
