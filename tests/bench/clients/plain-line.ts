import parser from 'socket.io-msgpack-parser'
import WebSocket from 'ws'
import { COLLAB_EVENT } from '../../../app/shared/collab-protocol.ts'
import { fromWire, toWire } from '../../../app/shared/collab-wire.ts'

const NAMESPACE = '/collab'
const PING = '2'
const PONG = '3'
const OPEN = '0'
const PACKET = parser.PacketType
type Packet = { type: number; nsp: string; data?: unknown }
type Hear = { opened: () => void; refused: (error: Error) => void; message: (bytes: Uint8Array) => void }

/** The product's protocol on a bare WebSocket, as the peers' light clients have it: three hundred of the library's would measure the library. */
export function plainLine(url: string, cookie: string, hear: Hear) {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: { cookie, origin: url } })
  const encoder = new parser.Encoder()
  const write = (packet: Packet) => socket.send((encoder.encode(packet) as unknown as Buffer[])[0]!)
  socket.once('error', hear.refused)
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      const text = data.toString()
      if (text === PING) socket.send(PONG)
      else if (text.startsWith(OPEN)) write({ type: PACKET.CONNECT, nsp: NAMESPACE })
      return
    }
    const { type, data: content } = packetIn(data)
    if (type === PACKET.CONNECT) hear.opened()
    else if (type === PACKET.CONNECT_ERROR) hear.refused(new Error(JSON.stringify(content)))
    else if (type === PACKET.EVENT) hear.message(fromWire((content as unknown[])[1]))
  })
  return {
    send: (bytes: Uint8Array) => write({ type: PACKET.EVENT, nsp: NAMESPACE, data: [COLLAB_EVENT, toWire(bytes)] }),
    received: () => (socket as unknown as { _socket?: { bytesRead: number } })._socket?.bytesRead ?? 0,
    close: () => socket.close(),
  }
}

let lastRead: { data: Buffer; packet: Packet } | null = null

/** A whole room is told the same: within one process it is read once. */
function packetIn(data: Buffer): Packet {
  if (lastRead?.data.equals(data)) return lastRead.packet
  const decoder = new parser.Decoder()
  let packet: Packet | null = null
  decoder.on('decoded', (decoded: Packet) => void (packet = decoded))
  decoder.add(data)
  lastRead = { data: Buffer.from(data), packet: packet! }
  return packet!
}
