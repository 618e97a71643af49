import * as decoding from 'lib0/decoding'

export const readNumber = (decoder: decoding.Decoder) => decoding.readVarUint(decoder)

/** A copy: a view would keep the whole network frame alive. */
export const readBytes = (decoder: decoding.Decoder) => decoding.readVarUint8Array(decoder).slice()

export function fromWire(input: unknown): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input)
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
  throw new Error('not a binary message')
}
