import { test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import { ATTACKS, enter, refusalOf } from './hostile.ts'
import { patience, randomOf, scaled } from './scale.ts'
import { all, type Crowd, pause, percentile, startCrowds, startServer } from './server.ts'
import { compareAll, readStored } from './verdict.ts'

const PEOPLE = 8
const ROUNDS = scaled({ short: 1, full: 5 })
const QUIET_MS = scaled({ short: 1000, full: 10_000 })
const nothing = undefined as never
const waits = (crowds: Crowd[]) => all(crowds, (crowd) => crowd.call('waits', nothing))

test('F7 a hostile client is refused or cut off, and nobody else notices', async () => {
  const report = faultReport(
    'F7',
    'hostile client',
    `${ATTACKS.length} attacks, ${ROUNDS} times, beside ${PEOPLE} people typing`,
  )
  const random = randomOf('F7')
  const server = await startServer({ databaseUrl: testDatabase() })
  // The last one is the hostile one, who has a seat like everybody else.
  const table = await server.call('make', PEOPLE + 1)
  const crowds = await startCrowds(server.url, table, { to: PEOPLE })
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: 200 })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  await waits(crowds)
  await pause(QUIET_MS)
  const usual = percentile(await waits(crowds), 0.95)
  const before = await server.call('numbers', nothing)

  const answered: { name: string; ms: number }[] = []
  let number = 5_000_000
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run, answer } of ATTACKS) {
      const hostile = await enter(server.url, table.actors[PEOPLE]!, table.sectionId, ++number)
      if (answer === 'ignored') run(hostile, random)
      else answered.push({ name, ms: await refusalOf(hostile, () => run(hostile, random)) })
      // Whoever types beside it is served within the same moment.
      await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
      hostile.socket.disconnect()
      // So that the next one is not turned away for what this one did.
      if (answer !== 'ignored' && ROUNDS > 1) await pause(600)
    }
  }
  const then = percentile(await waits(crowds), 0.95)
  await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
  const after = await server.call('numbers', nothing)
  const [slowest] = answered.sort((one, other) => other.ms - one.ms)
  report.measure(`refused or closed at the latest after (${slowest!.name})`, slowest!.ms, {
    most: 1000 * patience,
    unit: ' ms',
  })
  report.measure('typed to acknowledged p95 before', usual, { unit: ' ms' })
  report.measure('the same beside the attacks', then, {
    most: Math.max(usual * 1.2 * patience, usual + 20 * patience),
    unit: ' ms',
  })
  report.measure(
    'memory',
    (after.memory.heapUsed + after.memory.external - before.memory.heapUsed - before.memory.external) / 1e6,
    { most: 50, unit: ' MB more' },
  )
  await compareAll({ url: server.url, databaseUrl: testDatabase(), table, crowds, report })
  const { text, misattributed } = await readStored(testDatabase(), table)
  report.measure('words of theirs in the text', text.replace(/<\d+-\d+>|\s/g, '').length + misattributed, { most: 0 })
  report.check()
}, 600_000)
