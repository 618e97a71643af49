import { io, type Socket } from 'socket.io-client'
import { comeBackWhenOnline, CONNECTION } from '#app/shared/reconnection.ts'
import { browserParser } from '#app/shared/socket-packets.ts'

const shared = new Map<string, { socket: Socket; users: number; stopWaiting: () => void }>()

/** One connection for all documents of a page, closed with the last of them. */
function shareSocket(url: string): { socket: Socket; release: () => void } {
  let entry = shared.get(url)
  if (!entry) {
    const socket = connectSocket(url)
    entry = { socket, users: 0, stopWaiting: comeBackWhenOnline(socket) }
    shared.set(url, entry)
  }
  const used = entry
  used.users++
  return {
    socket: used.socket,
    release() {
      if (--used.users > 0) return
      used.stopWaiting()
      used.socket.disconnect()
      shared.delete(url)
    },
  }
}

/** A connection to the document server, not shared with anybody. */
export function connectSocket(url: string, options: Parameters<typeof io>[1] = {}): Socket {
  return io(`${url}/collab`, {
    parser: browserParser,
    ...CONNECTION,
    ...options,
  })
}

/** The socket that was given, which its owner closes, or the page's shared one. */
export function socketFor({ socket, url = '' }: { socket?: Socket; url?: string }) {
  return socket ? { socket, release: () => undefined } : shareSocket(url)
}
