// A document server in a process of its own, for tests that end it with SIGKILL.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the document server runs alone here
import { Server } from 'socket.io'
import { connectDatabase, pgPool } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { startEmbeddedDatabase } from '#server/database/embedded.ts'
import { serverParser } from '#server/realtime/client-packets.ts'
import { boundConnections } from '#server/realtime/connections.ts'
import { attachCollab } from '#server/realtime/documents.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import type { ProcessReport, ProcessSettings, Table } from './collab-child.ts'

const settings = JSON.parse(process.argv[2]!) as ProcessSettings
const url = settings.databaseUrl ?? (await startEmbeddedDatabase(settings.dataDir!)).url
connectDatabase(url)

const http = createServer()
const io = new Server(http, { parser: serverParser, serveClient: false, maxHttpBufferSize: 1_500_000 })
boundConnections(io)
const namespace = io.of('/collab')
namespace.use((socket, next) => {
  socket.data.actor = socket.handshake.auth.actor as Actor
  next()
})
const collab = attachCollab(namespace, {
  pool: pgPool(),
  log,
  limits: { updatesPerSecond: 1e6, updateBurst: 1e6, bytesPerSecond: 1e9, workPerSecond: 1e9, ...settings.limits },
  ...(settings.tickMs !== undefined && { tick: () => settings.tickMs! }),
})

async function makeTable(): Promise<Table> {
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const members = await Promise.all([1, 2, 3, 4].map(() => buildMember({ roundtable })))
  const actors = members.map(({ person: { id, name, email, timeZone } }): Actor => {
    return { sessionId: `session-${id}`, personId: id, name, email, language: 'en', timeZone, secretariat: false }
  })
  return { sectionId: section.id, actors }
}

process.on('message', (message: { content: string }) => {
  void collab.host.contentOf({ type: 'section', id: message.content }).then(({ json, headSeq }) => {
    const { ackMs, commitMs, commits, rows, ticks } = collab.stats
    process.send!({
      content: json,
      headSeq,
      numbers: {
        commits,
        rows,
        ticks,
        ackP50: ackMs.percentile(0.5),
        ackP95: ackMs.percentile(0.95),
        commitP50: commitMs.percentile(0.5),
        commitP95: commitMs.percentile(0.95),
      },
    } satisfies ProcessReport)
  })
})
process.on('disconnect', () => process.exit(0))

const table = settings.make ? await makeTable() : undefined
await new Promise<void>((resolve) => http.listen(settings.port ?? 0, '127.0.0.1', resolve))
process.send!({ ready: (http.address() as AddressInfo).port, table } satisfies ProcessReport)
