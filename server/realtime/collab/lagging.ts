import type { Socket } from 'socket.io'
import type { LiveDocument } from './live-document.ts'
import type { Collab, Member } from './types.ts'
import { NOTHING, roomOf, send } from './wire.ts'

const WRITE_BUFFER = 32
const BUFFERED_BYTES = 512 * 1024
/** Answers that nobody reads, of which no honest client is ever owed so many. */
const FLOODED = 1000
const CHECK_MS = 250

/** No queue is kept for somebody who does not read: they leave the room and get the difference when they are back. */
export function skipSlow(collab: Collab, document: LiveDocument) {
  for (const member of document.members.values()) {
    if (member.lagging || !isBehind(member.socket)) continue
    member.lagging = true
    collab.stats.slowReceivers++
    void member.socket.leave(roomOf(document.channel))
    watchRecovery(collab, member)
  }
}

function watchRecovery(collab: Collab, member: Member) {
  const since = performance.now()
  const timer = setInterval(() => {
    if (!member.live) return clearInterval(timer)
    if (isBehind(member.socket)) {
      if (performance.now() - since > collab.limits.laggingMs) drop(collab, member.socket)
      return
    }
    clearInterval(timer)
    member.lagging = false
    void member.socket.join(roomOf(member.document.channel))
    // An empty tick beyond what they have seen: the gap makes them ask for the difference.
    const next = member.document.committedSeq + 1
    send(member.socket, {
      type: 'tick', channel: member.document.channel, fromSeq: next, toSeq: next - 1, update: NOTHING, presence: null,
    })
  }, CHECK_MS)
  timer.unref()
}

/** At once, with what is still in its buffer: a farewell would never be read either. */
function drop(collab: Collab, socket: Socket) {
  collab.stats.droppedReceivers++
  ;(socket.conn as unknown as { close(discard: boolean): void }).close(true)
}

/** Whether this one's answers pile up: they are given no text until they read, and are cut off when they go on asking. */
export function isBehind(socket: Socket) {
  return unread(socket).length > WRITE_BUFFER || (connOf(socket).transport.socket?.bufferedAmount ?? 0) > BUFFERED_BYTES
}

export function dropFlooding(collab: Collab, socket: Socket) {
  if (unread(socket).length <= FLOODED) return false
  drop(collab, socket)
  return true
}

function connOf(socket: Socket) {
  return socket.conn as unknown as { writeBuffer: unknown[]; transport: { socket?: { bufferedAmount?: number } } }
}

function unread(socket: Socket) {
  return connOf(socket).writeBuffer
}
