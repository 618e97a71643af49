import { Database } from '@hocuspocus/extension-database'
import { Redis } from '@hocuspocus/extension-redis'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const { port, databaseUrl, redisUrl } = JSON.parse(process.argv[2])
const extensions = []

if (databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  await pool.query('CREATE TABLE IF NOT EXISTS hocuspocus_document (name text PRIMARY KEY, data bytea NOT NULL)')
  extensions.push(
    new Database({
      async fetch({ documentName }) {
        const { rows } = await pool.query('SELECT data FROM hocuspocus_document WHERE name = $1', [documentName])
        return rows[0]?.data ?? null
      },
      async store({ documentName, state }) {
        await pool.query(
          'INSERT INTO hocuspocus_document VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = EXCLUDED.data',
          [documentName, state],
        )
      },
    }),
  )
}
if (redisUrl) {
  const { hostname, port: redisPort } = new URL(redisUrl)
  extensions.push(new Redis({ host: hostname, port: Number(redisPort) }))
}

await new Server({ port, address: '127.0.0.1', quiet: true, extensions }).listen()
console.log('ready')
