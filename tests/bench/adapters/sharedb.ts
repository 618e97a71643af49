import { BENCH, inBench } from '../lib/paths.ts'
import { preparePeers } from '../lib/prepare.ts'
import { startServer } from '../lib/processes.ts'
import { peerConnection } from './connection.ts'
import type { Connection, ConnectOptions, Server, StartOptions } from './types.ts'

/** ShareDB with sharedb-postgres, which commits operation and snapshot in one statement; in memory without a database. */
export async function start({ port, databaseUrl }: StartOptions): Promise<Server> {
  preparePeers()
  return startServer({
    url: `ws://127.0.0.1:${port}`,
    args: [inBench('servers/sharedb.mjs'), JSON.stringify({ port, databaseUrl })],
    cwd: BENCH,
    env: {},
    ready: /ready/,
  })
}

/** ShareDB has no Yjs type: updates travel as operations of one that only appends. Acknowledged means committed to the database. */
export function connect(options: ConnectOptions): Connection {
  return peerConnection(options, async ({ Y, inner, join }) => {
    const [{ default: client }, { default: WebSocket }, { appendType }] = await Promise.all([
      import('sharedb/lib/client/index.js'),
      import('ws'),
      import('../lib/append-type.mjs'),
    ])
    client.types.register(appendType)
    const socket = new WebSocket(options.url)
    const connection = new client.Connection(socket)
    const doc = connection.get('texts', options.document)
    // Of two who make a document at once, the second is told so a second time, here.
    connection.on('error', () => undefined)
    doc.on('error', () => undefined)
    const take = (updates: string[]) => {
      for (const update of updates) Y.applyUpdate(inner, Buffer.from(update, 'base64'), doc)
    }
    await new Promise<void>((resolve, reject) => doc.subscribe((error) => (error ? reject(error) : resolve())))
    // Whoever comes first makes it; of two who do so at once, the second finds it made.
    if (doc.type === null) await new Promise<void>((resolve) => doc.create([], appendType.uri, () => resolve()))
    if (doc.type === null)
      await new Promise<void>((resolve, reject) => doc.fetch((error) => (error ? reject(error) : resolve())))
    take(doc.data as string[])
    doc.on('op', (operation, own) => {
      if (!own) take(operation as string[])
    })
    inner.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== doc) doc.submitOp([Buffer.from(update).toString('base64')], { source: true })
    })
    join()
    return { acknowledged: () => !doc.hasPending(), close: () => connection.close() }
  })
}
