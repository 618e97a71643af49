import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Pool } from 'pg'
import { Gauge, type Registry } from 'prom-client'
import { Server } from 'socket.io'
import parser from 'socket.io-msgpack-parser'
import { env } from '#app/platform/env.server.ts'
import { log } from '#app/platform/log.server.ts'
import { allowedHosts, isOwnOrigin } from '../http/guard.ts'
import { authenticate } from './authenticate.ts'
import { startBroadcasts } from './broadcasts.ts'
import { attachCollab } from './collab/attach.ts'
import { serveRoundtables, type LiveNamespace } from './gateway/roundtables.ts'

const MAX_MESSAGE_BYTES = 1_500_000

/** Puts both namespaces on the HTTP server: `/live` for everything but text, `/collab` for documents. */
export function attachRealtime(httpServer: HttpServer, pool: Pool) {
  const hosts = allowedHosts(env.PUBLIC_URL, env.PORT)
  const io = new Server(httpServer, {
    parser,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: (request: IncomingMessage, decide) => decide(null, mayConnect(request, hosts)),
  })
  const live: LiveNamespace = io.of('/live')
  live.use((socket, next) => void authenticate(socket, next))
  live.on('connection', serveRoundtables)
  const stopBroadcasts = startBroadcasts(live)

  const documents = io.of('/collab')
  documents.use((socket, next) => void authenticate(socket, next))
  const collab = attachCollab(documents, { pool, log, relay: env.COLLAB_RELAY })

  return {
    sockets: () => io.engine.clientsCount,
    alarms: () => collab.status().alarms,
    measureInto(registry: Registry) {
      collab.measureInto(registry)
      new Gauge({
        name: 'roundtable_live_sockets', help: 'Connections that follow what happens at a roundtable', registers: [registry],
        collect() { this.set(live.sockets.size) },
      })
    },
    /** In order: documents are flushed while their authors can still be told, then the sockets close. */
    async close() {
      stopBroadcasts()
      await collab.close()
      await new Promise<void>((resolve) => void io.close(() => resolve()))
    },
  }
}

/** Browsers always send Origin on an upgrade; a polling request of our own page may only carry Sec-Fetch-Site. */
function mayConnect(request: IncomingMessage, hosts: Set<string>) {
  if (!hosts.has(request.headers.host ?? '')) return false
  if (request.headers.origin !== undefined) return isOwnOrigin(request.headers.origin, hosts, env.PUBLIC_URL)
  return request.headers['sec-fetch-site'] === 'same-origin'
}
