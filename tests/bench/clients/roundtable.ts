import { Outbox } from '../../../app/editor/collab/outbox.ts'
import { SCHEMA_VERSION } from '../../../app/editor/schema/version.ts'
import { type ClientMessage, PROTOCOL, type ServerMessage } from '../../../app/shared/collab-messages.ts'
import { decodeServerMessage, encodeClientMessage } from '../../../app/shared/collab-protocol.ts'
import { uuidOf } from '../lib/people.ts'
import { plainLine } from './plain-line.ts'
import type { LightClient, LightOptions } from './types.ts'

const MERGE_MS = 60
const EMPTY_STATE = new Uint8Array([0])

/** The product's protocol and its outbox, without the document behind them. */
export function connect({ url, document, clientId, cookie, onUpdate, onAcknowledged }: LightOptions): LightClient {
  const send = (message: ClientMessage) => line.send(encodeClientMessage(message))
  let line: ReturnType<typeof plainLine>
  let channel = 0
  let latest = 0
  const flying: { cseq: number; upTo: number }[] = []
  const outbox = new Outbox({
    mergeMs: MERGE_MS,
    answerMs: 5000,
    maySend: () => channel > 0,
    send(cseq, bytes) {
      if (!flying.some((it) => it.cseq === cseq)) flying.push({ cseq, upTo: latest })
      send({ type: 'update', channel, cseq, bytes })
    },
  })
  const synced = new Promise<void>((resolve, reject) => {
    const join = () =>
      send({
        type: 'join',
        request: {
          protocol: PROTOCOL,
          ref: 1,
          subject: { type: 'section', id: uuidOf('section', document) },
          schemaVersion: SCHEMA_VERSION,
          clientId,
          draftClientIds: [],
        },
        stateVector: EMPTY_STATE,
      })
    const hear = (message: ServerMessage) => {
      switch (message.type) {
        case 'joined':
          channel = message.joined.channel
          onUpdate(message.update)
          return resolve()
        case 'tick':
          return message.update.length ? onUpdate(message.update) : undefined
        case 'diff':
          return onUpdate(message.update)
        case 'denied':
          if (message.denied.code === 'RETRY') return void setTimeout(join, message.denied.retryMs ?? 500)
          return reject(new Error(`denied: ${message.denied.code}`))
        case 'nack':
          return outbox.resend(message.retryMs)
        case 'ack': {
          outbox.acknowledge(message.cseq)
          while (flying[0] && flying[0].cseq <= message.cseq) onAcknowledged(flying.shift()!.upTo)
        }
      }
    }
    line = plainLine(url, cookie!, {
      opened: join,
      refused: reject,
      message: (bytes) => hear(decodeServerMessage(bytes)),
    })
  })
  return {
    synced,
    send(update, upTo) {
      latest = upTo
      outbox.add({ bytes: update, known: 0, moves: 0, light: true })
    },
    received: () => line.received(),
    close() {
      outbox.stop()
      line.close()
    },
  }
}
