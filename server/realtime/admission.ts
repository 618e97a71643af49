import type { IncomingMessage } from 'node:http'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Server, Socket } from 'socket.io'
import { log } from '#app/platform/log.server.ts'
import { type OpenSession, openSession } from '#app/platform/session.server.ts'
import { Encoder, NAMESPACES, PACKET } from '#app/shared/socket-packets.ts'
import type { Connection } from './connections.ts'

type Reason = 'signed-out' | 'unavailable'
type Found = { session: OpenSession; at: number } | { session: null; reason: Reason }

/** How long the session that opened a connection is taken for known by its namespaces; who signs out meanwhile is missed by nobody (session-watch.ts). */
const KNOWN_MS = 3000
export const WITHOUT_PLACE_MS = 5000

/**
 * Who may have a connection at all. The session is looked up before one is opened, and what comes over a connection without a session is
 * never read: it is told why, and closed.
 */
export class Admission {
  private readonly found = new WeakMap<IncomingMessage, Found>()
  private readonly admitted = new Map<Connection, string>()
  private readonly places = new WeakMap<Connection, Set<string>>()
  private readonly turnedAway: Record<string, number> = { foreign: 0, 'signed-out': 0, unavailable: 0 }
  private leaving = 0

  constructor(private readonly isOurs: (request: IncomingMessage) => boolean) {}

  /** For Engine.IO's `allowRequest`. */
  readonly allowRequest = (
    request: IncomingMessage,
    decide: (error: string | null | undefined, success: boolean) => void,
  ) => {
    if (!this.isOurs(request)) {
      this.turnedAway.foreign!++
      return decide(null, false)
    }
    void this.lookUp(request).then((found) => {
      this.found.set(request, found)
      decide(null, true)
    })
  }

  /** Stands between Engine.IO and Socket.IO. */
  guard({ engine }: Server) {
    const listeners = engine.listeners('connection') as ((connection: Connection) => void)[]
    engine.removeAllListeners('connection')
    engine.on('connection', (connection: Connection) => {
      const found = this.found.get(connection.request)
      if (!found?.session) return this.turnAway(connection, found?.reason ?? 'signed-out')
      this.admitted.set(connection, found.session.actor.sessionId)
      connection.once('close', () => this.admitted.delete(connection))
      for (const listener of listeners) listener(connection)
    })
  }

  /** The session for a namespace, asked for once for all that are entered at the beginning; null where there is none any more. */
  async sessionOf({ request }: Socket): Promise<OpenSession | null> {
    const found = this.found.get(request as IncomingMessage)
    if (found?.session && performance.now() - found.at < KNOWN_MS) return found.session
    return openSession((request as IncomingMessage).headers.cookie)
  }

  /** False for whoever enters a namespace a second time before the first is answered. A connection that is nowhere ends. */
  enter(socket: Socket) {
    const { conn, nsp } = socket
    const places = this.places.get(conn) ?? new Set()
    this.places.set(conn, places)
    if (places.has(nsp.name)) {
      conn.close()
      return false
    }
    places.add(nsp.name)
    socket.once('disconnect', () => this.leave(socket))
    return true
  }

  leave({ conn, nsp }: Socket) {
    const places = this.places.get(conn)
    places?.delete(nsp.name)
    if (places?.size === 0) setTimeout(() => places.size || conn.close(), WITHOUT_PLACE_MS).unref()
  }

  sessionEnded(sessionId: string) {
    for (const [connection, id] of [...this.admitted]) if (id === sessionId) connection.close()
  }

  measureInto(registry: Registry) {
    const [counts, leaving] = [this.turnedAway, () => this.leaving]
    new Counter({
      name: 'roundtable_connections_turned_away_total',
      help: 'Connections that were opened by nobody who is signed in, or from elsewhere, by reason',
      labelNames: ['reason'],
      registers: [registry],
      collect() {
        this.reset()
        for (const [reason, count] of Object.entries(counts)) this.inc({ reason }, count)
      },
    })
    new Gauge({
      name: 'roundtable_connections_anonymous',
      help: 'Connections without a session that are being closed',
      registers: [registry],
      collect() {
        this.set(leaving())
      },
    })
  }

  private async lookUp({ headers }: IncomingMessage): Promise<Found> {
    try {
      const session = await openSession(headers.cookie)
      return session ? { session, at: performance.now() } : { session, reason: 'signed-out' }
    } catch (error) {
      log.error({ err: error }, 'a session could not be looked up for a connection')
      return { session: null, reason: 'unavailable' }
    }
  }

  /** Their page is told in the words of the namespaces, for it does not see the status of a handshake. */
  private turnAway(connection: Connection, reason: Reason) {
    this.turnedAway[reason]!++
    this.leaving++
    connection.once('close', () => this.leaving--)
    const encoder = new Encoder()
    for (const nsp of NAMESPACES)
      connection.write(encoder.encode({ type: PACKET.connectError, nsp, data: { message: reason } })[0]! as Buffer)
    connection.close()
  }
}
