import { test } from 'vitest'
import { faultReport } from './fault-report.ts'
import { randomOf, scaled } from './scale.ts'
import { all, pause, startCrowds, startServer } from './server.ts'
import { storage } from './storage.ts'
import { compareAll } from './verdict.ts'

const ROUNDS = scaled({ short: 1, full: 5 })
const PEOPLE = scaled({ short: 6, full: 60 })
const EVERY_MS = scaled({ short: 40, full: 600 })

test('F2 the server and the authors are killed in the same second: what a third place noted as acknowledged is there', async () => {
  const report = faultReport('F2', 'server and authors killed together', `${ROUNDS} times, ${PEOPLE} people typing`)
  const random = randomOf('F2')
  const where = await storage()
  let server = await startServer(where.settings)
  const { port, url } = server
  const table = await server.call('make', PEOPLE * ROUNDS + 1)
  const ledgers: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Each round has authors of its own: nobody who was killed comes back to hand anything in.
    const crowds = await startCrowds(url, table, {
      from: 1 + round * PEOPLE,
      to: 1 + (round + 1) * PEOPLE,
      processes: 2,
    })
    ledgers.push(...crowds.map(({ ledger }) => ledger))
    await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: EVERY_MS })))
    await all(crowds, (crowd) => crowd.call('acknowledgedAgain', undefined as never))
    await pause(random.below(2000))
    const kills = [server, ...crowds]
    if (random.next() < 0.5) kills.reverse()
    await Promise.all(kills.map((it) => it.kill()))
    server = await startServer({ ...where.settings, port })
  }
  await compareAll({ url, databaseUrl: where.databaseUrl, table, crowds: [], ledgers, staying: false, report })
  report.check()
}, 600_000)
