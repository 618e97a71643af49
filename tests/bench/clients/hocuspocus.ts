import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import type { LightClient, LightOptions } from './types.ts'
import { askForState, hello, message, nothingOfMine, readSync, SYNC, update as updateMessage } from './yjs-protocol.ts'

const AUTH = 2
const SYNC_REPLY = 4
const SYNC_STATUS = 8
const bytesRead = (socket: WebSocket) =>
  (socket as unknown as { _socket?: { bytesRead: number } })._socket?.bytesRead ?? 0

export function connect({ url, document, clientId, onUpdate, onAcknowledged }: LightOptions): LightClient {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const header = (encoder: encoding.Encoder) => encoding.writeVarString(encoder, document)
  /** The server confirms in order, the answer to its own question too. */
  const flying: (number | null)[] = []
  const synced = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('open', () => {
      const token = (encoder: encoding.Encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'bench')
      }
      socket.send(message(header, AUTH, token))
      socket.send(askForState(header))
      socket.send(hello(header, clientId))
    })
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      decoding.readVarString(decoder)
      const kind = decoding.readVarUint(decoder)
      if (kind === SYNC || kind === SYNC_REPLY) {
        const { asks, isState, bytes } = readSync(decoder)
        if (asks) {
          flying.push(null)
          return socket.send(nothingOfMine(header))
        }
        onUpdate(bytes)
        if (isState) resolve()
      } else if (kind === SYNC_STATUS) {
        const upTo = flying.shift()
        if (typeof upTo === 'number') onAcknowledged(upTo)
      }
    })
  })
  return {
    synced,
    send(update, upTo) {
      flying.push(upTo)
      socket.send(updateMessage(header, update))
    },
    received: () => bytesRead(socket),
    close: () => socket.close(),
  }
}
