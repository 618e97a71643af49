import { createClient } from '@redis/client'
import { expect, onTestFinished } from 'vitest'
import { NodeLinks } from '#server/realtime/nodes/links.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { type CollabParts, quiet, startCollab } from './collab-harness.ts'

const LEASE_MS = 800
let nodes = 0

/** One more node on the same database and this Redis. */
export async function startNode(redis: { url: string }, { limits, ...options }: CollabParts = {}) {
  const client = await createClient({ url: redis.url, socket: { reconnectStrategy: 20 } })
    .on('error', () => undefined)
    .connect()
  const links = await NodeLinks.open({
    redis: client,
    log: quiet,
    node: `node-${++nodes}`,
    pulseMs: 50,
    silenceMs: 600,
  })
  const server = await startCollab({ links, limits: { leaseMs: LEASE_MS, joinsPer10s: 1000, ...limits }, ...options })
  let ended = false
  const end = async (given: { kill?: boolean } = {}) => {
    if (ended) return
    ended = true
    if (given.kill) await links.close({ silently: true })
    await server.close(given)
    await links.close()
    client.destroy()
  }
  onTestFinished(() => end())
  return { ...server, links, end }
}

export type Node = Awaited<ReturnType<typeof startNode>>

/** Resolves when each has a line to the other. */
export async function meet(one: Node, other: Node) {
  await Promise.all([
    expect.poll(() => one.links.reaches(other.links.node)).toBe(true),
    expect.poll(() => other.links.reaches(one.links.node)).toBe(true),
  ])
}

export async function twoNodes(redis: { url: string }, parts: { first?: CollabParts; second?: CollabParts } = {}) {
  const roundtable = await buildRoundtable()
  const [section, ada, bo, caz] = await Promise.all([
    buildSection({ roundtable }),
    ...[1, 2, 3].map(() => buildMember({ roundtable })),
  ])
  const [first, second] = [await startNode(redis, parts.first), await startNode(redis, parts.second)]
  await meet(first, second)
  return { first, second, roundtable, section: section!, ada: ada!, bo: bo!, caz: caz! }
}
