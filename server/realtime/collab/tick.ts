import * as Y from 'yjs'
import { COLLAB_EVENT, encodeServerMessage } from '#app/shared/collab-protocol.ts'
import { toWire } from '#app/shared/collab-wire.ts'
import type { LiveDocument } from './live-document.ts'
import { tickLength } from './limits.ts'
import type { Collab, Member } from './types.ts'
import { roomOf, send } from './wire.ts'

const WRITE_BUFFER = 32
const BUFFERED_BYTES = 512 * 1024
const LAG_CHECK_MS = 250
const NOTHING = new Uint8Array()

export function scheduleTick(collab: Collab, document: LiveDocument) {
  const length = (collab.options.tick ?? tickLength)(document.members.size)
  document.room.schedule(length, () => sendTick(collab, document))
}

/** One frame to everybody in the room: the updates of the tick as one, and what moved. */
function sendTick(collab: Collab, document: LiveDocument) {
  const taken = document.room.take(document.committedSeq)
  if (!taken || document.closed || !document.members.size) return
  const { updates, presence, fromSeq, toSeq } = taken
  skipSlow(collab, document)
  const update = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? NOTHING)
  const message = encodeServerMessage({ type: 'tick', channel: document.channel, fromSeq, toSeq, update, presence })
  collab.namespace.to(roomOf(document.channel)).emit(COLLAB_EVENT, toWire(message))
  collab.stats.ticks++
  collab.stats.deliveries += document.members.size
}

/** No queue is kept for somebody who does not read: they leave the room and get the difference when they are back. */
function skipSlow(collab: Collab, document: LiveDocument) {
  for (const member of document.members.values()) {
    if (member.lagging || !isBehind(member)) continue
    member.lagging = true
    collab.stats.slowReceivers++
    void member.socket.leave(roomOf(document.channel))
    watchRecovery(member)
  }
}

function watchRecovery(member: Member) {
  const timer = setInterval(() => {
    if (!member.live) return clearInterval(timer)
    if (isBehind(member)) return
    clearInterval(timer)
    member.lagging = false
    void member.socket.join(roomOf(member.document.channel))
    // An empty tick beyond what they have seen: the gap makes them ask for the difference.
    const next = member.document.committedSeq + 1
    send(member.socket, {
      type: 'tick', channel: member.document.channel, fromSeq: next, toSeq: next - 1, update: NOTHING, presence: null,
    })
  }, LAG_CHECK_MS)
  timer.unref()
}

function isBehind({ socket }: Member) {
  const conn = socket.conn as unknown as { writeBuffer: unknown[]; transport: { socket?: { bufferedAmount?: number } } }
  return conn.writeBuffer.length > WRITE_BUFFER || (conn.transport.socket?.bufferedAmount ?? 0) > BUFFERED_BYTES
}
