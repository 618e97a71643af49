import { createServer } from 'node:http'
import { Duplex } from 'node:stream'
import pg from 'pg'
import ShareDB from 'sharedb'
import PostgresDB from 'sharedb-postgres'
import { WebSocketServer } from 'ws'
import { appendType } from '../lib/append-type.mjs'

const { port, databaseUrl } = JSON.parse(process.argv[2])
ShareDB.types.register(appendType)

const TABLES = `
  CREATE TABLE IF NOT EXISTS ops (collection varchar(255) NOT NULL, doc_id varchar(255) NOT NULL, version integer NOT NULL,
    operation jsonb NOT NULL, PRIMARY KEY (collection, doc_id, version));
  CREATE TABLE IF NOT EXISTS snapshots (collection varchar(255) NOT NULL, doc_id varchar(255) NOT NULL, doc_type varchar(255),
    version integer NOT NULL, data jsonb, metadata jsonb, PRIMARY KEY (collection, doc_id));`

let db
if (databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(TABLES)
  await client.end()
  db = new PostgresDB({ connectionString: databaseUrl, max: 10 })
}
// Sixty writers at one document meet more often than the default of ten tries allows for.
const share = new ShareDB({ db, maxSubmitRetries: null })

/** A WebSocket as the stream of messages that ShareDB listens to. */
function streamOf(socket) {
  const stream = new Duplex({
    objectMode: true,
    read() {},
    write(message, _encoding, done) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
      done()
    },
  })
  socket.on('message', (data) => stream.push(JSON.parse(data.toString())))
  socket.on('close', () => {
    stream.push(null)
    stream.destroy()
  })
  return stream
}

const http = createServer()
new WebSocketServer({ server: http }).on('connection', (socket) => share.listen(streamOf(socket)))
http.listen(port, '127.0.0.1', () => console.log('ready'))
