import type { Namespace } from 'socket.io'

type Encoding = { _encode?: (packet: unknown, options: { wsPreEncodedFrame?: Buffer[] }) => (string | Uint8Array)[] }

/**
 * What a whole room is told is put into its WebSocket frame once, not once for everybody: Socket.IO does so for text alone.
 * Engine.IO writes such a frame as it is to whoever is connected by an uncompressed WebSocket, and the packet to all others.
 * The hook is not public; where it is gone, everything works as before (tests/realtime/collab-frames.test.ts tells).
 */
export function sendWholeFrames(namespace: Namespace) {
  const adapter = namespace.adapter as unknown as Encoding
  const encode = adapter._encode?.bind(adapter)
  if (!encode) return
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options)
    const [only] = encoded
    if (encoded.length === 1 && only instanceof Uint8Array) options.wsPreEncodedFrame = [frameOf(only)]
    return encoded
  }
}

const BINARY_AND_FINAL = 0x82
const LENGTH_16 = 126
const LENGTH_64 = 127

/** RFC 6455, 5.2: a whole binary message from a server, which does not mask. */
export function frameOf(payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < LENGTH_16 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = BINARY_AND_FINAL
  frame[1] = header === 2 ? length : header === 4 ? LENGTH_16 : LENGTH_64
  if (header === 4) frame.writeUInt16BE(length, 2)
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, header)
  return frame
}
