import { BENCH, inBench } from '../lib/paths.ts'
import { preparePeers } from '../lib/prepare.ts'
import { startServer } from '../lib/processes.ts'
import { peerConnection } from './connection.ts'
import type { Connection, ConnectOptions, Server, StartOptions } from './types.ts'

/** Hocuspocus as its guide sets it up: defaults, with its database extension on PostgreSQL, or in memory without one. */
export async function start({ port, databaseUrl, redisUrl }: StartOptions): Promise<Server> {
  preparePeers()
  return startServer({
    url: `ws://127.0.0.1:${port}`,
    args: [inBench('servers/hocuspocus.mjs'), JSON.stringify({ port, databaseUrl, redisUrl })],
    cwd: BENCH,
    env: {},
    ready: /ready/,
  })
}

/** "Acknowledged" is the provider's own: the server has applied it in memory. It stores two to ten seconds later. */
export function connect(options: ConnectOptions): Connection {
  return peerConnection(options, async ({ inner, join }) => {
    const [{ HocuspocusProvider, HocuspocusProviderWebsocket }, { default: WebSocket }] = await Promise.all([
      import('@hocuspocus/provider'),
      import('ws'),
    ])
    const websocketProvider = new HocuspocusProviderWebsocket({ url: options.url, WebSocketPolyfill: WebSocket })
    const provider = new HocuspocusProvider({
      name: options.document,
      document: inner,
      token: 'bench',
      websocketProvider,
    })
    await new Promise<void>((resolve) => {
      provider.on('synced', () => resolve())
      provider.attach()
    })
    join()
    return {
      acknowledged: () => !provider.hasUnsyncedChanges,
      close() {
        provider.destroy()
        websocketProvider.destroy()
      },
    }
  })
}
