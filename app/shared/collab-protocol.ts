import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  type ClientMessage,
  type Denied,
  type Joined,
  KICK_CODES,
  NACK_CODES,
  type PresenceChanges,
  type RoleNotice,
  type ServerMessage,
} from './collab-messages.ts'
import { fromWire, readBytes, readNumber } from './collab-wire.ts'

export { COLLAB_EVENT } from './socket-packets.ts'

export const CLIENT = { join: 1, update: 2, presence: 3, resync: 4, leave: 5, chunk: 6, kept: 7 } as const
const SERVER = {
  joined: 32,
  denied: 33,
  ack: 34,
  nack: 35,
  tick: 36,
  diff: 37,
  role: 38,
  kick: 39,
  lineage: 40,
  drain: 41,
  words: 42,
} as const

type Encoder = encoding.Encoder
type Decoder = decoding.Decoder
const number = encoding.writeVarUint
const text = encoding.writeVarString
const bytes = encoding.writeVarUint8Array
const json = (encoder: Encoder, value: unknown) => text(encoder, JSON.stringify(value))

export function encodeClientMessage(message: ClientMessage): Uint8Array {
  return encoding.encode((encoder) => {
    number(encoder, CLIENT[message.type])
    if (message.type === 'join') {
      json(encoder, message.request)
      return bytes(encoder, message.stateVector)
    }
    number(encoder, message.channel)
    if (message.type === 'update') {
      number(encoder, message.cseq)
      number(encoder, message.known ?? 0)
      bytes(encoder, message.bytes)
    } else if (message.type === 'chunk') {
      for (const value of [message.cseq, message.known ?? 0, message.index, message.count]) number(encoder, value)
      bytes(encoder, message.bytes)
    } else if (message.type === 'presence') {
      bytes(encoder, message.anchor)
      bytes(encoder, message.head)
    } else if (message.type === 'resync') {
      bytes(encoder, message.stateVector)
    }
  })
}

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  if (message.type === 'joined') return encodeJoined(message)
  return encoding.encode((encoder) => {
    number(encoder, SERVER[message.type])
    switch (message.type) {
      case 'denied':
        return json(encoder, message.denied)
      case 'drain':
        return number(encoder, message.retryMs)
    }
    number(encoder, message.channel)
    switch (message.type) {
      case 'ack':
        number(encoder, message.cseq)
        return number(encoder, message.seq)
      case 'nack':
        number(encoder, message.cseq)
        number(encoder, NACK_CODES.indexOf(message.code))
        return number(encoder, message.retryMs)
      case 'tick':
        number(encoder, message.fromSeq)
        number(encoder, message.toSeq)
        bytes(encoder, message.update)
        if (message.presence) json(encoder, message.presence)
        else text(encoder, '')
        // Most ticks have none, and no byte for it.
        return message.authors ? bytes(encoder, message.authors) : undefined
      case 'diff':
        number(encoder, message.headSeq)
        bytes(encoder, message.authors)
        return bytes(encoder, message.update)
      case 'role':
        return json(encoder, message.notice)
      case 'kick':
        return number(encoder, KICK_CODES.indexOf(message.code))
      case 'words':
        return text(encoder, message.words)
      case 'lineage':
        return text(encoder, message.lineage)
    }
  })
}

/** The whole text is copied once: by an encoder, which grows, it would be twice, and a storm of JOINs would be mostly that. */
function encodeJoined({ joined, authors, update }: Extract<ServerMessage, { type: 'joined' }>): Uint8Array {
  const head = encoding.encode((encoder) => {
    number(encoder, SERVER.joined)
    json(encoder, joined)
    bytes(encoder, authors)
    number(encoder, update.length)
  })
  const message = new Uint8Array(head.length + update.length)
  message.set(head)
  message.set(update, head.length)
  return message
}

/** The server is trusted to speak its own protocol, so its messages are read without a validator, which would cost every reader 27 kB. */
export function decodeServerMessage(input: unknown): ServerMessage {
  const decoder = decoding.createDecoder(fromWire(input))
  const kind = readNumber(decoder)
  if (kind === SERVER.joined)
    return {
      type: 'joined',
      joined: readJson<Joined>(decoder),
      authors: readBytes(decoder),
      update: readBytes(decoder),
    }
  if (kind === SERVER.denied) return { type: 'denied', denied: readJson<Denied>(decoder) }
  if (kind === SERVER.drain) return { type: 'drain', retryMs: readNumber(decoder) }
  const channel = readNumber(decoder)
  switch (kind) {
    case SERVER.ack:
      return { type: 'ack', channel, cseq: readNumber(decoder), seq: readNumber(decoder) }
    case SERVER.nack:
      return {
        type: 'nack',
        channel,
        cseq: readNumber(decoder),
        code: NACK_CODES[readNumber(decoder)] ?? 'MALFORMED',
        retryMs: readNumber(decoder),
      }
    case SERVER.tick:
      return readTick(decoder, channel)
    case SERVER.diff:
      return {
        type: 'diff',
        channel,
        headSeq: readNumber(decoder),
        authors: readBytes(decoder),
        update: readBytes(decoder),
      }
    case SERVER.role:
      return { type: 'role', channel, notice: readJson<RoleNotice>(decoder) }
    case SERVER.kick:
      return { type: 'kick', channel, code: KICK_CODES[readNumber(decoder)] ?? 'PROTOCOL' }
    case SERVER.words:
      return { type: 'words', channel, words: decoding.readVarString(decoder) }
    case SERVER.lineage:
      return { type: 'lineage', channel, lineage: decoding.readVarString(decoder) }
  }
  throw new Error('unknown message')
}

function readTick(decoder: Decoder, channel: number): ServerMessage {
  const [fromSeq, toSeq, update] = [readNumber(decoder), readNumber(decoder), readBytes(decoder)]
  const presence = decoding.readVarString(decoder)
  return {
    type: 'tick',
    channel,
    fromSeq,
    toSeq,
    update,
    presence: presence ? (JSON.parse(presence) as PresenceChanges) : null,
    authors: decoding.hasContent(decoder) ? readBytes(decoder) : null,
  }
}

function readJson<T>(decoder: Decoder): T {
  return JSON.parse(decoding.readVarString(decoder)) as T
}
