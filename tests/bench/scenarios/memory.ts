import { randomUUID } from 'node:crypto'
import type { Scenario } from '../lib/context.ts'
import { pause, seed } from '../lib/lines.ts'
import { documentOf, paper, PAPER_AUTHOR } from '../lib/paper.ts'
import { sectionOf } from '../lib/people.ts'
import { isOurs, SYSTEMS } from '../lib/systems.ts'
import { gather } from '../lib/workers.ts'
import { emptyDocument, heapOf, warm } from './room.ts'

const SETTLE_MS = 2000
const PER_KB = 1000
const PER_MB = 1_000_000
const LARGE = 20

/** What a server keeps for each of many who only read: all in one document, or each in one of their own. */
function idle(name: string, people: number, { apart }: { apart: boolean }): Scenario {
  return {
    name,
    systems: SYSTEMS,
    limitMs: 300_000,
    async run(context, system) {
      const server = await context.start(system)
      try {
        await warm(system, [server.url], { people: 20, typistsOfTen: 2, typeMs: 1000, pace: 1 })
        const document = await emptyDocument(system, server.url)
        const documents = Array.from({ length: people }, () => (apart ? randomUUID() : document))
        if (isOurs(system) && apart) for (const own of documents) await sectionOf(server.url, own)
        const before = await server.ask<NodeJS.MemoryUsage>('memory')
        const clients = documents.map((own, index) => ({
          clientId: 3_200_000_000 + index * 7919,
          kind: 'reader' as const,
          url: server.url,
          document: own,
        }))
        const crowd = await gather({ system, document, clients, seed: 1, typeMs: 0, joinMs: people * 10 })
        try {
          await pause(SETTLE_MS)
          const after = await server.ask<NodeJS.MemoryUsage>('memory')
          return {
            numbers: {
              heapKbEach: (heapOf(after) - heapOf(before)) / people / PER_KB,
              rssKbEach: (after.rss - before.rss) / people / PER_KB,
            },
          }
        } finally {
          await crowd.end()
        }
      } finally {
        await server.stop()
      }
    },
  }
}

const largeDocuments: Scenario = {
  name: 'documents-paper',
  systems: SYSTEMS,
  limitMs: 300_000,
  async run(context, system) {
    const source = await paper()
    const server = await context.start(system)
    try {
      const open = async () => seed(system, server.url, randomUUID(), await documentOf(source.update, PAPER_AUTHOR))
      const held = [await open()]
      const before = await server.ask<NodeJS.MemoryUsage>('memory')
      for (let count = 0; count < LARGE; count++) held.push(await open())
      await pause(SETTLE_MS)
      const after = await server.ask<NodeJS.MemoryUsage>('memory')
      for (const connection of held) connection.close()
      return {
        numbers: {
          heapMbEach: (heapOf(after) - heapOf(before)) / LARGE / PER_MB,
          rssMbEach: (after.rss - before.rss) / LARGE / PER_MB,
        },
      }
    } finally {
      await server.stop()
    }
  },
}

export const memory = [
  idle('sockets-500', 500, { apart: false }),
  idle('documents-1000', 1000, { apart: true }),
  largeDocuments,
]
