import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readBytes, readNumber } from '#app/shared/collab-wire.ts'
import type { Actor } from '#app/shared/roles.ts'

/** What an edge and the owner of a document say to each other. A socket is named by its id at the edge. */
export type NodeMessage =
  /** Edge to owner: what a client sent; with its first words, who it is. */
  | { type: 'client'; socket: string; actor: Actor | null; bytes: Uint8Array }
  | { type: 'gone'; socket: string }
  /** Edge to owner: the client reads again, and has missed something. */
  | { type: 'caught-up'; socket: string; channel: number }
  | { type: 'call'; ref: number; method: string; input: unknown[] }
  /** Owner to edge. */
  | { type: 'to'; socket: string; bytes: Uint8Array }
  | { type: 'room'; socket: string; channel: number; inside: boolean }
  | { type: 'all'; channel: number; bytes: Uint8Array }
  | { type: 'cut'; socket: string }
  | { type: 'answer'; ref: number; result: { value: unknown } | { code: string } }

const KINDS = ['client', 'gone', 'caught-up', 'call', 'to', 'room', 'all', 'cut', 'answer'] as const

export function encodeNodeMessage(message: NodeMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(message.type))
    if ('socket' in message) encoding.writeVarString(encoder, message.socket)
    if ('channel' in message) encoding.writeVarUint(encoder, message.channel)
    if ('ref' in message) encoding.writeVarUint(encoder, message.ref)
    if (message.type === 'client') encoding.writeVarString(encoder, message.actor ? JSON.stringify(message.actor) : '')
    if (message.type === 'call')
      encoding.writeVarString(encoder, JSON.stringify({ method: message.method, input: message.input }))
    if (message.type === 'answer') encoding.writeVarString(encoder, JSON.stringify(message.result))
    if (message.type === 'room') encoding.writeVarUint(encoder, Number(message.inside))
    if ('bytes' in message) encoding.writeVarUint8Array(encoder, message.bytes)
  })
}

/** Throws on what is none of them. */
export function decodeNodeMessage(input: Uint8Array): NodeMessage {
  const decoder = decoding.createDecoder(input)
  const type = KINDS[readNumber(decoder)]
  const text = () => decoding.readVarString(decoder)
  switch (type) {
    case 'client': {
      const [socket, actor, bytes] = [text(), text(), readBytes(decoder)]
      return { type, socket, actor: actor ? (JSON.parse(actor) as Actor) : null, bytes }
    }
    case 'gone':
    case 'cut':
      return { type, socket: text() }
    case 'caught-up':
      return { type, socket: text(), channel: readNumber(decoder) }
    case 'call':
      return { type, ref: readNumber(decoder), ...(JSON.parse(text()) as { method: string; input: unknown[] }) }
    case 'to':
      return { type, socket: text(), bytes: readBytes(decoder) }
    case 'room':
      return { type, socket: text(), channel: readNumber(decoder), inside: readNumber(decoder) === 1 }
    case 'all':
      return { type, channel: readNumber(decoder), bytes: readBytes(decoder) }
    case 'answer':
      return { type, ref: readNumber(decoder), result: JSON.parse(text()) as { value: unknown } | { code: string } }
  }
  throw new Error('not a message between nodes')
}
