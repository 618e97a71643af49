import * as Y from 'yjs'
import type { PresenceChanges, ServerMessage } from '#app/shared/collab-messages.ts'
import { encodeServerMessage } from '#app/shared/collab-protocol.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { easing } from '../measures/loop-lag.ts'
import { isOfThisNode } from '../wire/frames.ts'
import { tickLength } from '../wire/limits.ts'
import { NOTHING, send } from '../wire/socket.ts'
import type { Collab } from './collab.ts'
import { crowdChanges, everybodyAgain, isCrowd } from './crowd.ts'
import { skipSlow } from './lagging.ts'
import { sendToRoom } from './send.ts'

/** Cursors among many are seen twice a second. */
const CROWD_MS = 500
const RETRY_MS = 250

export function scheduleTick(collab: Collab, document: LiveDocument) {
  document.room.schedule(document.room.untilTick(lengthFor(collab, document)), () => sendTick(collab, document))
}

/**
 * Rows were stored: a crowd, whose rows are stored once a tick, is shown them now. Where the tick is due, their authors are told
 * so in the same write; where it is not, at once.
 */
export function showStored(collab: Collab, document: LiveDocument, authors: Member[]) {
  const { room } = document
  const length = lengthFor(collab, document)
  const wait = isCrowd(document) ? room.untilNextFrame(length) : room.untilTick(length)
  if (wait === 0) return room.sendNow(() => sendTick(collab, document, authors))
  authors.forEach(sendAck)
  room.schedule(wait, () => sendTick(collab, document))
}

export function sendAck(member: Member) {
  send(member.socket, acknowledgement(member))
}

function acknowledgement({ acks, document: { channel } }: Member): ServerMessage {
  acks.sent = acks.cseq
  return { type: 'ack', channel, cseq: acks.cseq, seq: acks.seq }
}

/** How long a row may wait for others to be stored with: those of a crowd are stored, and shown, once a tick. */
export function batchDelay(collab: Collab, document: LiveDocument) {
  return isCrowd(document) ? document.room.untilBatch(lengthFor(collab, document)) : 0
}

function lengthFor(collab: Collab, { members }: LiveDocument) {
  return (collab.options.tick ?? tickLength)(members.size) * easing(collab.lag()).ticks
}

/** One frame to everybody in the room; in the same write as it, and before it, `authors` are told that theirs are stored. */
function sendTick(collab: Collab, document: LiveDocument, authors: Member[] = []) {
  const tick = document.closed ? null : nextTick(collab, document)
  const before = new Map<string, Uint8Array>()
  for (const author of authors) {
    const hears = author.state.is === 'listening' && isOfThisNode(author.socket)
    if (tick && hears) before.set(author.socket.id, encodeServerMessage(acknowledgement(author)))
    else sendAck(author)
  }
  if (tick) sendToRoom(collab, document, tick, before)
}

/** The updates of the tick as one, and what moved; null where there is nothing to tell. */
function nextTick(collab: Collab, document: LiveDocument): ServerMessage | null {
  const { room, members } = document
  const crowded = isCrowd(document)
  const { cursorsEvery } = easing(collab.lag())
  const taken = room.take(document.committedSeq, { cursors: crowded || room.ticks % cursorsEvery === 0 })
  if (room.cursorsWait) setTimeout(() => scheduleTick(collab, document), RETRY_MS).unref()
  if (!taken || !members.size) return null
  const { updates, presence, fromSeq, toSeq, since } = taken
  skipSlow(collab, document)
  const shared = sharedPresence(document, presence)
  if ((crowded || room.crowded) && room.presenceDirty) scheduleCrowd(collab, document)
  if (!updates.length && !shared) return null
  const update = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? NOTHING)
  room.frameAt = performance.now()
  collab.stats.ticks++
  if (updates.length) collab.stats.tickMs.add(performance.now() - since)
  collab.stats.deliveries += members.size
  return {
    type: 'tick',
    channel: document.channel,
    fromSeq,
    toSeq,
    update,
    presence: shared,
    // With the letters, and never sooner: nothing goes out for them alone.
    authors: updates.length ? document.authors.take(document) : null,
  }
}

/** The first tick of a crowd still goes to all, who have been shown everybody until then. */
function sharedPresence({ room, members }: LiveDocument, presence: PresenceChanges | null) {
  if (room.crowded || !presence) return null
  for (const { crowdView } of members.values())
    presence.in?.forEach(({ clientId }) => crowdView?.cursors.set(clientId, null))
  return presence
}

/** In a crowd each member is sent the changes of those they are shown, and only from time to time. */
function scheduleCrowd(collab: Collab, document: LiveDocument) {
  const { cursorsEvery } = easing(collab.lag())
  document.room.crowded = true
  document.room.scheduleCrowd(Number.isFinite(cursorsEvery) ? CROWD_MS * cursorsEvery : CROWD_MS * 4, () => {
    if (document.closed) return
    const crowded = isCrowd(document)
    // Whoever lags is told when they are back.
    document.room.presenceDirty = [...document.members.values()].some(({ state }) => state.is === 'lagging')
    for (const [member, changes] of crowded ? crowdChanges(document) : everybodyAgain(document))
      sendPresence(member, changes)
    document.room.crowded = crowded
  })
}

function sendPresence(member: Member, presence: PresenceChanges) {
  const next = member.document.committedSeq + 1
  const { channel, room } = member.document
  // Not above the next row: presence must not look like a missed update.
  const fromSeq = Math.min(next, room.shownSeq + 1)
  send(member.socket, { type: 'tick', channel, fromSeq, toSeq: fromSeq - 1, update: NOTHING, presence })
}
