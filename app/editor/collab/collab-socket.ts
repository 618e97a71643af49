import { io, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'

const shared = new Map<string, { socket: Socket; users: number }>()

/** One connection for all documents of a page, closed with the last of them. */
export function shareSocket(url: string): { socket: Socket; release: () => void } {
  let entry = shared.get(url)
  if (!entry) {
    entry = { socket: connectSocket(url), users: 0 }
    shared.set(url, entry)
  }
  const used = entry
  used.users++
  return {
    socket: used.socket,
    release() {
      if (--used.users > 0) return
      used.socket.disconnect()
      shared.delete(url)
    },
  }
}

export function connectSocket(url: string, options: Parameters<typeof io>[1] = {}): Socket {
  return io(`${url}/collab`, {
    parser,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    // A server that is back is found within five seconds, with the spread.
    reconnectionDelayMax: 3000,
    randomizationFactor: 0.5,
    ...options,
  })
}
