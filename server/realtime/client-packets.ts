import {
  COLLAB_EVENT,
  DOCUMENT_MESSAGE,
  PACKET,
  type Packet,
  parserReading,
  type RawPacket,
} from '#app/shared/socket-packets.ts'
import { TokenBucket } from './collab/wire/limits.ts'

/** What a browser may say at a namespace, by the name of the event; Socket.IO would hand on any name, its own among them. */
const SPOKEN: Record<string, readonly string[]> = { '/live': ['join', 'leave', 'time'], '/collab': [] }
const GREETING_BYTES = 2048
const WORDS_BYTES = 512
const DEPTH = 4

/** Each asks for the session and the standing again. */
const GREETINGS_PER_SECOND = 1
const GREETINGS_AT_ONCE = 20

/** Reads what one connection sends. Whatever it throws at, Socket.IO closes. */
function fromOneClient() {
  const greetings = new TokenBucket(GREETINGS_PER_SECOND, GREETINGS_AT_ONCE)
  return (packet: RawPacket): Packet => {
    if (packet.kind === PACKET.connect && greetings.take()) throw new Error('too many greetings')
    return fromClient(packet)
  }
}

/** Throws on everything a page of ours would not send. */
export function fromClient({ kind, nsp, rest }: RawPacket): Packet {
  switch (kind) {
    case DOCUMENT_MESSAGE:
      if (nsp !== '/collab') break
      return { type: PACKET.event, nsp, data: [COLLAB_EVENT, rest] }
    case PACKET.connect:
      return { type: kind, nsp, data: rest.length ? objectIn(read(rest, GREETING_BYTES)) : undefined }
    case PACKET.disconnect:
      if (rest.length) break
      return { type: kind, nsp }
    case PACKET.event:
      return spoken(nsp, read(rest, WORDS_BYTES))
  }
  throw new Error('a packet no page sends')
}

function spoken(nsp: string, words: unknown): Packet {
  const [id, name, ...rest] = Array.isArray(words) ? (words as unknown[]) : []
  const numbered = id === null || (Number.isSafeInteger(id) && (id as number) >= 0)
  if (!numbered || typeof name !== 'string' || !SPOKEN[nsp]?.includes(name) || rest.length !== 1)
    throw new Error('words no page says')
  return { type: PACKET.event, nsp, data: [name, rest[0]], ...(id !== null && { id: id as number }) }
}

function read(text: Uint8Array, most: number): unknown {
  if (text.length > most) throw new Error('too long')
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
  if (!isShallow(value, DEPTH)) throw new Error('too deep')
  return value
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1))
}

function objectIn(value: unknown) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return value
}

export const serverParser = parserReading(fromOneClient)
