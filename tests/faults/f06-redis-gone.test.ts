import { expect, test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import type { Redis } from '#tests/setup/redis.ts'
import { faultReport } from './fault-report.ts'
import { holds, mayHaveNodes, startNodes } from './nodes.ts'
import { patience, scaled } from './scale.ts'
import { all, type Crowd, pause, percentile, startCrowds } from './server.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 6, full: 50 })
const GONE_MS = scaled({ short: 1500, full: 30_000 })
const EVERY_MS = 400
const nothing = undefined as never

const FAULTS = [
  { name: 'killed', begin: (redis: Redis) => redis.kill(), end: (redis: Redis) => redis.restart() },
  { name: 'flushed', begin: (redis: Redis) => redis.flush(), end: () => undefined },
  {
    name: 'out of reach',
    begin: (redis: Redis) => redis.signal('SIGSTOP'),
    end: (redis: Redis) => redis.signal('SIGCONT'),
  },
]

test.skipIf(!mayHaveNodes)(
  'F6 Redis is killed, flushed and out of reach while people type at two nodes',
  async () => {
    const report = faultReport(
      'F6',
      'Redis gone',
      `2 nodes, killed, flushed and out of reach for ${GONE_MS / 1000} s each, ${PEOPLE} people typing`,
    )
    const {
      redis,
      nodes: [owner, edge],
    } = await startNodes()
    const table = await owner.call('make', PEOPLE)
    const ofOwner = await startCrowds(owner.url, table, { to: PEOPLE / 2 })
    const ofEdge = await startCrowds(edge.url, table, { from: PEOPLE / 2 })
    const crowds = [...ofOwner, ...ofEdge]
    await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: EVERY_MS })))
    await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
    expect(await holds(owner, table)).toBe(true)
    for (const { name, begin, end } of FAULTS) {
      const before = await slowest(ofOwner)
      await begin(redis)
      const during = await slowest(ofOwner)
      await end(redis)
      const back = Date.now()
      await all(ofEdge, (crowd) => crowd.call('acknowledgedAgain', nothing))
      // A fifth more, and what two runs of the same differ by anyway.
      report.measure(`${name}: owner's people, p95 to stored`, during, {
        most: (before * 1.2 + 15) * patience,
        unit: ' ms',
      })
      report.measure(`${name}: edge's people storing again`, (Date.now() - back) / 1000, {
        most: 10 * patience,
        unit: ' s',
      })
    }
    await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
    await compareAll({ url: edge.url, databaseUrl: testDatabase(), table, crowds, report })
    report.check()
  },
  900_000,
)

/** How long the slowest twentieth of what is typed from now on waits until it is stored. */
async function slowest(crowds: Crowd[]) {
  await all(crowds, (crowd) => crowd.call('waits', nothing))
  await pause(GONE_MS)
  return percentile(await all(crowds, (crowd) => crowd.call('waits', nothing)), 0.95)
}
