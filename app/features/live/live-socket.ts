import { io, type Socket } from 'socket.io-client'
import type { LiveClientMessages, LiveEvent, LiveServerMessages } from '#app/shared/live.ts'
import { comeBackWhenOnline, CONNECTION } from '#app/shared/reconnection.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { setConnected } from './use-fresh-page.ts'
import { putInPlace } from './use-told.ts'

type LiveSocket = Socket<LiveServerMessages, LiveClientMessages>
type Follower = {
  roundtableId: string
  topics: string[]
  /** Of what is told to any follower of the window. */
  onEvent: (event: LiveEvent) => void
  onMissed: () => void
  onRevoked: (reason: 'signed-out' | 'membership') => void
}

let socket: LiveSocket | undefined
const UNAVAILABLE_MS = 2000
const followers = new Set<Follower>()

/** One for the window, whoever listens. */
export function liveSocket(): LiveSocket {
  if (socket) return socket
  const live: LiveSocket = (socket = io('/live', { parser: browserParser, ...CONNECTION }))
  comeBackWhenOnline(live)
  live.on('connect', () => followers.forEach(join))
  // Socket.IO does not come back by itself when it was the server that said no.
  live.on('connect_error', ({ message }) => {
    if (!live.active && message !== 'signed-out')
      setTimeout(() => live.connect(), UNAVAILABLE_MS * (0.5 + Math.random()))
  })
  live.on('disconnect', () => setConnected(false))
  live.on('counts', (counts) => putInPlace('counts', counts))
  live.on('own', (own) => putInPlace('own', own))
  live.on('event', (event) => followers.forEach(({ onEvent }) => onEvent(event)))
  live.on('revoked', ({ reason }) => followers.forEach(({ onRevoked }) => onRevoked(reason)))
  return live
}

function join(follower: Follower) {
  const { roundtableId, topics } = follower
  socket!.emit('join', { roundtableId, topics }, ({ ok }) => {
    if (!ok) followers.delete(follower)
    // Between the page's data and this answer, events went by unheard: at the first connection as at every other.
    else if (followers.has(follower)) {
      setConnected(true)
      follower.onMissed()
    }
  })
}

/** Hears these topics until the returned function is called. */
export function follow(follower: Follower) {
  const live = liveSocket()
  followers.add(follower)
  if (live.connected) join(follower)
  return () => {
    followers.delete(follower)
    const topics = follower.topics.filter((topic) => ![...followers].some((other) => other.topics.includes(topic)))
    if (topics.length && live.connected) live.emit('leave', { topics }, () => {})
  }
}
