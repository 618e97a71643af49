/** The one Socket.IO event of `/collab`: a number for the message, then its fields. */
export const COLLAB_EVENT = 'c'

/**
 * How Socket.IO's packets are put on the wire: a number for the kind, one for the namespace, then the bytes of a document message
 * or JSON. Nothing else can be said, so that no general decoder stands in front of the server (docs/decisions/0016-own-packets.md).
 */
export const NAMESPACES = ['/live', '/collab']

/** The numbers are those of Socket.IO; the last is ours, for the one event of `/collab`. */
export const PACKET = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const
export const DOCUMENT_MESSAGE = 5
export const HEAD_BYTES = 2

export type Packet = { type: number; nsp: string; id?: number; data?: unknown }
/** A packet whose first two numbers are known ones. */
export type RawPacket = { kind: number; nsp: string; rest: Uint8Array }

export class Encoder {
  encode({ type, nsp, id, data }: Packet): Uint8Array[] {
    const [name, content] = type === PACKET.event ? (data as unknown[]) : []
    if (name === COLLAB_EVENT) return [packedDocumentMessage(content as Uint8Array)]
    const numbered = type === PACKET.event || type === PACKET.ack ? [id ?? null, ...(data as unknown[])] : data
    return [packed(type, nsp, new TextEncoder().encode(numbered === undefined ? '' : JSON.stringify(numbered)))]
  }
}

/** The one packet of `/collab` that is no handshake. */
export function packedDocumentMessage(message: Uint8Array) {
  return packed(DOCUMENT_MESSAGE, '/collab', message)
}

function packed(kind: number, nsp: string, rest: Uint8Array) {
  const bytes = new Uint8Array(HEAD_BYTES + rest.length)
  bytes.set([kind, NAMESPACES.indexOf(nsp)])
  bytes.set(rest, HEAD_BYTES)
  return bytes
}

/** Throws on whatever is no packet. */
export function unpacked(input: unknown): RawPacket {
  const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : input
  if (!(bytes instanceof Uint8Array) || bytes.length < HEAD_BYTES) throw new Error('not a packet')
  const [kind, namespace] = bytes as unknown as [number, number]
  const nsp = NAMESPACES[namespace]
  if (nsp === undefined || kind > DOCUMENT_MESSAGE) throw new Error('not a packet')
  return { kind, nsp, rest: bytes.subarray(HEAD_BYTES) }
}

/** The server is trusted to speak its own protocol; what clients send is read by server/realtime/client-packets.ts. */
function fromServer({ kind, nsp, rest }: RawPacket): Packet {
  if (kind === DOCUMENT_MESSAGE) return { type: PACKET.event, nsp, data: [COLLAB_EVENT, rest] }
  const data: unknown = rest.length ? JSON.parse(new TextDecoder().decode(rest)) : undefined
  if (kind !== PACKET.event && kind !== PACKET.ack) return { type: kind, nsp, data }
  const [id, ...args] = data as [number | null, ...unknown[]]
  return { type: kind, nsp, data: args, ...(id !== null && { id }) }
}

/** What Socket.IO asks of its `parser`. It listens for nothing but what was decoded. */
export function parserReading(reader: () => (packet: RawPacket) => Packet) {
  class Decoder {
    private readonly read = reader()
    private hear: ((packet: Packet) => void) | undefined

    on(_event: 'decoded', hear: (packet: Packet) => void) {
      this.hear = hear
      return this
    }

    off() {
      this.hear = undefined
    }

    removeListener() {
      this.off()
    }

    add(input: unknown) {
      this.hear?.(this.read(unpacked(input)))
    }

    destroy() {
      this.off()
    }
  }
  return { Encoder, Decoder }
}

export const browserParser = parserReading(() => fromServer)
