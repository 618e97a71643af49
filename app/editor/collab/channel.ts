import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import {
  type ClientMessage,
  type Denied,
  PROTOCOL,
  SEND_LIMITS,
  type ServerMessage,
} from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT, decodeServerMessage, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { ChannelEvents } from './channel-events.ts'
import { Inbox, isIncomplete, type Screen } from './inbox.ts'
import type { Left } from './left-ids.ts'
import { closed, leaveOnceJoined, opened } from './open-channels.ts'

const JOIN_TIMEOUT_MS = 10_000
const RECONNECT_MS = 1000
const UNAVAILABLE_MS = 2000
const MISSING_MS = 500
const MISSING_MOST_MS = 30_000
const NOTHING = new Uint8Array()
let refs = 0

type Settings = {
  socket: Socket
  subject: DocumentSubject
  schemaVersion: number
  doc: Y.Doc
  origin: unknown
  events: ChannelEvents
}
type Tick = Extract<ServerMessage, { type: 'tick' }>

/** One Y.Doc's connection to the server: joins, joins again after each interruption, keeps the order of ticks, and asks for what it missed. */
export class Channel {
  joined = false
  lineage: string | undefined
  draftClientIds: number[] = []
  /** The id of an earlier visit that this copy asks to go on under; null from the answer on. */
  resumes: Left | null = null
  /** What the server has told of whose letters these are, since the text was joined: for `readAuthors`. */
  authors: Uint8Array[] = []
  /** Up to where this copy's own text was acknowledged. */
  stored = 0
  private channel = 0
  private ref = 0
  /** A JOIN was sent and is not answered. */
  private asking = false
  /** How long to wait before what is missing is asked for again. */
  private missingMs = 0
  private headSeq = 0
  private waiting: Tick[] | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private drainMs = RECONNECT_MS
  private readonly inbox: Inbox

  constructor(private readonly settings: Settings) {
    this.inbox = new Inbox(settings.doc, settings.origin, () => this.missing())
  }

  /** Joined, and nothing that came is waiting for something that did not. */
  get whole() {
    return this.joined && !isIncomplete(this.settings.doc)
  }

  /** Listens, and joins as soon as there is a connection. */
  start() {
    const { socket, subject } = this.settings
    opened(socket, subject.id, this)
    socket.on(COLLAB_EVENT, this.receive)
    socket.on('connect', this.join)
    socket.on('disconnect', this.disconnected)
    socket.on('connect_error', this.notConnected)
    // A socket that is on its way must not be asked again: a second CONNECT would make a second seat for the same text.
    if (socket.connected) this.join()
    else if (!socket.active) socket.connect()
  }

  /** Leaves the text and hears nothing more; the socket stays open. */
  stop() {
    const { socket, subject } = this.settings
    closed(socket, subject.id, this)
    if (this.joined) this.leave(this.channel)
    else if (this.asking && socket.connected) leaveOnceJoined(socket, subject.id, this.ref, (it) => this.leave(it))
    this.clear()
    this.inbox.stop()
    socket.off(COLLAB_EVENT, this.receive)
    socket.off('connect', this.join)
    socket.off('disconnect', this.disconnected)
    socket.off('connect_error', this.notConnected)
  }

  /** Asks for the text, or for what is new of it. Asks again when no answer comes. */
  join = () => {
    this.clear()
    this.inbox.apply()
    const { subject, schemaVersion, doc } = this.settings
    const { lineage, draftClientIds, resumes } = this
    this.ref = ++refs
    this.asking = true
    this.send({
      type: 'join',
      request: {
        protocol: PROTOCOL,
        ref: this.ref,
        subject,
        schemaVersion,
        clientId: resumes?.clientId ?? doc.clientID,
        draftClientIds,
        ...(resumes && { resumed: { clock: resumes.clock, lineage: resumes.lineage } }),
        ...(lineage && { lineage, headSeq: this.headSeq, stored: this.stored }),
      },
      stateVector: Y.encodeStateVector(doc),
    })
    this.later(JOIN_TIMEOUT_MS, this.join)
  }

  joinAgain(afterMs: number) {
    this.clear()
    this.later(afterMs, this.join)
  }

  /** The newest row that stands in the text as it is shown: what is written now was written knowing it. */
  get knownSeq() {
    return this.inbox.shownSeq
  }

  /** Sends an update, in parts where it is too large for one message. What is not connected now is lost: the outbox sends again. */
  update(cseq: number, bytes: Uint8Array, known: number) {
    const { channel } = this
    const { updateBytes } = SEND_LIMITS
    if (bytes.length <= updateBytes) return this.send({ type: 'update', channel, cseq, known, bytes })
    const count = Math.ceil(bytes.length / updateBytes)
    for (let index = 0; index < count; index++) {
      const part = bytes.subarray(index * updateBytes, (index + 1) * updateBytes)
      this.send({ type: 'chunk', channel, cseq, known, index, count, bytes: part })
    }
  }

  /** Where the caret stands; without a place, that it is nowhere. */
  presence(anchor: Uint8Array = NOTHING, head: Uint8Array = NOTHING) {
    if (this.joined) this.send({ type: 'presence', channel: this.channel, anchor, head })
  }

