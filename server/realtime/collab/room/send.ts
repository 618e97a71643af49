import type { KickCode, NackCode, ServerMessage } from '#app/shared/collab-messages.ts'
import { encodeServerMessage } from '#app/shared/collab-protocol.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { sendBytesToRoom } from '../wire/frames.ts'
import { noteRefusal } from '../wire/refusals.ts'
import { roomOf, send } from '../wire/socket.ts'
import type { Collab } from './collab.ts'

/** One message to everybody in the document's room, at this node and at others. `before`: see `sendBytesToRoom`. */
export function sendToRoom(
  { namespace, cluster }: Collab,
  { channel }: LiveDocument,
  message: ServerMessage,
  before?: Map<string, Uint8Array>,
) {
  const bytes = encodeServerMessage(message)
  sendBytesToRoom(namespace, roomOf(channel), bytes, before)
  cluster?.remotes.toRoom(roomOf(channel), bytes)
}

export function nack(collab: Collab, member: Member, cseq: number, code: NackCode, retryMs = 0) {
  noteRefusal(collab, member.socket, 'update', code, { documentId: member.document.id })
  send(member.socket, { type: 'nack', channel: member.document.channel, cseq, code, retryMs })
}

export function kick(collab: Collab, member: Member, code: KickCode) {
  noteRefusal(collab, member.socket, 'kick', code, { documentId: member.document.id })
  send(member.socket, { type: 'kick', channel: member.document.channel, code })
}
