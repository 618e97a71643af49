import type { ClientMessage } from '#app/shared/collab-messages.ts'
import { decodeClientMessage, type ForeignJoin } from '#app/shared/collab-requests.ts'
import { fromWire } from '#app/shared/collab-wire.ts'
import type { Member } from '../document/live-document.ts'
import type { Collab } from '../room/collab.ts'
import { dropFlooding, isBehind } from '../room/lagging.ts'
import { noteRefusal } from '../wire/refusals.ts'
import { type CollabSocket, send } from '../wire/socket.ts'
import { receiveChunk } from './chunks.ts'
import { denyOutdated, join } from './join.ts'
import { confirmOffers } from './offer.ts'
import { depart, receivePresence } from './presence.ts'
import { resync } from './resync.ts'
import { receiveUpdate } from './update.ts'

/** Passes one message of a client to its handler. A client that does not speak the protocol is cut off. */
export function receive(collab: Collab, socket: CollabSocket, input: unknown) {
  if (dropFlooding(collab, socket)) return
  const message = decoded(input)
  if (!message) {
    noteRefusal(collab, socket, 'kick', 'PROTOCOL')
    send(socket, { type: 'kick', channel: 0, code: 'PROTOCOL' })
    socket.disconnect(true)
    return
  }
  if (message.type === 'foreign-join') return denyOutdated(collab, socket, message.ref)
  // A client that does not read is sent no text; it asks again when it does.
  if ((message.type === 'join' || message.type === 'resync') && isBehind(socket)) return
  if (message.type === 'join') return void join(collab, socket, message.request, message.stateVector)
  const member = collab.documents.atChannel(message.channel)?.members.get(socket.id)
  if (!member) return collab.cluster?.edge.forward(socket, message, fromWire(input))
  handle(collab, member, message)
}

function handle(collab: Collab, member: Member, message: Exclude<ClientMessage, { type: 'join' }>) {
  switch (message.type) {
    case 'update':
      return receiveUpdate(collab, member, message)
    case 'chunk':
      return receiveChunk(collab, member, message)
    case 'presence':
      return receivePresence(collab, member, message)
    case 'resync':
      return void resync(member, message.stateVector).catch(() => undefined)
    case 'leave':
      return depart(collab, member)
    case 'kept':
      return confirmOffers(collab, member)
  }
}

/** Null for what is no message of a client. */
function decoded(input: unknown): ClientMessage | ForeignJoin | null {
  try {
    return decodeClientMessage(input)
  } catch {
    return null
  }
}
