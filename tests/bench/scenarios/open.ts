import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Context, Incorrect, type Scenario } from '../lib/context.ts'
import { openLine, pause, seed, untilTrue } from '../lib/lines.ts'
import { documentOf, paper, PAPER_AUTHOR } from '../lib/paper.ts'
import { ROOT, TSX } from '../lib/paths.ts'
import { cleanEnvironment } from '../lib/prepare.ts'
import { isOurs, type System, SYSTEMS } from '../lib/systems.ts'
import { productYjs } from '../lib/yjs.ts'

const STORE_MS = 3000
const WRITERS = 10
/** Fewer than the rows at which the product makes its next snapshot. */
const ROUNDS = 49

/** How long whoever opens a long document first has to wait for it, on a server that runs but has it not in memory. */
function coldOpen(name: string, rounds: number): Scenario {
  return {
    name,
    systems: SYSTEMS,
    limitMs: 300_000,
    async run(context, system) {
      const source = await paper()
      const document = randomUUID()
      const Y = await productYjs()
      await prepare(context, system, document, source.update, rounds)
      const server = await context.start(system)
      try {
        ;(await openLine(system, server.url, randomUUID(), new Y.Doc())).connection.close()
        const [cold, warm] = [new Y.Doc(), new Y.Doc()]
        const first = await openLine(system, server.url, document, cold)
        const length = () => cold.getXmlFragment('content').toString().length
        // One of the peers says that it is there before it has read its rows.
        await untilTrue(() => length() >= source.text.length, 'the stored text')
        const second = await openLine(system, server.url, document, warm)
        if (warm.getXmlFragment('content').toString() !== cold.getXmlFragment('content').toString())
          throw new Incorrect('two who opened it hold different texts')
        for (const { connection } of [first, second]) connection.close()
        return { numbers: { coldMs: first.tookMs, warmMs: second.tookMs } }
      } finally {
        await server.stop()
      }
    },
  }
}

export const coldOpens = [coldOpen('open-snapshot', 0), coldOpen('open-rows', ROUNDS)]

async function prepare(context: Context, system: System, document: string, update: Uint8Array, rounds: number) {
  const first = await context.start(system)
  const author = await seed(system, first.url, document, await documentOf(update, PAPER_AUTHOR))
  author.close()
  await pause(STORE_MS)
  await first.stop()
  if (isOurs(system)) await makeSnapshots(context, system)
  if (!rounds) return
  const server = await context.start(system)
  await writeRows(system, server.url, document, rounds)
  await pause(STORE_MS)
  await server.stop()
}

/** The product's own command makes a snapshot of every document; its server must not be running. */
async function makeSnapshots(context: Context, system: System) {
  const env: Record<string, string> =
    system === 'roundtable'
      ? { DATABASE_URL: (await context.cluster?.databaseUrl(system))! }
      : { DATA_DIR: path.join(context.folder, system) }
  const { status, stderr } = spawnSync(process.execPath, ['--import', TSX, 'scripts/stored-documents.ts', 'rebuild'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), ...env },
  })
  if (status !== 0) throw new Error(`no snapshots were made: ${stderr}`)
}

/** So many updates of several people, each stored before the next. */
async function writeRows(system: System, url: string, document: string, rounds: number) {
  const Y = await productYjs()
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const doc = new Y.Doc()
      const { connection } = await openLine(system, url, document, doc)
      const block = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      block.insert(0, [text])
      doc.getXmlFragment('content').insert(0, [block])
      for (let round = 1; round < rounds; round++) {
        await untilTrue(connection.acknowledged, 'an acknowledgement')
        text.insert(text.length, 'a')
      }
      await untilTrue(connection.acknowledged, 'an acknowledgement')
      connection.close()
    }),
  )
}
