import * as decoding from 'lib0/decoding'

export const readNumber = (decoder: decoding.Decoder) => decoding.readVarUint(decoder)

/** A copy: the parser's view would keep the whole network frame alive. */
export const readBytes = (decoder: decoding.Decoder) => decoding.readVarUint8Array(decoder).slice()

type NodeBuffer = { from(buffer: ArrayBufferLike, offset: number, length: number): unknown }

/** The msgpack parser knows a Buffer in Node and an ArrayBuffer in a browser; a view would send its whole ground. */
export function toWire(message: Uint8Array): unknown {
  const { Buffer } = globalThis as { Buffer?: NodeBuffer }
  if (Buffer) return Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  return message.slice().buffer
}

export function fromWire(input: unknown): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input)
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
  throw new Error('not a binary message')
}
