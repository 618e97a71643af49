import { BENCH, inBench } from '../lib/paths.ts'
import { preparePeers } from '../lib/prepare.ts'
import { startServer } from '../lib/processes.ts'
import { peerConnection } from './connection.ts'
import type { Connection, ConnectOptions, Server, StartOptions } from './types.ts'

/** @y/websocket-server with a persistence that appends each update to PostgreSQL, or in memory without one. */
export async function start({ port, databaseUrl }: StartOptions): Promise<Server> {
  preparePeers()
  return startServer({
    url: `ws://127.0.0.1:${port}`,
    args: [inBench('servers/y-websocket.mjs'), JSON.stringify({ port, databaseUrl })],
    cwd: BENCH,
    env: {},
    ready: /ready/,
  })
}

/** Its protocol has no acknowledgement: what was handed to an open line counts as one. */
export function connect(options: ConnectOptions): Connection {
  return peerConnection(options, async ({ inner, join }) => {
    const [{ WebsocketProvider }, { default: WebSocket }] = await Promise.all([import('y-websocket'), import('ws')])
    const provider = new WebsocketProvider(options.url, options.document, inner, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    await new Promise<void>((resolve) => void provider.on('sync', (synced: boolean) => synced && resolve()))
    join()
    return {
      acknowledged: () => provider.wsconnected && provider.ws?.bufferedAmount === 0,
      close: () => provider.destroy(),
    }
  })
}
