import WebSocket from 'ws'
import type { LightClient, LightOptions } from './types.ts'

type Message = {
  a: string
  id?: string
  error?: { code: string }
  src?: string
  v?: number
  op?: string[]
  data?: { v: number; data?: string[] }
}

const TYPE = 'https://example.org/types/yjs-append'

/** Its client's rules: one operation under way at a time, what is typed meanwhile goes as one. */
export function connect({ url, document, onUpdate, onAcknowledged }: LightOptions): LightClient {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const say = (message: object) => socket.send(JSON.stringify({ c: 'texts', d: document, ...message }))
  const bytes = (text: string) => Buffer.from(text, 'base64')
  let [id, version, seq] = ['', 0, 1]
  let flying: { op: string[]; upTo: number } | null = null
  let waiting: { op: string[]; upTo: number } | null = null
  const submit = () => {
    if (flying || !waiting) return
    flying = waiting
    waiting = null
    say({ a: 'op', v: version, seq: seq++, x: {}, op: flying.op })
  }
  const synced = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('open', () => socket.send(JSON.stringify({ a: 'hs', id: null, protocol: 1, protocolMinor: 2 })))
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message
      if (message.error) return reject(new Error(message.error.code))
      if (message.a === 'hs') {
        id = message.id!
        return say({ a: 's', v: null })
      }
      if (message.a === 's') {
        version = message.data!.v
        if (version === 0) return say({ a: 'op', v: 0, seq: seq++, x: {}, create: { type: TYPE, data: [] } })
        for (const update of message.data!.data ?? []) onUpdate(bytes(update))
        return resolve()
      }
      if (message.a !== 'op') return
      version = message.v! + 1
      if (message.src !== id) return message.op?.forEach((update) => onUpdate(bytes(update)))
      if (version === 1) return resolve()
      if (flying) onAcknowledged(flying.upTo)
      flying = null
      submit()
    })
  })
  return {
    synced,
    send(update, upTo) {
      const op = Buffer.from(update).toString('base64')
      waiting = { op: [...(waiting?.op ?? []), op], upTo }
      submit()
    },
    received: () => (socket as unknown as { _socket?: { bytesRead: number } })._socket?.bytesRead ?? 0,
    close: () => socket.close(),
  }
}
