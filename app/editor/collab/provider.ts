import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { Denied, Joined, KickCode, NackCode, ReadReason, RoleNotice } from '#app/shared/collab-messages.ts'
import { CONTENT_ROOT, SCHEMA_VERSION } from '../schema/version.ts'
import { Channel } from './channel.ts'
import { DraftKeeper } from './draft-keeper.ts'
import { warnOnLeaving } from './leave-warning.ts'
import { Outbox } from './outbox.ts'
import { People } from './people.ts'
import { draftStoreFor, socketFor, type CollabOptions } from './provider-options.ts'
import { fits, rawWords, wordsOf } from './refused-text.ts'

export type { PresencePerson } from './people.ts'
export type CollabState = 'connecting' | 'saved' | 'saving' | 'offline' | 'refused' | 'upgrade' | 'gone'

const DRAFT = 'draft'
const MERGE_MS = 60
const GAPS = 5
const LINGER_MS = 5000

/** A section's text as this browser holds it, kept equal to the server's. Without a framework, and also in Node. */
export class CollabProvider {
  doc = new Y.Doc()
  /** Counts the documents: what was refused starts a new one, and the editor with it. */
  generation = 0
  savedAt: Date | null = null
  role: 'writer' | 'reader' = 'reader'
  reason: ReadReason | undefined
  personId: string | null = null
  /** The words the server did not take, for their author to copy; null when there are none. */
  refusedText: string | null = null
  /** Resolves when the text is here; a new promise with each generation. */
  ready: Promise<void>
  private end: 'upgrade' | 'gone' | null = null
  private offline = false
  private gaps = 0
  private resolveReady: () => void = () => undefined
  private readonly socket: Socket
  private readonly releaseSocket: () => void
  private readonly stopWarning: () => void
  private channel: Channel
  private outbox: Outbox
  private readonly drafts: DraftKeeper
  private readonly people_: People
  private readonly listeners = new Set<() => void>()
  private selection: { anchor: Uint8Array; head: Uint8Array } | null = null
  private destroyed = false
  private strayed = false
  private lingering: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly options: CollabOptions) {
    const { socket, release } = socketFor(options)
    this.socket = socket
    this.releaseSocket = release
    this.drafts = new DraftKeeper(draftStoreFor(options), options.sectionId)
    this.people_ = new People(() => this.doc.clientID)
    this.ready = this.newReady()
    this.outbox = this.newOutbox()
    this.channel = this.newChannel()
    this.listen()
    void this.begin()
    this.stopWarning = warnOnLeaving(() => !this.outbox.empty || this.refusedText !== null)
  }

  get fragment() {
    return this.doc.getXmlFragment(CONTENT_ROOT)
  }

  get people() {
    return this.people_.list
  }

  /** How many more are there than are shown. */
  get unseen() {
    return this.people_.unseen
  }

  get state(): CollabState {
    if (this.end) return this.end
    if (this.refusedText !== null) return 'refused'
    if (!this.channel.joined) return this.offline ? 'offline' : 'connecting'
    return this.outbox.empty ? 'saved' : 'saving'
  }

  onChange(listener: () => void) {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  setPresence(selection: { anchor: Uint8Array; head: Uint8Array } | null) {
    this.selection = selection
    this.channel.presence(selection?.anchor, selection?.head)
  }

  discardRefused() {
    this.refusedText = null
    this.changed()
  }

  /** Lets go once the last words are stored, or after a moment when they cannot be: then they stay on this device. */
  destroy() {
    this.destroyed = true
    this.listeners.clear()
    if (this.outbox.empty || !this.channel.joined) return this.finish()
    this.outbox.hurry()
    this.lingering = setTimeout(() => this.finish(), LINGER_MS)
  }

  private finish() {
    if (this.lingering) clearTimeout(this.lingering)
    this.stopWarning()
    this.drafts.stop(this.outbox.unsaved())
    this.outbox.stop()
    this.channel.stop()
    this.releaseSocket()
    this.doc.destroy()
  }

  private async begin() {
    await this.drafts.find()
    if (!this.destroyed) this.channel.start()
  }

  private listen() {
    this.drafts.open(this.doc.clientID, () => this.outbox.unsaved())
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      if (this.strays(update)) return void (this.strayed = true)
      const wasEmpty = this.outbox.empty
      this.outbox.add(update)
      this.drafts.touch(!this.channel.joined)
      if (wasEmpty) this.changed()
    })
  }

  /** The editor's own tidying on a reader's screen: not theirs to send, and no words of theirs to give back. */
  private strays(update: Uint8Array) {
    return this.role === 'reader' && this.channel.joined && wordsOf(this.doc, this.fragment, update) === ''
  }

  private newReady() {
    return new Promise<void>((resolve) => (this.resolveReady = resolve))
  }

  private newOutbox(): Outbox {
    return new Outbox({
      mergeMs: this.options.mergeMs ?? MERGE_MS,
      send: (cseq, bytes) => this.channel.update(cseq, bytes),
      maySend: () => this.channel.joined,
    })
  }

  private newChannel(): Channel {
    return new Channel({
      socket: this.socket,
      sectionId: this.options.sectionId,
      schemaVersion: this.options.schemaVersion ?? SCHEMA_VERSION,
      doc: this.doc,
      origin: this,
      events: {
        joined: (joined) => this.joined(joined),
        denied: (denied) => this.denied(denied),
        acked: (cseq) => this.acked(cseq),
        nacked: (_, code, retryMs) => this.nacked(code, retryMs),
        role: (notice) => this.setRole(notice),
        presence: (changes) => {
          this.people_.change(changes)
          this.changed()
        },
        kicked: (code) => this.kicked(code),
        replaced: () => this.refuse(),
        lost: (signedOut) => this.lost(signedOut),
        caughtUp: () => this.outbox.resend(),
      },
    })
  }

  private joined(joined: Joined) {
    this.offline = false
    this.personId = joined.personId
    this.outbox.acknowledge(joined.acked)
    this.people_.replace(joined.people, joined.cursors, joined.count)
    this.drafts.identify(joined.lineage, joined.personId)
    const draftClientIds = this.drafts.clientIds()
    if (draftClientIds.some((id) => !this.channel.draftClientIds.includes(id))) {
      // Only now is it known whose drafts count: their ids are made known before their text is sent.
      this.channel.draftClientIds = draftClientIds
      return this.channel.join()
    }
    this.setRole(joined)
    this.restoreDrafts(joined.lineage)
    this.outbox.resend()
    this.settle()
    if (this.selection) this.setPresence(this.selection)
    this.resolveReady()
    this.changed()
  }

  /** Text of an earlier visit goes on top of what the server has, and then the way of all edits; what no longer fits is offered. */
  private restoreDrafts(lineage: string) {
    const lost: string[] = []
    for (const { bytes, lineage: of } of this.drafts.take()) {
      if (of === lineage && fits(this.doc, bytes)) Y.applyUpdate(this.doc, bytes, DRAFT)
      else lost.push(rawWords(bytes))
    }
    if (lost.length) this.refusedText = [this.refusedText, ...lost].filter(Boolean).join('\n')
  }

  private denied({ code, retryMs = 1000 }: Denied) {
    if (code === 'UPGRADE') this.end = 'upgrade'
    else if (code === 'GONE' || code === 'AUTH') this.end = 'gone'
    else if (code === 'LINEAGE') return this.refuse()
    else if (code === 'CLIENTID') return this.refuse(this.drafts.take().map(({ bytes }) => rawWords(bytes)).join('\n'))
    else this.channel.joinAgain(code === 'FULL' ? 5000 : retryMs)
    this.changed()
  }

  private acked(cseq: number) {
    this.gaps = 0
    this.outbox.acknowledge(cseq)
    this.settle()
    this.changed()
  }

  private settle() {
    if (!this.outbox.empty) return
    if (this.destroyed) return this.finish()
    this.savedAt = new Date()
    this.drafts.done()
  }

  private nacked(code: NackCode, retryMs: number) {
    if (code === 'RATE') return this.outbox.resend(retryMs)
    if (code === 'GAP' && ++this.gaps <= GAPS) return this.channel.resync()
    this.refuse()
  }

  /** The server will not take what is unsaved: its words are kept for the author, and the text starts anew from the server. */
  private refuse(words?: string) {
    const unsaved = this.outbox.unsaved()
    const own = unsaved ? wordsOf(this.doc, this.fragment, unsaved) : ''
    const lost = [this.refusedText, words, own].filter(Boolean).join('\n')
    if (unsaved || words !== undefined) this.refusedText = lost
    this.drafts.done()
    this.outbox.stop()
    this.channel.stop()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.generation++
    this.gaps = 0
    this.strayed = false
    const waiting = this.resolveReady
    this.ready = this.newReady()
    void this.ready.then(waiting)
    this.outbox = this.newOutbox()
    this.channel = this.newChannel()
    this.listen()
    this.channel.start()
    this.changed()
  }

  private setRole({ role, reason }: RoleNotice) {
    this.role = role
    this.reason = reason
    if (role === 'writer' && this.strayed) return this.refuse()
    this.changed()
  }

  private kicked(code: KickCode) {
    if (code === 'RELOAD' || code === 'REPLACED') this.channel.joinAgain(200 + Math.random() * 800)
    else this.end = code === 'PROTOCOL' ? 'upgrade' : 'gone'
    this.changed()
  }

  private lost(signedOut: boolean) {
    this.offline = true
    if (signedOut) this.end = 'gone'
    this.people_.clear()
    this.drafts.touch(true)
    this.changed()
  }

  private changed() {
    for (const listener of [...this.listeners]) listener()
  }
}
