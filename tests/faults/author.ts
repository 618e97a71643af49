import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { COLLAB_EVENT, decodeServerMessage } from '#app/shared/collab-protocol.ts'
import { decodeClientMessage } from '#app/shared/collab-requests.ts'
import { plain, tokenOf, tokensIn, tokensInUpdate } from './tokens.ts'

const PARAGRAPH_TOKENS = 25

/** Typed, acknowledged, refused and given back, erased by their own author. */
export type Note = (kind: 'T' | 'A' | 'R' | 'D', token: string) => void

/** Somebody who types tokens, each after their last one, and who keeps account of what the server said about each. */
export class Author {
  typed = 0
  /** From the keystroke to its acknowledgement, since these were last taken. */
  private waits: number[] = []
  private readonly open = new Map<string, number>()
  private sent = new Map<number, string[]>()
  private generation = 0
  private own: Y.XmlElement | null = null
  private inOwn = 0
  private refused = ''
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly provider: CollabProvider,
    socket: Pick<Socket, 'onAny' | 'onAnyOutgoing'>,
    readonly number: number,
    private readonly note: Note,
  ) {
    socket.onAnyOutgoing((event: string, bytes: Buffer) => {
      const message = event === COLLAB_EVENT && decodeClientMessage(bytes)
      if (message && message.type === 'update') this.sentNow().set(message.cseq, tokensInUpdate(message.bytes))
    })
    socket.onAny((event: string, bytes: Buffer) => {
      const message = event === COLLAB_EVENT && decodeServerMessage(bytes)
      if (message && message.type === 'ack') this.upTo(message.cseq)
      if (message && message.type === 'joined') this.upTo(message.joined.acked)
    })
    provider.onChange(() => this.hear())
  }

  /** How much of what they typed is neither acknowledged nor given back. */
  get unanswered() {
    return this.open.size
  }

  takeWaits() {
    const waits = this.waits
    this.waits = []
    return waits
  }

  /** Resolves with the milliseconds until something typed from now on is acknowledged. */
  nextAcknowledged() {
    const from = performance.now()
    const index = this.typed
    return new Promise<number>((resolve) => {
      const check = () => {
        if (![...this.acknowledgedFrom].some((it) => it >= index)) return
        this.listeners.delete(check)
        resolve(performance.now() - from)
      }
      this.acknowledgedFrom.clear()
      this.listeners.add(check)
    })
  }
  private readonly acknowledgedFrom = new Set<number>()

  type() {
    const { doc, fragment, generation } = this.provider
    if (generation !== this.generation) this.startAnew(generation)
    const token = tokenOf(this.number, this.typed++)
    this.note('T', token)
    this.open.set(token, performance.now())
    doc.transact(() => {
      const text = this.place(fragment)
      text.insert(text.length, token)
    })
  }

  /** Takes one of their own words back, if they still have the paragraph. */
  erase(share: number) {
    if (!this.own?._item || this.own._item.deleted || this.provider.generation !== this.generation) return
    const text = this.own.get(0) as Y.XmlText
    const words = plain(text)
    const tokens = tokensIn(words)
    const token = tokens[Math.floor(tokens.length * share)]
    if (!token) return
    this.note('D', token)
    this.open.delete(token)
    text.delete(words.indexOf(token), token.length)
  }

  private place(fragment: Y.XmlFragment): Y.XmlText {
    const standing = this.own && this.own._item && !this.own._item.deleted ? this.own : null
    if (!standing || this.inOwn++ >= PARAGRAPH_TOKENS) {
      const paragraph = new Y.XmlElement('paragraph')
      if (standing) fragment.insertAfter(standing, [paragraph])
      else fragment.push([paragraph])
      paragraph.push([new Y.XmlText()])
      this.own = paragraph
      this.inOwn = 1
    }
    return this.own!.get(0) as Y.XmlText
  }

  private startAnew(generation: number) {
    this.generation = generation
    this.own = null
  }

  /** Numbers begin again with a new text, which has a new client id. */
  private sentGeneration = 0
  private sentNow() {
    if (this.sentGeneration !== this.provider.generation) {
      this.sentGeneration = this.provider.generation
      this.sent = new Map()
    }
    return this.sent
  }

  private upTo(cseq: number) {
    const sent = this.sentNow()
    for (const [number, tokens] of sent) {
      if (number > cseq) continue
      sent.delete(number)
      for (const token of tokens) this.acknowledge(token)
    }
    for (const listener of [...this.listeners]) listener()
  }

  private acknowledge(token: string) {
    this.note('A', token)
    this.acknowledgedFrom.add(Number(/-(\d+)/.exec(token)![1]))
    const since = this.open.get(token)
    this.open.delete(token)
    if (since !== undefined) this.waits.push(performance.now() - since)
  }

  private hear() {
    const { refusedText } = this.provider
    if (refusedText === null) this.refused = ''
    if (refusedText === null || refusedText === this.refused) return
    this.refused = refusedText
    for (const token of tokensIn(refusedText)) {
      this.open.delete(token)
      this.note('R', token)
    }
  }
}
