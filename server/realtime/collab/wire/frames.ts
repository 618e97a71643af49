import type { Namespace } from 'socket.io'
import { COLLAB_EVENT, packedDocumentMessage } from '#app/shared/socket-packets.ts'

const FINAL_BINARY = 0x82
const LENGTH_IN_16_BITS = 126
const LENGTH_IN_64_BITS = 127
const OPEN = 1
/** A longer message, such as a whole text, is not copied into a frame: Socket.IO writes it from where it is. */
const MOST_BYTES = 64 * 1024

/** The connection beneath a socket, as far as it is looked at: Engine.IO's, its transport's WebSocket, and that one's writer. */
type Line = {
  readyState: string
  upgrading: boolean
  writeBuffer: unknown[]
  transport: { name: string; socket?: { readyState: number; bufferedAmount: number; _sender?: Writer } }
}
/** Two frames become one write. */
type Writer = { sendFrame(frames: [Buffer] | [Buffer, Buffer]): void }

/**
 * A document message to one connection of this node: as a frame of its own straight to the WebSocket where nothing waits before
 * it, and else by Socket.IO, which keeps what waits in its order.
 */
export function sendBytes(socket: { emit(event: string, message: unknown): unknown }, bytes: Uint8Array) {
  const writer = bytes.length > MOST_BYTES ? null : readyWriter(socket)
  if (writer) writer.sendFrame([frameOf(bytes)])
  else socket.emit(COLLAB_EVENT, bytes)
}

/**
 * To everybody of this node in the room. `before`: what some of them are told first, in the same write, by the id of their socket;
 * they come before the others.
 */
export function sendBytesToRoom(
  { adapter, sockets }: Pick<Namespace, 'adapter' | 'sockets'>,
  room: string,
  bytes: Uint8Array,
  before = new Map<string, Uint8Array>(),
) {
  const frame = bytes.length > MOST_BYTES ? null : frameOf(bytes)
  for (const id of new Set([...before.keys(), ...(adapter.rooms.get(room) ?? [])])) {
    const socket = sockets.get(id)
    if (!socket?.connected) continue
    const first = before.get(id)
    const writer = frame && readyWriter(socket)
    if (writer) writer.sendFrame(first ? [frameOf(first), frame] : [frame])
    else {
      if (first) socket.emit(COLLAB_EVENT, first)
      socket.emit(COLLAB_EVENT, bytes)
    }
  }
}

/** Sockets that are connected to other nodes have no line here. */
export function isOfThisNode(socket: object) {
  return 'conn' in socket
}

/** Null where anything waits already, where the line is no WebSocket yet or no more, and where it is not on this node. */
function readyWriter(socket: object): Writer | null {
  const line = (socket as { conn?: Line }).conn
  if (line?.readyState !== 'open' || line.upgrading || line.writeBuffer.length) return null
  const { name, socket: webSocket } = line.transport
  if (name !== 'websocket' || webSocket?.readyState !== OPEN || webSocket.bufferedAmount) return null
  return webSocket._sender ?? null
}

/** As a WebSocket carries it, unmasked as what a server sends is (RFC 6455, 5.2). */
function frameOf(message: Uint8Array): Buffer {
  const packet = packedDocumentMessage(message)
  const head = packet.length < LENGTH_IN_16_BITS ? 2 : packet.length < 0x10000 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + packet.length)
  frame[0] = FINAL_BINARY
  if (head === 2) frame[1] = packet.length
  else if (head === 4) {
    frame[1] = LENGTH_IN_16_BITS
    frame.writeUInt16BE(packet.length, 2)
  } else {
    frame[1] = LENGTH_IN_64_BITS
    frame.writeBigUInt64BE(BigInt(packet.length), 2)
  }
  frame.set(packet, head)
  return frame
}
