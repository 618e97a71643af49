import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the document server runs alone here
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import { db } from '#app/platform/db.server.ts'
import { Admission } from '#server/realtime/admission.ts'
import { authenticate } from '#server/realtime/authenticate.ts'
import { serverParser } from '#server/realtime/client-packets.ts'
import { boundConnections } from '#server/realtime/connections.ts'
import { attachCollab } from '#server/realtime/documents.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { quiet, saved, when, write } from '#tests/realtime/collab-harness.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { patience } from './scale.ts'

/** Long enough to come in and write; a session ends after sixty days at the latest. */
const LIVES_MS = 8000
const LONGEST_DAYS = 60

/** As the product runs it: the cookie alone says who it is. */
async function start() {
  const http = createServer()
  const admission = new Admission(() => true)
  const io = new Server(http, { parser: serverParser, serveClient: false, allowRequest: admission.allowRequest })
  admission.guard(io)
  boundConnections(io)
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 4 })
  const namespace = io.of('/collab')
  namespace.use(authenticate(admission))
  const collab = attachCollab(namespace, { pool, log: quiet })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await collab.close()
    await new Promise<void>((resolve) => void io.close(() => resolve()))
    await pool.end()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

async function enter(url: string, cookie: string, sectionId: string) {
  const socket = connectSocket(url, { transports: ['websocket'], forceNew: true, extraHeaders: { Cookie: cookie } })
  const provider = new CollabProvider({ subject: { type: 'section', id: sectionId }, indexedDb: false, socket })
  onTestFinished(() => {
    provider.destroy()
    socket.disconnect()
  })
  await provider.ready
  return provider
}

test('F11 a session that runs out takes its open text with it; the others write on', async () => {
  const url = await start()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const [cookieA, cookieB] = [await cookieOf(ada.person), await cookieOf(bo.person)]
  const b = await enter(url, cookieB, section.id)
  // Begun so long ago that no use prolongs it any more.
  const endsAt = Date.now() + LIVES_MS
  await db.authSession.updateMany({
    where: { personId: ada.person.id },
    data: { createdAt: new Date(endsAt - LONGEST_DAYS * 86_400_000) },
  })
  const a = await enter(url, cookieA, section.id)
  write(a, 'in time')
  await saved(a)
  await when(a, () => a.state === 'gone')
  expect(Date.now() - endsAt).toBeGreaterThanOrEqual(0)
  expect(Date.now() - endsAt).toBeLessThan(1000 * patience)
  write(b, 'and on')
  await saved(b)
})
