import type { ServerMessage } from '#app/shared/collab-messages.ts'
import { encodeServerMessage } from '#app/shared/collab-protocol.ts'
import type { ClientState } from './client-state.ts'
import { sendBytes } from './frames.ts'

/** A client's connection, to this node or to another. */
export type CollabSocket = {
  readonly id: string
  readonly data: ClientState
  readonly connected: boolean
  emit(event: string, message: unknown): unknown
  join(room: string): unknown
  leave(room: string): unknown
  disconnect(close?: boolean): unknown
}

export const NOTHING = new Uint8Array()

export function send(socket: CollabSocket, message: ServerMessage) {
  if (socket.connected) sendBytes(socket, encodeServerMessage(message))
}

export function roomOf(channel: number) {
  return `d${channel}`
}

export function channelOf(room: string) {
  return Number(room.slice(1))
}
