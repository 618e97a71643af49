import { createHash, randomUUID } from 'node:crypto'
import { type Context, Incorrect, type Measured, type Scenario } from '../lib/context.ts'
import { pause, seed } from '../lib/lines.ts'
import { documentOf, paper, PAPER_AUTHOR } from '../lib/paper.ts'
import { cpuOf } from '../lib/processes.ts'
import { type System, SYSTEMS } from '../lib/systems.ts'
import { gather } from '../lib/workers.ts'
import { warm } from './room.ts'

const PEOPLE = 300
const WITHIN_MS = 2000
const STORE_MS = 3000
const FIRST_CLIENT = 3_100_000_000

/** Three hundred people open the same long document, which nobody has open yet, within two seconds. */
function joinStorm(name: string, { warmed }: { warmed: boolean }): Scenario {
  return {
    name,
    systems: SYSTEMS,
    limitMs: 240_000,
    async run(context, system) {
      const source = await paper()
      const document = randomUUID()
      const doc = await documentOf(source.update, PAPER_AUTHOR)
      const expected = createHash('sha256').update(doc.getXmlFragment('content').toString()).digest('hex')
      const first = await context.start(system)
      ;(await seed(system, first.url, document, doc)).close()
      // The peers store some time after.
      await pause(STORE_MS)
      await first.stop()
      const server = await context.start(system)
      try {
        if (warmed) await warm(system, [server.url])
        return await storm(context, system, server, document, expected)
      } finally {
        await server.stop()
      }
    },
  }
}

/** On a server that has been at work, and on one that has just been started. */
export const joins = [joinStorm('joins-300', { warmed: true }), joinStorm('joins-300-started', { warmed: false })]

async function storm(
  _: Context,
  system: System,
  server: Awaited<ReturnType<Context['start']>>,
  document: string,
  expected: string,
): Promise<Measured> {
  const clients = Array.from({ length: PEOPLE }, (_, index) => ({
    clientId: FIRST_CLIENT + index * 7919,
    kind: index % 100 === 2 ? ('verifier' as const) : ('reader' as const),
    url: server.url,
  }))
  let cpu = 0
  const crowd = await gather({ system, document, clients, seed: 1, typeMs: 0, joinMs: WITHIN_MS }, async () => {
    await server.ask('watch')
    cpu = cpuOf(server.pid)
  })
  try {
    const cpuMs = cpuOf(server.pid) - cpu
    const lag = await server.ask<{ p99: number; max: number }>('lag')
    const hashes = (await crowd.reports()).flatMap((report) => report.hashes)
    if (hashes.some((hash) => hash !== expected)) throw new Incorrect('somebody who joined does not hold the text')
    const took = [...crowd.joined].sort((one, other) => one - other)
    return {
      numbers: {
        joinP50: took[Math.floor(took.length * 0.5)]!,
        joinP95: took[Math.floor(took.length * 0.95)]!,
        joinMax: took.at(-1)!,
        allSyncedMs: crowd.allJoinedMs,
        cpuPerJoin: cpuMs / PEOPLE,
        lagMax: lag.max,
      },
    }
  } finally {
    await crowd.end()
  }
}
