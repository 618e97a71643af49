import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import type { LightClient, LightOptions } from './types.ts'
import { askForState, hello, nothingOfMine, readSync, SYNC, update as updateMessage } from './yjs-protocol.ts'

const header = () => undefined

export function connect({ url, document, clientId, onUpdate }: LightOptions): LightClient {
  const socket = new WebSocket(`${url}/${document}`, { perMessageDeflate: false })
  const synced = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('open', () => {
      socket.send(askForState(header))
      socket.send(hello(header, clientId))
    })
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== SYNC) return
      const { asks, isState, bytes } = readSync(decoder)
      if (asks) return socket.send(nothingOfMine(header))
      onUpdate(bytes)
      if (isState) resolve()
    })
  })
  return {
    synced,
    send: (update) => socket.send(updateMessage(header, update)),
    received: () => (socket as unknown as { _socket?: { bytesRead: number } })._socket?.bytesRead ?? 0,
    close: () => socket.close(),
  }
}