  /** What was offered back is with its author. */
  kept() {
    if (this.joined) this.send({ type: 'kept', channel: this.channel })
  }

  /** What others wrote comes once a second while nobody looks, and at once when somebody does again. */
  hide(hidden: boolean) {
    if (hidden) this.inbox.hide()
    else this.inbox.apply()
  }

  /** Where the text is shown, until the returned function is called. */
  showOn(screen: Screen) {
    this.inbox.screen = screen
    return () => {
      this.inbox.screen = null
    }
  }

  /** At once, and again after longer and longer while it stays missing. */
  private missing() {
    if (!this.joined || this.waiting) return
    const wait = this.missingMs
    this.missingMs = Math.min(MISSING_MOST_MS, wait * 2 || MISSING_MS)
    if (wait) this.later(wait, () => this.resync())
    else this.resync()
  }

  /** Asks for the difference to what the server has; ticks that come meanwhile wait for it. */
  resync() {
    if (this.waiting) return
    this.waiting = []
    this.inbox.apply()
    this.send({ type: 'resync', channel: this.channel, stateVector: Y.encodeStateVector(this.settings.doc) })
    this.later(JOIN_TIMEOUT_MS, this.join)
  }

  private receive = (input: unknown) => {
    let message: ServerMessage
    try {
      message = decodeServerMessage(input)
    } catch {
      return this.settings.events.kicked('PROTOCOL')
    }
    const { events } = this.settings
    if (message.type === 'joined') return message.joined.ref === this.ref ? this.welcome(message) : undefined
    if (message.type === 'denied') return message.denied.ref === this.ref ? this.denied(message.denied) : undefined
    if (message.type === 'drain') return void (this.drainMs = message.retryMs)
    if (message.type === 'kick' && message.channel === 0) return events.kicked(message.code)
    if (this.joined && message.channel === this.channel) this.hear(message)
  }

  private hear(message: Exclude<ServerMessage, { type: 'joined' | 'denied' | 'drain' }>) {
    const { events } = this.settings
    switch (message.type) {
      case 'ack':
        // What came before the answer is shown before it: the caret goes with one's own words or stays with them by whether they were stored then.
        this.inbox.apply()
        return events.acked(message.cseq)
      case 'nack':
        return events.nacked(message.cseq, message.code, message.retryMs)
      case 'tick':
        return this.tick(message)
      case 'diff':
        this.authors = [message.authors]
        return this.catchUp(message.update, message.headSeq)
      case 'role':
        return events.role(message.notice)
      case 'kick':
        this.clear()
        return events.kicked(message.code)
      case 'words':
        return void events.offered(message.words).then((kept) => kept && this.kept())
      case 'lineage':
        return events.replaced()
    }
  }

  private welcome({ joined, authors, update }: Extract<ServerMessage, { type: 'joined' }>) {
    this.clear()
    this.authors = [authors]
    this.joined = true
    this.channel = joined.channel
    this.headSeq = joined.headSeq
    this.lineage = joined.lineage
    this.drainMs = RECONNECT_MS
    this.inbox.add(update, joined.headSeq)
    this.inbox.apply()
    this.settings.events.joined(joined)
  }

  private denied(denied: Denied) {
    this.clear()
    this.settings.events.denied(denied)
  }

  private tick(tick: Tick) {
    if (this.waiting) return void this.waiting.push(tick)
    if (tick.presence) this.settings.events.presence(tick.presence)
    if (tick.authors) this.authors.push(tick.authors)
    if (tick.fromSeq > this.headSeq + 1) return this.resync()
    this.headSeq = Math.max(this.headSeq, tick.toSeq)
    if (tick.update.length) this.inbox.add(tick.update, tick.toSeq)
  }

  private catchUp(update: Uint8Array, headSeq: number) {
    const missed = this.waiting ?? []
    this.cancel()
    this.waiting = null
    this.headSeq = Math.max(this.headSeq, headSeq)
    this.inbox.add(update, headSeq)
    this.inbox.apply()
    for (const tick of missed) this.tick(tick)
    if (this.whole) this.missingMs = 0
    this.settings.events.caughtUp()
  }

  private disconnected = (reason: string) => {
    this.clear()
    this.settings.events.lost(false)
    // Socket.IO comes back by itself only when it was not the server that closed.
    if (reason === 'io server disconnect') this.later(spread(this.drainMs), () => this.settings.socket.connect())
  }

  private notConnected = (error: Error) => {
    const { socket, events } = this.settings
    events.lost(error.message === 'signed-out')
    if (!socket.active && error.message !== 'signed-out') this.later(spread(UNAVAILABLE_MS), () => socket.connect())
  }

  private leave(channel: number) {
    this.send({ type: 'leave', channel })
  }

  private send(message: ClientMessage) {
    const { socket } = this.settings
    // Never into the client's own buffer: what is not sent now is sent after the next JOIN.
    if (socket.connected) socket.emit(COLLAB_EVENT, encodeClientMessage(message))
  }

  private clear() {
    this.joined = false
    this.asking = false
    this.waiting = null
    this.cancel()
  }

  private later(ms: number, work: () => void) {
    this.cancel()
    this.timer = setTimeout(work, ms)
  }

  private cancel() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}

/** Not everybody at the same moment. */
function spread(ms: number) {
  return ms * (0.5 + Math.random())
}
