import { setTimeout } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import type { Namespace, Socket } from 'socket.io'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { COLLAB_EVENT, encodeServerMessage } from '#app/shared/collab-protocol.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { NodeLinks } from '../nodes/links.ts'
import { joinCluster } from './cluster/cluster.ts'
import { clusterHost } from './cluster/node-calls.ts'
import { SCHEMA_STEPS } from './document/schema-steps.ts'
import { documentPort } from './document-port.ts'
import { CommitQueue } from './log/flush.ts'
import type { ThreadsOf } from './log/load.ts'
import type { Claimant } from './log/ownership.ts'
import { DocumentRegistry } from './log/registry.ts'
import type { Schema } from './log/schema-move.ts'
import { measureInto } from './measure.ts'
import { LoopLag } from './measures/loop-lag.ts'
import { Stats } from './measures/stats.ts'
import type { Collab, CollabOptions } from './room/collab.ts'
import { documentLost, rowsStored } from './room/published.ts'
import { departAll } from './session/presence.ts'
import { receive } from './session/receive.ts'
import { reviewAfter, reviewAll, sessionEnded } from './session/roles.ts'
import { ClientState } from './wire/client-state.ts'
import { DEFAULT_LIMITS, type Limits } from './wire/limits.ts'
import { RateLimits } from './wire/rates.ts'
import { idsOf } from './wire/refusals.ts'
import { sendWholeFrames } from './wire/whole-frames.ts'

const CURRENT = { version: SCHEMA_VERSION, steps: SCHEMA_STEPS }
const DRAIN_MS = 2000
/** How long the end waits for the database: what is not stored by then was never acknowledged. */
const CLOSE_MS = 5000

export type CollabServer = ReturnType<typeof serveDocuments>

/** Serves the documents on this namespace, whose sockets carry their authenticated `data.actor`. */
export function serveDocuments(namespace: Namespace, options: CollabOptions) {
  const { pool, log, links = null } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const stats = new Stats()
  const loop = new LoopLag()
  const schema = options.schema ?? CURRENT
  const claimant = claimOf(limits, links, schema)
  const threadsOf: ThreadsOf = async ({ type, id }) => (await options.subjects[type].threads?.(id)) ?? []
  const documents = new DocumentRegistry({ pool, log, stats, limits, claimant, schema, threadsOf })
  const queue: CommitQueue = new CommitQueue(
    pool,
    log,
    stats,
    {
      stored: (document, rows) => guarded(log, () => rowsStored(collab, document, rows)),
      lost: (document, reason) => guarded(log, () => documentLost(collab, document, reason)),
    },
    { prepared: options.preparedStatements ?? false },
  )
  const collab: Collab = {
    cluster: null,
    namespace,
    options,
    limits,
    rates: new RateLimits(limits),
    pool,
    log,
    documents,
    queue,
    stats,
    claimant,
    schema,
    draining: false,
    lag: options.lag ?? (() => loop.p95),
    joining: 0,
    reviews: 0,
  }
  const own = documentPort(collab)
  const cluster = links && joinCluster(collab, links, own)
  collab.cluster = cluster
  const host = cluster ? clusterHost(own, cluster.calls) : own
  setDocumentHost(host)
  sendWholeFrames(namespace)
  namespace.on('connection', (socket) => accept(collab, socket))
  const stopEvents = options.onEvent?.(
    (event) => void reviewAfter(collab, event).catch((error: unknown) => failed(log, error)),
  )
  const stopSessions = options.onSessionEnded?.(({ sessionId }) => sessionEnded(collab, sessionId))

  return {
    host,
    stats,
    documents,
    measureInto: (registry: Registry) => measureInto(registry, collab),
    /** Numbers for `/health`. */
    status: () => ({
      sockets: stats.sockets,
      documents: [...documents.open()].map(({ subject, members, pendingBytes, damage }) => ({
        subject,
        people: members.size,
        pendingBytes,
        damage,
      })),
      alarms: [...documents.alarms.values()],
    }),
    reviewAll: () => reviewAll(collab),
    /** Stores what is pending, tells everybody to come back later, and lets go. */
    async close() {
      collab.draining = true
      stopEvents?.()
      stopSessions?.()
      loop.stop()
      namespace.local.emit(COLLAB_EVENT, encodeServerMessage({ type: 'drain', retryMs: DRAIN_MS }))
      await Promise.race([queue.flushed(), setTimeout(CLOSE_MS, undefined, { ref: false })])
      await collab.cluster?.stop()
      for (const document of [...documents.open()]) documents.evict(document, 'the server is closing')
      namespace.local.disconnectSockets(true)
      setDocumentHost(null)
    },
  }
}

function claimOf({ leaseMs }: Limits, links: NodeLinks | null, { version: schemaVersion }: Schema): Claimant {
  return { node: links?.node ?? 'alone', leaseMs, alone: !links, schemaVersion }
}

function accept(collab: Collab, socket: Socket) {
  collab.stats.sockets++
  socket.data = new ClientState((socket.data as { actor: Actor }).actor, collab.rates)
  socket.on(COLLAB_EVENT, (message: unknown) => guarded(collab.log, () => receive(collab, socket, message), socket))
  socket.on('disconnect', () => {
    collab.stats.sockets--
    guarded(
      collab.log,
      () => {
        departAll(collab, socket)
        collab.cluster?.edge.disconnected(socket)
      },
      socket,
    )
  })
}

/** A handler that throws would end the process: Socket.IO does not guard them. */
function guarded(log: CollabOptions['log'], work: () => void, socket?: Socket) {
  try {
    work()
  } catch (error) {
    failed(log, error, socket)
  }
}

function failed(log: CollabOptions['log'], error: unknown, socket?: Socket) {
  log.error({ err: error, ...(socket && idsOf(socket)) }, 'a document message failed')
}
