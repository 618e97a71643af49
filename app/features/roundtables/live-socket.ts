import { io, type Socket } from 'socket.io-client'
import { comeBackWhenOnline, CONNECTION } from '#app/shared/reconnection.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import type { LiveClientMessages, LiveEvent, LiveServerMessages } from '#app/shared/live.ts'

type LiveSocket = Socket<LiveServerMessages, LiveClientMessages>
type Follower = { onEvent: (event: LiveEvent) => void; onMissed: () => void; onRevoked: (reason: 'signed-out' | 'membership') => void }

let socket: LiveSocket | undefined
const UNAVAILABLE_MS = 2000
const followers = new Map<string, Set<Follower>>()

function liveSocket(): LiveSocket {
  if (socket) return socket
  const live: LiveSocket = (socket = io('/live', { parser: browserParser, ...CONNECTION }))
  comeBackWhenOnline(socket)
  socket.on('connect', () => {
    for (const roundtableId of followers.keys()) join(roundtableId)
  })
  // Socket.IO does not come back by itself when it was the server that said no.
  socket.on('connect_error', ({ message }) => {
    if (!live.active && message !== 'signed-out') setTimeout(() => live.connect(), UNAVAILABLE_MS * (0.5 + Math.random()))
  })
  socket.on('event', (event) => followers.get(event.roundtableId)?.forEach((follower) => follower.onEvent(event)))
  socket.on('revoked', ({ reason }) => everyFollower((follower) => follower.onRevoked(reason)))
  return socket
}

function everyFollower(tell: (follower: Follower) => void) {
  for (const group of followers.values()) group.forEach(tell)
}

function join(roundtableId: string) {
  socket?.emit('join', { roundtableId }, (answer) => {
    if (!answer.ok) return void followers.delete(roundtableId)
    // Between the page's data and this answer, events went by unheard: at the first connection as at every other.
    followers.get(roundtableId)?.forEach((follower) => follower.onMissed())
  })
}

/** Hears one roundtable's events until the returned function is called. All followers share one socket. */
export function followRoundtable(roundtableId: string, follower: Follower) {
  const live = liveSocket()
  const group = followers.get(roundtableId) ?? new Set()
  group.add(follower)
  followers.set(roundtableId, group)
  if (group.size === 1 && live.connected) join(roundtableId)
  return () => {
    group.delete(follower)
    if (group.size > 0) return
    followers.delete(roundtableId)
    if (live.connected) live.emit('leave', { roundtableId }, () => {})
  }
}
