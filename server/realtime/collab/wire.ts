import type { Socket } from 'socket.io'
import { COLLAB_EVENT, encodeServerMessage } from '#app/shared/collab-protocol.ts'
import { toWire } from '#app/shared/collab-wire.ts'
import type { KickCode, NackCode, ServerMessage } from '#app/shared/collab-messages.ts'
import { noteRefusal } from './refusals.ts'
import type { Collab, Member } from './types.ts'

export const NOTHING = new Uint8Array()

export function send(socket: Socket, message: ServerMessage) {
  if (socket.connected) socket.emit(COLLAB_EVENT, toWire(encodeServerMessage(message)))
}

export function nack(collab: Collab, member: Member, cseq: number, code: NackCode, retryMs = 0) {
  noteRefusal(collab, member.socket, 'update', code, { documentId: member.document.id })
  send(member.socket, { type: 'nack', channel: member.document.channel, cseq, code, retryMs })
}

export function kick(collab: Collab, member: Member, code: KickCode) {
  noteRefusal(collab, member.socket, 'kick', code, { documentId: member.document.id })
  send(member.socket, { type: 'kick', channel: member.document.channel, code })
}

export function roomOf(channel: number) {
  return `d${channel}`
}
