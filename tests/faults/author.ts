import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { COLLAB_EVENT, decodeServerMessage } from '#app/shared/collab-protocol.ts'
import { decodeClientMessage } from '#app/shared/collab-requests.ts'
import { textsIn } from '#server/realtime/collab/document/passages.ts'
import { identified } from '#tests/factories/blocks.ts'
import { authorOf, plain, tokenOf, tokensIn, tokensInUpdate } from './tokens.ts'

const PARAGRAPH_TOKENS = 25

/** Typed, acknowledged, refused and given back, erased by their own author, offered after they were acknowledged. */
export type Note = (kind: 'T' | 'A' | 'R' | 'D' | 'O', token: string) => void

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
  /** What they typed into this text and did not take back, the last of it where their caret stands. */
  private mine: string[] = []
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
    this.awaitText()
  }

  /** As the page does it: nobody writes into a text that has not arrived, neither the first one nor the one after a refusal. */
  private awaitText() {
    const { generation, ready } = this.provider
    if (this.awaited === generation) return
    this.awaited = generation
    void ready.then(() => {
      if (this.provider.generation === generation) this.arrived = generation
    })
  }
  private awaited = -1
  private arrived = -1

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
    if (this.arrived !== generation) return
    if (generation !== this.generation) this.startAnew(generation)
    const token = tokenOf(this.number, this.typed++)
    this.note('T', token)
    this.open.set(token, performance.now())
    doc.transact(() => {
      const { text, at } = this.place(fragment)
      text.insert(at, token)
    })
    this.mine.push(token)
  }

  /** Whether the text is here to be written into. */
  get writes() {
    return this.arrived === this.provider.generation
  }

  /** What stands in the block in which they type, as far as they know. */
  wordsBeside() {
    const text = this.provider.generation === this.generation && this.own?.get(0)
    return text instanceof Y.XmlText ? tokensIn(plain(text)) : []
  }

  get lastWord() {
    return this.mine.at(-1)
  }

  /** Takes one of their own words back, if they still have the paragraph. */
  erase(share: number) {
    if (!this.own?._item || this.own._item.deleted || this.provider.generation !== this.generation) return
    const text = this.own.get(0)
    if (!(text instanceof Y.XmlText)) return
    const words = plain(text)
    const tokens = tokensIn(words).filter((token) => authorOf(token) === this.number)
    const token = tokens[Math.floor(tokens.length * share)]
    if (!token) return
    this.note('D', token)
    this.open.delete(token)
    this.mine = this.mine.filter((word) => word !== token)
    text.delete(words.indexOf(token), token.length)
  }

  /** Behind their last word, wherever others have put it; after so many words in a new paragraph. */
  private place(fragment: Y.XmlFragment): { text: Y.XmlText; at: number } {
    const standing = this.caret(fragment)
    if (standing && this.inOwn++ < PARAGRAPH_TOKENS) return standing
    const paragraph = identified(new Y.XmlElement('paragraph'))
    const text = new Y.XmlText()
    if (standing) fragment.insertAfter(topOf(standing.text, fragment), [paragraph])
    else fragment.push([paragraph])
    paragraph.push([text])
    this.own = paragraph
    this.inOwn = 1
    return { text, at: 0 }
  }

  private caret(fragment: Y.XmlFragment): { text: Y.XmlText; at: number } | null {
    const own = this.own?._item && !this.own._item.deleted ? this.own.get(0) : null
    const last = this.mine.at(-1)
    if (last === undefined) return own instanceof Y.XmlText ? { text: own, at: own.length } : null
    for (const text of own instanceof Y.XmlText ? [own, ...textsIn(fragment)] : textsIn(fragment)) {
      const at = plain(text).indexOf(last)
      if (at === -1) continue
      this.own = text.parent as Y.XmlElement
      return { text, at: at + last.length }
    }
    return own instanceof Y.XmlText ? { text: own, at: own.length } : null
  }

  private startAnew(generation: number) {
    this.generation = generation
    this.own = null
    this.mine = []
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
    this.awaitText()
    const { refusedText } = this.provider
    if (refusedText === null) this.refused = ''
    if (refusedText === null || refusedText === this.refused) return
    this.refused = refusedText
    for (const token of tokensIn(refusedText)) {
      // Others' words that stood in a block whose change was refused are not theirs to get back.
      if (authorOf(token) === this.number) this.note(this.open.delete(token) ? 'R' : 'O', token)
    }
  }
}

function topOf(text: Y.XmlText, fragment: Y.XmlFragment): Y.XmlElement {
  let element = text.parent as Y.XmlElement
  while (element.parent !== fragment) element = element.parent as Y.XmlElement
  return element
}
