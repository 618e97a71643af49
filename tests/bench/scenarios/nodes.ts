import { readFileSync } from 'node:fs'
import type { Scenario } from '../lib/context.ts'
import { inRoot } from '../lib/paths.ts'
import { startRedis } from '../lib/redis.ts'
import { isOurs } from '../lib/systems.ts'
import { measureRoom } from './room.ts'

const NODES = 2

/** One section on two server processes, half of its people at each. */
export function nodes(people: number, typeMs: number): Scenario {
  return {
    name: `nodes-${people}`,
    systems: ['roundtable', 'hocuspocus'],
    limitMs: 300_000,
    async run(context, system) {
      if (isOurs(system) && !/REDIS_URL/.test(readFileSync(inRoot('app/platform/env.server.ts'), 'utf8'))) {
        throw new Error('the product has no setting REDIS_URL yet')
      }
      const redis = await startRedis()
      try {
        const servers = []
        for (let node = 0; node < NODES; node++)
          servers.push(await context.start(system, { redisUrl: redis.url, node: `-${node}` }))
        try {
          return await measureRoom(context, system, { servers, people, typeMs })
        } finally {
          await Promise.all(servers.map(({ stop }) => stop()))
        }
      } finally {
        await redis.stop()
      }
    },
  }
}
