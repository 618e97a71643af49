import type { Socket as Line } from 'node:net'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { type JoinRequest, PROTOCOL, type ServerMessage } from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT, decodeServerMessage, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import type { Actor } from '#app/shared/roles.ts'
import { updateOf } from '#tests/realtime/raw-client.ts'
import { setPace } from './pace.ts'
import type { Random } from './scale.ts'

type Sent = Parameters<typeof encodeClientMessage>[0]
export type Hostile = Awaited<ReturnType<typeof enter>>
export type Attack = {
  name: string
  run: (hostile: Hostile, random: Random) => void
  answer: 'refused or closed' | 'ignored'
}

/** A client of its own making, at the text under its own number, which hears when it is refused or cut off. */
export async function enter(url: string, actor: Actor, sectionId: string, clientId: number) {
  const socket = connectSocket(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { actor } })
  onTestFinished(() => void socket.disconnect())
  const heard = new Set<(message: ServerMessage | 'closed') => void>()
  socket.on(COLLAB_EVENT, (bytes: unknown) => {
    const message = decodeServerMessage(bytes)
    for (const listener of heard) listener(message)
  })
  socket.on('disconnect', () => heard.forEach((listener) => listener('closed')))
  const send = (message: Sent) => void socket.emit(COLLAB_EVENT, encodeClientMessage(message))
  const join = (given: Partial<JoinRequest> = {}) =>
    send({
      type: 'join',
      request: {
        protocol: PROTOCOL,
        ref: 1,
        subject: { type: 'section', id: sectionId },
        schemaVersion: SCHEMA_VERSION,
        clientId,
        draftClientIds: [],
        ...given,
      },
      stateVector: new Uint8Array([0]),
    })
  const hear = (is: (message: ServerMessage | 'closed') => boolean) =>
    new Promise<ServerMessage | 'closed'>((resolve) => {
      const listener = (message: ServerMessage | 'closed') => {
        if (!is(message)) return
        heard.delete(listener)
        resolve(message)
      }
      heard.add(listener)
    })
  // On a busy machine it may be told to come back, as everybody is.
  const again = (message: ServerMessage | 'closed') => {
    if (message !== 'closed' && message.type === 'denied' && message.denied.code === 'RETRY')
      setTimeout(join, message.denied.retryMs ?? 1000)
  }
  heard.add(again)
  socket.connect()
  const joined = hear((message) => message !== 'closed' && message.type === 'joined')
  join()
  const welcome = await joined
  heard.delete(again)
  const { channel } = (welcome as Extract<ServerMessage, { type: 'joined' }>).joined
  return { socket, send, join, hear, channel, clientId, state: (welcome as { update: Uint8Array }).update }
}

const isNo = (message: ServerMessage | 'closed') =>
  message === 'closed' || message.type === 'nack' || message.type === 'kick' || message.type === 'denied'

/** Milliseconds from the sending of the attack, which may take long to make, to the answer that refuses it. */
export async function refusalOf(hostile: Hostile, work: () => void) {
  const answer = hostile.hear(isNo)
  work()
  const from = performance.now()
  await answer
  return performance.now() - from
}

const update = (hostile: Hostile, bytes: Uint8Array, cseq = 1) =>
  hostile.send({ type: 'update', channel: hostile.channel, cseq, bytes })
const own = (hostile: Hostile, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void) =>
  updateOf(hostile.clientId, change, hostile.state)
const bytesOf = (random: Random, length: number) => Buffer.from(Array.from({ length }, () => random.below(256)))

function linked(href: string) {
  return (fragment: Y.XmlFragment) => {
    const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText('here')]
    fragment.push([paragraph])
    paragraph.push([text])
    text.format(0, 4, { link: { href } })
  }
}

function nested(depth: number) {
  return (fragment: Y.XmlFragment) => {
    let parent: Y.XmlFragment = fragment
    for (let level = 0; level < depth; level++) {
      const quote = new Y.XmlElement('blockquote')
      parent.push([quote])
      parent = quote
    }
  }
}

