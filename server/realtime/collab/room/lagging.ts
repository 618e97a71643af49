import { closeAtOnce, type Connection } from '../../connections.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { enter } from '../document/member.ts'
import type { Limits } from '../wire/limits.ts'
import { type CollabSocket, NOTHING, roomOf, send } from '../wire/socket.ts'
import type { Collab } from './collab.ts'

const WRITE_BUFFER = 32
const BUFFERED_BYTES = 512 * 1024
/** Unread answers at which a connection is cut: no client of ours lets so many pile up. */
const FLOODED = 1000
const CHECK_MS = 250

type Line = Pick<Connection, 'close'> & { writeBuffer: unknown[]; transport: { socket?: { bufferedAmount?: number } } }

/** The members of a document who do not read are left out of its ticks until they do. */
export function skipSlow(collab: Collab, document: LiveDocument) {
  for (const member of document.members.values()) {
    skipIfSlow(member.socket, roomOf(document.channel), collab.limits, {
      skipped() {
        enter(member, { is: 'lagging' })
        collab.stats.slowReceivers++
      },
      recovered: () => caughtUp(member),
      dropped: () => void collab.stats.droppedReceivers++,
    })
  }
}

/** Lets them hear the ticks again. An empty tick ahead of what they have seen makes them ask for the difference. */
export function caughtUp(member: Member) {
  const { document, socket } = member
  if (member.state.is === 'joining' || !enter(member, { is: 'listening' })) return
  const next = document.committedSeq + 1
  send(socket, {
    type: 'tick',
    channel: document.channel,
    fromSeq: next,
    toSeq: next - 1,
    update: NOTHING,
    presence: null,
  })
}

type SlowEvents = { skipped?: () => void; recovered: () => void; dropped?: () => void }

/** No queue is kept for somebody who does not read: they leave the room, and who never comes back to it is cut off. */
export function skipIfSlow(socket: CollabSocket, room: string, { laggingMs }: Limits, events: SlowEvents) {
  const { skippedRooms } = socket.data
  if (skippedRooms.has(room) || !isBehind(socket)) return
  skippedRooms.add(room)
  void socket.leave(room)
  events.skipped?.()
  const since = performance.now()
  const timer = setInterval(() => {
    const behind = isBehind(socket)
    if (behind && socket.connected && performance.now() - since <= laggingMs) return
    clearInterval(timer)
    skippedRooms.delete(room)
    if (!socket.connected) return
    if (!behind) return events.recovered()
    events.dropped?.()
    closeAtOnce(connectionOf(socket)!)
  }, CHECK_MS)
  timer.unref()
}

/** Whether this one's answers pile up: they are given no text until they read, and are cut off when they go on asking. */
export function isBehind(socket: CollabSocket) {
  const connection = connectionOf(socket)
  if (!connection) return false
  return (
    connection.writeBuffer.length > WRITE_BUFFER || (connection.transport.socket?.bufferedAmount ?? 0) > BUFFERED_BYTES
  )
}

/** Cuts off a connection with too many unread answers, and says whether it did. */
export function dropFlooding(collab: Collab, socket: CollabSocket) {
  const connection = connectionOf(socket)
  if (!connection || connection.writeBuffer.length <= FLOODED) return false
  collab.stats.droppedReceivers++
  closeAtOnce(connection)
  return true
}

/** Undefined for clients of other nodes: only the node with the connection can see how much of it is unread. */
function connectionOf(socket: CollabSocket) {
  return (socket as { conn?: unknown }).conn as Line | undefined
}
