import { expect } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import type { FaultReport } from './fault-report.ts'
import { holds, LEASE_MS, startNodes } from './nodes.ts'
import { patience } from './scale.ts'
import { all, pause, startCrowds } from './server.ts'
import { compareAll } from './verdict.ts'

const nothing = undefined as never
type Course = { report: FaultReport; people: number; frozenMs: number; skews?: [number, number] }

/** The node that owns the text stands still for longer than its lease, the other takes the text over, and the first wakes up and believes that it still has it. */
export async function freezeOwner({ report, people, frozenMs, skews }: Course) {
  const {
    nodes: [owner, other],
  } = await startNodes(skews)
  const table = await owner.call('make', people)
  const half = people / 2
  const ofOwner = await startCrowds(owner.url, table, { to: half })
  const ofOther = await startCrowds(other.url, table, { from: half })
  const crowds = [...ofOwner, ...ofOther]
  await Promise.all(crowds.map((crowd) => crowd.call('type', { everyMs: 400 })))
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  expect(await holds(owner, table)).toBe(true)

  owner.pause()
  const frozenAt = Date.now()
  await all(ofOther, (crowd) => crowd.call('acknowledgedAgain', nothing))
  report.measure(
    'at the other node storing again, after the lease',
    Math.max(0, Date.now() - frozenAt - LEASE_MS) / 1000,
    { most: 10 * patience, unit: ' s' },
  )
  expect(await holds(other, table)).toBe(true)
  await pause(Math.max(0, frozenAt + frozenMs - Date.now()))
  owner.resume()
  const wokenAt = Date.now()
  await all(ofOwner, (crowd) => crowd.call('acknowledgedAgain', nothing))
  report.measure('at the woken node storing again', (Date.now() - wokenAt) / 1000, { most: 10 * patience, unit: ' s' })
  await expect.poll(() => holds(owner, table), { timeout: 10_000 * patience }).toBe(false)
  report.measure('nodes that hold the text', Number(await holds(owner, table)) + Number(await holds(other, table)), {
    most: 1,
    least: 1,
  })

  await Promise.all(crowds.map((crowd) => crowd.call('stop', nothing)))
  await compareAll({ url: other.url, databaseUrl: testDatabase(), table, crowds, report })
  report.check()
}
