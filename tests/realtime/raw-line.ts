import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { Encoder, NAMESPACES, type Packet, type RawPacket, unpacked } from '#app/shared/socket-packets.ts'

const PING = '2'
const [TEXT, BINARY, CLOSE] = [0x81, 0x82, 0x88]

/** An Engine.IO connection over a bare WebSocket without any library: what it sends is made by hand. */
export async function rawLine(
  url: string,
  { cookie = '', origin = 'http://roundtable.test' }: { cookie?: string; origin?: string } = {},
) {
  const { hostname, port } = new URL(url)
  const line = connect(Number(port), hostname)
  onTestFinished(() => void line.destroy())
  line.on('error', () => undefined)
  const heard: RawPacket[] = []
  const watching = new Set<() => void>()
  const closed = new Promise<void>((resolve) => void line.once('close', () => resolve()))
  line.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      'Host: roundtable.test',
      `Origin: ${origin}`,
      ...(cookie && [`Cookie: ${cookie}`]),
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '',
      '',
    ].join('\r\n'),
  )
  const status = await new Promise<number>((resolve, reject) => {
    let before = Buffer.alloc(0)
    const read = (part: Buffer) => {
      before = Buffer.concat([before, part])
      const end = before.indexOf('\r\n\r\n')
      if (end === -1) return
      line.off('data', read)
      readFrames(line, before.subarray(end + 4), (opcode, payload) => {
        if (opcode === BINARY) heard.push(unpacked(new Uint8Array(payload)))
        else if (opcode === TEXT && payload.toString() === PING) line.write(frame(TEXT, Buffer.from('3')))
        else if (opcode === CLOSE) line.end()
        for (const look of watching) look()
      })
      resolve(Number(before.toString('latin1', 9, 12)))
    }
    line.on('data', read)
    line.once('close', () => reject(new Error('closed before it was open')))
  })
  const hears = (wanted: (packet: RawPacket) => boolean) =>
    new Promise<RawPacket>((resolve, reject) => {
      const look = () => {
        const found = heard.find(wanted)
        if (!found) return
        watching.delete(look)
        resolve(found)
      }
      watching.add(look)
      void closed.then(() => reject(new Error('closed before it was heard')))
      look()
    })
  const send = (bytes: Uint8Array) => void line.write(frame(BINARY, bytes))
  return { line, status, heard, closed, hears, send, say: (packet: Packet) => send(new Encoder().encode(packet)[0]!) }
}

/** A packet of any kind and namespace, also of those that do not exist. */
export function packet(kind: number, namespace: number | string, rest: string | Uint8Array = '') {
  const number = typeof namespace === 'number' ? namespace : NAMESPACES.indexOf(namespace)
  return Buffer.concat([Buffer.from([kind, number]), Buffer.from(rest)])
}

export const textOf = ({ rest }: RawPacket) => Buffer.from(rest).toString()

/** RFC 6455, 5.2, from a client: masked, here with zeros. */
function frame(opcode: number, payload: Uint8Array) {
  const { length } = payload
  const head = length < 126 ? Buffer.from([opcode, 0x80 | length]) : Buffer.alloc(length < 65_536 ? 4 : 10, opcode)
  if (length >= 126) head[1] = 0x80 | (length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, Buffer.alloc(4), payload])
}

function readFrames(line: Socket, first: Buffer, hear: (opcode: number, payload: Buffer) => void) {
  let buffer = Buffer.alloc(0)
  const read = (part: Buffer) => {
    buffer = Buffer.concat([buffer, part])
    while (buffer.length >= 2) {
      const short = buffer[1]!
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (buffer.length < head) return
      const length = short < 126 ? short : short === 126 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2))
      if (buffer.length < head + length) return
      const payload = buffer.subarray(head, head + length)
      const opcode = buffer[0]!
      buffer = buffer.subarray(head + length)
      hear(opcode, payload)
    }
  }
  line.on('data', read)
  read(first)
}
