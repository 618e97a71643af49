// @vitest-environment jsdom
import { EventEmitter } from 'node:events'
import type { Socket } from 'socket.io-client'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ClientMessage, Joined, ServerMessage } from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT, encodeServerMessage } from '#app/shared/collab-protocol.ts'
import { decodeClientMessage } from '#app/shared/collab-requests.ts'
import { Channel } from './channel.ts'
import type { ChannelEvents } from './channel-events.ts'

const JOINED: Omit<Joined, 'ref'> = {
  channel: 1,
  documentId: 'a0000000-0000-7000-8000-000000000000',
  lineage: 'one',
  headSeq: 0,
  acked: 0,
  tickMs: 50,
  personId: 'a0000000-0000-7000-8000-000000000001',
  organisationId: null,
  people: [],
  cursors: [],
  role: 'writer',
}

/** A channel that has joined, what the server says to it, and what happens then, in its order. */
function joined() {
  const happened: string[] = []
  const heard = new EventEmitter()
  let ref = 0
  const socket = {
    connected: true,
    on: heard.on.bind(heard),
    off: heard.off.bind(heard),
    emit: (_: string, bytes: Uint8Array) => {
      const message = decodeClientMessage(bytes) as ClientMessage
      if (message.type === 'join') ref = message.request.ref
    },
  } as unknown as Socket
  const doc = new Y.Doc()
  const events = new Proxy({} as ChannelEvents, { get: (_, name) => () => void happened.push(String(name)) })
  const channel = new Channel({
    socket,
    subject: { type: 'section', id: JOINED.documentId },
    schemaVersion: 1,
    doc,
    origin: 'it',
    events,
  })
  channel.start()
  const say = (message: ServerMessage) => void heard.emit(COLLAB_EVENT, encodeServerMessage(message))
  say({ type: 'joined', joined: { ...JOINED, ref }, authors: new Uint8Array(), update: Y.encodeStateAsUpdate(doc) })
  doc.on('update', () => happened.push('text'))
  happened.length = 0
  return { channel, say, happened }
}

function update(words: string) {
  const doc = new Y.Doc()
  doc.getText('other').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

it('shows what came before an answer before it takes the answer, and what comes after it in the next frame', () => {
  const { channel, say, happened } = joined()
  say({ type: 'tick', channel: 1, fromSeq: 1, toSeq: 1, update: update('split'), presence: null })
  say({ type: 'ack', channel: 1, cseq: 1, seq: 2 })
  say({ type: 'tick', channel: 1, fromSeq: 2, toSeq: 2, update: update('carried'), presence: null })
  expect(happened).toEqual(['text', 'acked'])
  channel.stop()
})
