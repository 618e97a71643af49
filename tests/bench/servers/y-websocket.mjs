import { createServer } from 'node:http'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import pg from 'pg'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

const { port, databaseUrl } = JSON.parse(process.argv[2])

if (databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  await pool.query(
    'CREATE TABLE IF NOT EXISTS y_update (name text, id bigserial, data bytea NOT NULL, PRIMARY KEY (name, id))',
  )
  const writing = new Map()
  setPersistence({
    provider: pool,
    async bindState(name, doc) {
      const { rows } = await pool.query('SELECT data FROM y_update WHERE name = $1 ORDER BY id', [name])
      Y.transact(doc, () => rows.forEach(({ data }) => Y.applyUpdate(doc, data)), 'stored')
      doc.on('update', (update, origin) => {
        if (origin === 'stored') return
        const before = writing.get(name) ?? Promise.resolve()
        writing.set(
          name,
          before
            .then(() => pool.query('INSERT INTO y_update (name, data) VALUES ($1, $2)', [name, update]))
            .catch(console.error),
        )
      })
    },
    writeState: async (name) => void (await writing.get(name)),
  })
}

const http = createServer()
const sockets = new WebSocketServer({ server: http })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
http.listen(port, '127.0.0.1', () => console.log('ready'))
