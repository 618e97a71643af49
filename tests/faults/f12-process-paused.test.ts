import { test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import { freezeOwner } from './frozen-owner.ts'
import { mayHaveNodes } from './nodes.ts'
import { patience, scaled } from './scale.ts'
import { all, pause, startCrowds, startServer } from './server.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 6, full: 50 })
const PAUSE_MS = scaled({ short: 1500, full: 20_000 })
const nothing = undefined as never

test('F12 the process is paused, as by a frozen machine, and goes on as if nothing had been', async () => {
  const report = faultReport('F12', 'process paused', `${PAUSE_MS / 1000} s, ${PEOPLE} people typing`)
  const server = await startServer({ databaseUrl: testDatabase() })
  const table = await server.call('make', PEOPLE)
  const crowds = await startCrowds(server.url, table)
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: 400 })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  server.pause()
  await pause(PAUSE_MS)
  server.resume()
  const back = Math.max(...(await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))))
  report.measure('storing again for all', back / 1000, { most: 10 * patience, unit: ' s' })
  await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
  await compareAll({ url: server.url, databaseUrl: testDatabase(), table, crowds, report })
  report.check()
}, 300_000)

const MINUTES = 5
const TWO_NODES = scaled({ short: 6, full: 50 })
const FROZEN_MS = scaled({ short: 4000, full: 20_000 })

test.skipIf(!mayHaveNodes)(
  'F12 the clocks of two nodes are ten minutes apart: whose the text is goes by that of the database',
  async () => {
    const report = faultReport(
      'F12',
      'clocks apart',
      `2 nodes, ${MINUTES} min fast and slow, the owner frozen for ${FROZEN_MS / 1000} s, ${TWO_NODES} people typing`,
    )
    const off = MINUTES * 60_000
    await freezeOwner({ report, people: TWO_NODES, frozenMs: FROZEN_MS, skews: [-off, off] })
  },
  600_000,
)
