import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { hostname } from 'node:os'
import { createAdapter } from '@socket.io/redis-streams-adapter'
import type { Pool } from 'pg'
import { Gauge, type Registry } from 'prom-client'
import { type Namespace, Server } from 'socket.io'
import { Adapter } from 'socket.io-adapter'
import { env } from '#app/platform/env.server.ts'
import { log } from '#app/platform/log.server.ts'
import { connectRedis, disconnectRedis, type RedisClient } from '#app/platform/redis.server.ts'
import { allowedHosts, isOwnOrigin } from '../http/guard.ts'
import { Admission, WITHOUT_PLACE_MS } from './admission.ts'
import { carryAnswerHeaders } from './answers.ts'
import { authenticate } from './authenticate.ts'
import { startBroadcasts } from './broadcasts.ts'
import { serverParser } from './client-packets.ts'
import { boundConnections } from './connections.ts'
import { attachCollab } from './documents.ts'
import type { LiveNamespace } from './gateway/live-socket.ts'
import { Presence } from './gateway/presence.ts'
import { serveTime } from './gateway/time.ts'
import { recheckFollowers, serveTopics } from './gateway/topics.ts'
import { NodeLinks } from './nodes/links.ts'
import { newsOfAllNodes } from './nodes/news.ts'
import { recheckSessions } from './session-watch.ts'

const MAX_MESSAGE_BYTES = 1_500_000

/**
 * Puts both namespaces on the HTTP server: `/live` for everything but text, `/collab` for documents.
 * With REDIS_URL they are served together with the other nodes.
 */
export async function attachRealtime(httpServer: HttpServer, pool: Pool) {
  const hosts = allowedHosts(env.PUBLIC_URL, env.PORT)
  const redis = await connectRedis()
  const node = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`
  const links = redis && (await NodeLinks.open({ redis, log, node }))
  const news = newsOfAllNodes(links)
  const admission = new Admission((request) => mayConnect(request, hosts))
  const io = new Server(httpServer, {
    parser: serverParser,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    ...(redis && { adapter: adapterFor(redis) }),
    connectTimeout: WITHOUT_PLACE_MS,
    allowRequest: admission.allowRequest,
  })
  carryAnswerHeaders(io, { publicUrl: env.PUBLIC_URL, trustProxy: env.TRUST_PROXY })
  admission.guard(io)
  const connections = boundConnections(io)
  const live: LiveNamespace = io.of('/live')
  live.use(authenticate(admission))
  const presence = new Presence(live, news)
  live.on('connection', (socket) => serveTopics(socket, presence))
  live.on('connection', serveTime)
  const broadcasts = startBroadcasts(live, news)

  const documents = io.of('/collab')
  documents.use(authenticate(admission))
  const collab = attachCollab(documents, {
    pool,
    log,
    links,
    onEvent: news.onEvent,
    onSessionEnded: news.onSessionEnded,
  })
  // Behind those of the namespaces, which still say why.
  const stopEnding = news.onSessionEnded(({ sessionId }) => admission.sessionEnded(sessionId))
  links?.onBreak(broadcasts.tellPartsAgain)
  links?.onBack(() => {
    broadcasts.tellPartsAgain()
    const failed = (error: unknown) => log.error({ err: error }, 'who may hear could not be looked up again')
    Promise.all([recheckSessions([live as Namespace, documents]), recheckFollowers(live)]).catch(failed)
  })

  return {
    sockets: () => io.engine.clientsCount,
    alarms: () => collab.status().alarms,
    measureInto(registry: Registry) {
      collab.measureInto(registry)
      admission.measureInto(registry)
      connections.measureInto(registry)
      new Gauge({
        name: 'roundtable_live_sockets',
        help: 'Connections that follow what happens at a roundtable',
        registers: [registry],
        collect() {
          this.set(live.sockets.size)
        },
      })
    },
    /** In order: documents are flushed while their authors can still be told, then the sockets close. */
    async close() {
      broadcasts.stop()
      presence.stop()
      stopEnding()
      await collab.close()
      news.stop()
      await links?.close()
      await new Promise<void>((resolve) => void io.close(() => resolve()))
      disconnectRedis()
    },
  }
}

/** Browsers always send Origin on an upgrade; a polling request of our own page may only carry Sec-Fetch-Site. */
function mayConnect(request: IncomingMessage, hosts: Set<string>) {
  if (!hosts.has(request.headers.host ?? '')) return false
  if (request.headers.origin !== undefined) return isOwnOrigin(request.headers.origin, hosts, env.PUBLIC_URL)
  return request.headers['sec-fetch-site'] === 'same-origin'
}

/** Documents have lines of their own between nodes: only `/live` goes through the adapter's stream. */
function adapterFor(redis: RedisClient) {
  const acrossNodes = createAdapter(redis, {
    streamName: 'roundtable:live',
    channelPrefix: 'roundtable:live',
    maxLen: 2000,
  })
  return function (namespace: Namespace) {
    return namespace.name === '/live' ? acrossNodes(namespace) : new Adapter(namespace)
  } as unknown as typeof Adapter
}
