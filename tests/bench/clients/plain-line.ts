import WebSocket from 'ws'
import { COLLAB_EVENT } from '../../../app/shared/collab-protocol.ts'
import { fromWire } from '../../../app/shared/collab-wire.ts'
import { browserParser, Encoder, PACKET, type Packet } from '../../../app/shared/socket-packets.ts'

const NAMESPACE = '/collab'
const PING = '2'
const PONG = '3'
const OPEN = '0'
type Hear = { opened: () => void; refused: (error: Error) => void; message: (bytes: Uint8Array) => void }

/** The product's protocol on a bare WebSocket, as the peers' light clients have it: three hundred of the library's would measure the library. */
export function plainLine(url: string, cookie: string, hear: Hear) {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: { cookie, origin: url } })
  const encoder = new Encoder()
  const write = (packet: Packet) => socket.send(encoder.encode(packet)[0]!)
  socket.once('error', hear.refused)
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      const text = data.toString()
      if (text === PING) socket.send(PONG)
      else if (text.startsWith(OPEN)) write({ type: PACKET.connect, nsp: NAMESPACE })
      return
    }
    const { type, data: content } = packetIn(data)
    if (type === PACKET.connect) hear.opened()
    else if (type === PACKET.connectError) hear.refused(new Error(JSON.stringify(content)))
    else if (type === PACKET.event) hear.message(fromWire((content as unknown[])[1]))
  })
  return {
    send: (bytes: Uint8Array) => write({ type: PACKET.event, nsp: NAMESPACE, data: [COLLAB_EVENT, bytes] }),
    received: () => (socket as unknown as { _socket?: { bytesRead: number } })._socket?.bytesRead ?? 0,
    close: () => socket.close(),
  }
}

let lastRead: { data: Buffer; packet: Packet } | null = null

/** A whole room is told the same: within one process it is read once. */
function packetIn(data: Buffer): Packet {
  if (lastRead?.data.equals(data)) return lastRead.packet
  const decoder = new browserParser.Decoder()
  let packet: Packet | null = null
  decoder.on('decoded', (decoded) => void (packet = decoded))
  decoder.add(data)
  lastRead = { data: Buffer.from(data), packet: packet! }
  return packet!
}
