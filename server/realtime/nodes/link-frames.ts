import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What passes between two nodes: the sender's number for this link, and the bytes of whoever uses it. */
export type LinkFrame =
  | { type: 'data'; from: string; number: number; bytes: Uint8Array }
  /** Something was lost between the two: both forget what they hold for each other. */
  | { type: 'reset'; from: string; number: number }
  /** Says that the sender lives, and the number of its last frame to each peer. */
  | { type: 'pulse'; from: string; sent: Record<string, number> }
  /** For every node, without a number. */
  | { type: 'news'; from: string; bytes: Uint8Array }
  | { type: 'farewell'; from: string }

const KINDS = ['data', 'reset', 'pulse', 'news', 'farewell'] as const

export function encodeFrame(frame: LinkFrame): Buffer {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(frame.type))
    encoding.writeVarString(encoder, frame.from)
    if ('number' in frame) encoding.writeVarUint(encoder, frame.number)
    if ('bytes' in frame) encoding.writeUint8Array(encoder, frame.bytes)
    if ('sent' in frame) encoding.writeVarString(encoder, JSON.stringify(frame.sent))
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Throws on what is no frame. */
export function decodeFrame(input: Uint8Array): LinkFrame {
  const decoder = decoding.createDecoder(input)
  const type = KINDS[decoding.readVarUint(decoder)]
  const from = decoding.readVarString(decoder)
  switch (type) {
    case 'data':
      return { type, from, number: decoding.readVarUint(decoder), bytes: decoding.readTailAsUint8Array(decoder) }
    case 'reset':
      return { type, from, number: decoding.readVarUint(decoder) }
    case 'pulse':
      return { type, from, sent: JSON.parse(decoding.readVarString(decoder)) as Record<string, number> }
    case 'news':
      return { type, from, bytes: decoding.readTailAsUint8Array(decoder) }
    case 'farewell':
      return { type, from }
  }
  throw new Error('not a frame between nodes')
}
