import { Counter, type Registry } from 'prom-client'
import type { Server, Socket } from 'socket.io'
import { TokenBucket } from './collab/wire/limits.ts'

export type Connection = Socket['conn']

/** Far above what a page sends, and low enough that whoever sends more cannot keep the process busy with refusing it. */
const PACKETS_PER_SECOND = 2000
const PACKETS_AT_ONCE = 10_000
/** How long what is still to be said may take to be heard. Engine.IO itself would wait for somebody who reads nothing until the ping runs out. */
const FAREWELL_MS = 2000

/** For every connection of a server: it ends soon after it is closed, by whomever, and at once when it sends too much. */
export function boundConnections({ engine }: Server) {
  let flooding = 0
  engine.prependListener('connection', (connection: Connection) => {
    const packets = new TokenBucket(PACKETS_PER_SECOND, PACKETS_AT_ONCE)
    // Before the packet is handed on, which does not happen once the connection is closed.
    connection.on('packet', () => {
      if (!packets.take()) return
      flooding++
      closeAtOnce(connection)
    })
    const close = connection.close.bind(connection)
    connection.close = (discard) => {
      if (!discard) setTimeout(() => closeAtOnce(connection), FAREWELL_MS).unref()
      return close(discard)
    }
  })
  return {
    flooding: () => flooding,
    measureInto(registry: Registry) {
      new Counter({
        name: 'roundtable_connections_flooding_total',
        help: 'Connections that were cut off because they sent more packets than any page does',
        registers: [registry],
        collect() {
          this.reset()
          this.inc(flooding)
        },
      })
    },
  }
}

/** At once, with what waits for it: a farewell would not be read either, and the line would stay for as long as nobody reads it. */
export function closeAtOnce(connection: Pick<Connection, 'close'> & { transport: unknown }) {
  const { socket } = connection.transport as { socket?: { terminate?: () => void } }
  connection.close(true)
  socket?.terminate?.()
}
