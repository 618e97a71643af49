import type { Socket as Line } from 'node:net'
import type { Socket } from 'socket.io-client'

/** Bytes a second that are read, 0 for none at all, null for as many as come. */
export type Pace = number | null
const paces = new WeakMap<Line, { pace: Pace }>()

/** Makes a client read its line only so fast: what it does not read stays in the buffers of the way, and then of the server. */
export function setPace(socket: Socket, pace: Pace) {
  const line = (socket.io.engine as unknown as { transport: { ws: { _socket: Line } | null } }).transport.ws?._socket
  if (!line) {
    // It broke meanwhile, as one that is read too slowly may: the next is read as it comes.
    if (pace === null) return
    throw new Error('there is no line to read slowly')
  }
  let own = paces.get(line)
  if (!own) {
    const setting = (own = { pace: null as Pace })
    paces.set(line, setting)
    line.prependListener('data', (chunk: Buffer) => {
      if (!setting.pace) return
      line.pause()
      setTimeout(() => setting.pace !== 0 && line.resume(), (chunk.length / setting.pace) * 1000)
    })
  }
  own.pace = pace
  if (pace === 0) line.pause()
  else line.resume()
}
