import { expect, onTestFinished } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import type { Table } from './build-table.ts'
import { patience } from './scale.ts'
import { type FaultServer, startServer } from './server.ts'

/** Several nodes need what they need in use: a PostgreSQL server and a Redis. */
export const mayHaveNodes = hasRedis && databaseKind === 'PostgreSQL'
export const LEASE_MS = 2000
const nothing = undefined as never

/** Two document servers on one database and one Redis, which know of each other. `skews`: by how many milliseconds the clock of each is wrong. */
export async function startNodes(skews: [number, number] = [0, 0]) {
  const redis = await startRedis()
  onTestFinished(() => redis.kill())
  const start = (clockSkewMs: number) =>
    startServer({
      databaseUrl: testDatabase(),
      redisUrl: redis.url,
      limits: { leaseMs: LEASE_MS, joinsPer10s: 1000 },
      clockSkewMs,
    })
  const nodes = [await start(skews[0]), await start(skews[1])] as const
  await Promise.all([knows(nodes[0], nodes[1]), knows(nodes[1], nodes[0])])
  return { redis, nodes }
}

async function knows(node: FaultServer, other: FaultServer) {
  const { pid } = await other.call('ready', nothing)
  await expect.poll(() => node.call('reaches', pid), { timeout: 10_000 * patience }).toBe(true)
}

export async function holds(node: FaultServer, { sectionId }: Table) {
  return (await node.call('holds', nothing)).includes(sectionId)
}
