import { setTimeout as pause } from 'node:timers/promises'
import { io as connectTo } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { COLLAB_EVENT } from '#app/shared/collab-protocol.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { sendBytes, sendBytesToRoom } from '#server/realtime/collab/wire/frames.ts'
import type { CollabSocket } from '#server/realtime/collab/wire/socket.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { actorOf, startCollab } from './collab-harness.ts'

const ROOM = 'd1'

/** A connection to a server, and what it hears in the order in which it hears it. */
async function listener(transports: string[]) {
  const server = await startCollab()
  const member = await buildMember()
  actorOf(member)
  const url = `${server.url}/collab`
  const options = { parser: browserParser, transports, forceNew: true, auth: { personId: member.person.id } }
  const client = connectTo(url, options)
  onTestFinished(() => void client.disconnect())
  const heard: Buffer[] = []
  client.on(COLLAB_EVENT, (message: Uint8Array) => void heard.push(Buffer.from(message)))
  const [socket] = await Promise.all([
    new Promise<CollabSocket>((resolve) => server.io.of('/collab').once('connection', (it) => resolve(it as never))),
    new Promise<void>((resolve) => client.once('connect', resolve)),
  ])
  void socket.join(ROOM)
  const namespace = server.io.of('/collab')
  return { url, options, client, socket, namespace, heard }
}

/** With its number in front. */
function message(number: number, length: number) {
  const bytes = Buffer.alloc(Math.max(4, length), number % 251)
  bytes.writeUInt32BE(number)
  return bytes
}

const connectionOf = (socket: CollabSocket) =>
  (socket as unknown as { conn: { transport: { name: string; socket: { _sender: { sendFrame: unknown } } } } }).conn

test.each([4, 123, 124, 125, 126, 65_000, 65_533, 65_534, 65_535, 65_536, 65_537, 300_000])(
  'a message of %i bytes is read as it was, alone and to a room',
  async (length) => {
    const { socket, namespace, heard } = await listener(['websocket'])
    sendBytes(socket, message(1, length))
    sendBytesToRoom(namespace, ROOM, message(2, length))
    sendBytesToRoom(namespace, ROOM, message(4, length), new Map([[socket.id, message(3, length)]]))
    await expect.poll(() => heard.length).toBe(4)
    expect(heard.map((it, index) => it.equals(message(index + 1, length)))).toEqual([true, true, true, true])
  },
)

test.each([[['websocket']], [['polling']], [['polling', 'websocket']]])(
  'over %j everything comes in its order, whether it was written straight or had to wait',
  async (transports) => {
    const { socket, namespace, heard } = await listener(transports)
    let number = 0
    for (let round = 0; round < 60; round++) {
      for (const length of [10, 70_000, 200]) {
        sendBytes(socket, message(++number, length))
        socket.emit(COLLAB_EVENT, message(++number, length))
        const first = message(++number, 9)
        sendBytesToRoom(namespace, ROOM, message(++number, length), new Map([[socket.id, first]]))
      }
      // Some in one turn of the event loop, some while the line changes from polling to a WebSocket.
      if (round % 3 === 0) await pause(2)
    }
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(number)
    expect(heard.map((bytes) => bytes.readUInt32BE())).toEqual(Array.from({ length: number }, (_, index) => index + 1))
  },
)

test('behind what somebody has not read yet everything waits, and comes in its order once they read', async () => {
  const { client, socket, namespace, heard } = await listener(['websocket'])
  const line = (client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
  line._socket.pause()
  let number = 0
  // More than the system's buffers hold.
  for (let round = 0; round < 300; round++) {
    sendBytes(socket, message(++number, 60_000))
    sendBytesToRoom(namespace, ROOM, message(++number, 20))
    if (round % 50 === 0) await pause(5)
  }
  const { transport } = connectionOf(socket)
  expect((transport.socket as unknown as { bufferedAmount: number }).bufferedAmount).toBeGreaterThan(0)
  line._socket.resume()
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(number)
  expect(heard.map((bytes) => bytes.readUInt32BE())).toEqual(Array.from({ length: number }, (_, index) => index + 1))
})

test('nothing is written to a connection that is closing or closed', async () => {
  const { client, socket, namespace } = await listener(['websocket'])
  const { transport } = connectionOf(socket)
  let frames = 0
  transport.socket._sender.sendFrame = () => void frames++
  socket.disconnect(true)
  const told = frames
  sendBytes(socket, message(1, 10))
  sendBytesToRoom(namespace, ROOM, message(2, 10))
  await expect.poll(() => client.connected).toBe(false)
  sendBytes(socket, message(3, 10))
  expect(frames).toBe(told)
})

test('somebody whose line is torn while frames are written to it takes nothing from the others', async () => {
  const { url, options, socket, namespace, heard } = await listener(['websocket'])
  const torn = connectTo(url, { ...options, reconnection: false })
  onTestFinished(() => void torn.disconnect())
  const [other] = await Promise.all([
    new Promise<CollabSocket>((resolve) => namespace.once('connection', (it) => resolve(it as never))),
    new Promise<void>((resolve) => torn.once('connect', resolve)),
  ])
  void other.join(ROOM)
  const line = (torn.io.engine.transport as unknown as { ws: { _socket: { resetAndDestroy(): void } } }).ws
  let number = 0
  for (let round = 0; round < 40; round++) {
    if (round === 10) line._socket.resetAndDestroy()
    for (let count = 0; count < 5; count++) {
      sendBytes(other, message(1, 40_000))
      sendBytesToRoom(namespace, ROOM, message(++number, 200), new Map([[other.id, message(0, 9)]]))
    }
    await pause(1)
  }
  await expect.poll(() => other.connected).toBe(false)
  expect(socket.connected).toBe(true)
  await expect.poll(() => heard.length).toBe(number)
  expect(heard.map((bytes) => bytes.readUInt32BE())).toEqual(Array.from({ length: number }, (_, index) => index + 1))
})
