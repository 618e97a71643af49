// The embedded database's own process: PGlite behind its socket, for as long as its parent lives.
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { withWholeExchanges } from './whole-exchanges.ts'

const [folder = '', socketDir = ''] = process.argv.slice(2)
const db = await PGlite.create({ dataDir: folder || undefined, extensions: { pg_trgm, unaccent } })
const address = socketDir ? { path: path.join(socketDir, '.s.PGSQL.5432') } : { host: '127.0.0.1', port: 0 }
const server = new PGLiteSocketServer({ db: withWholeExchanges(db), ...address, maxConnections: 64 })
await server.start()

let closing = false
async function close() {
  if (closing) return
  closing = true
  await server.stop().catch(() => {})
  await db.close().catch(() => {})
  process.exit(0)
}

// The parent closes the database after its last flush; a signal to the whole group must not overtake it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => void close())
process.on('message', (message) => message === 'close' && void close())
process.send?.({ ready: server.getServerConn() })