export const ATTACKS: Attack[] = [
  {
    name: 'random bytes',
    answer: 'refused or closed',
    run: ({ socket }, random) => void socket.emit(COLLAB_EVENT, bytesOf(random, 200)),
  },
  {
    name: 'a random update',
    answer: 'refused or closed',
    run: (hostile, random) => update(hostile, bytesOf(random, 500)),
  },
  {
    // Its head alone and a first part: the server need not wait for the rest to know.
    name: 'a frame of 50 MB',
    answer: 'refused or closed',
    run: ({ socket }) => {
      const { ws } = (socket.io.engine as unknown as { transport: { ws: { _socket: Line } } }).transport
      ws._socket.write(
        Buffer.concat([
          Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x02, 0xfa, 0xf0, 0x80, 1, 2, 3, 4]),
          Buffer.alloc(1_000_000),
        ]),
      )
    },
  },
  {
    name: 'a clock gap',
    answer: 'refused or closed',
    run: (hostile) => {
      const base = own(hostile, (fragment) => fragment.push([new Y.XmlElement('paragraph')]))
      const doc = new Y.Doc()
      Y.applyUpdate(doc, hostile.state)
      update(
        hostile,
        updateOf(
          hostile.clientId,
          (fragment) => fragment.push([new Y.XmlElement('paragraph')]),
          Y.mergeUpdates([hostile.state, base]),
        ),
      )
    },
  },
  {
    name: 'under another’s number',
    answer: 'refused or closed',
    run: (hostile) => {
      const [other] = [...Y.parseUpdateMeta(hostile.state).to.keys()]
      update(
        hostile,
        updateOf(other ?? 1, (fragment) => fragment.push([new Y.XmlElement('paragraph')]), hostile.state),
      )
    },
  },
  {
    name: 'joining under another’s number',
    answer: 'refused or closed',
    run: (hostile) => hostile.join({ clientId: [...Y.parseUpdateMeta(hostile.state).to.keys()][0] ?? 1 }),
  },
  {
    name: 'an unknown node',
    answer: 'refused or closed',
    run: (hostile) =>
      update(
        hostile,
        own(hostile, (fragment) => fragment.push([new Y.XmlElement('iframe')])),
      ),
  },
  {
    name: 'a javascript: link',
    answer: 'refused or closed',
    run: (hostile) => update(hostile, own(hostile, linked('javascript:alert(1)'))),
  },
  {
    name: 'another root',
    answer: 'refused or closed',
    run: (hostile) =>
      update(
        hostile,
        own(hostile, (_, doc) => void doc.getMap('meta').set('a', 1)),
      ),
  },
  {
    name: 'nested 2,000 deep',
    answer: 'refused or closed',
    run: (hostile) => update(hostile, own(hostile, nested(2000))),
  },
  {
    name: 'a link of 240,000 letters',
    answer: 'refused or closed',
    run: (hostile) => update(hostile, own(hostile, linked('https://example.org/' + 'x'.repeat(240_000)))),
  },
  {
    name: 'cursors, 1,000 a second',
    answer: 'ignored',
    run: ({ send, channel }, random) => {
      for (let at = 0; at < 1000; at++)
        send({ type: 'presence', channel, anchor: bytesOf(random, 40), head: bytesOf(random, 40) })
    },
  },
  {
    name: 'with callbacks that are never called',
    answer: 'ignored',
    run: ({ socket, channel }) => {
      const message = encodeClientMessage({
        type: 'presence',
        channel,
        anchor: new Uint8Array(),
        head: new Uint8Array(),
      })
      for (let at = 0; at < 1000; at++) socket.emit(COLLAB_EVENT, message, () => undefined)
    },
  },
  {
    name: '1,000 JOINs',
    answer: 'refused or closed',
    run: ({ join }) => {
      for (let at = 0; at < 1000; at++) join({ ref: at + 2 })
    },
  },
  {
    name: '2,000 requests for the difference',
    answer: 'ignored',
    run: ({ send, channel }) => {
      for (let at = 0; at < 2000; at++) send({ type: 'resync', channel, stateVector: new Uint8Array([0]) })
    },
  },
  {
    name: '2,000 refused updates, answers not read',
    answer: 'ignored',
    run: (hostile) => {
      setPace(hostile.socket, 0)
      const bytes = own(hostile, (fragment) => fragment.push([new Y.XmlElement('iframe')]))
      for (let at = 0; at < 2000; at++) update(hostile, bytes)
    },
  },
]
