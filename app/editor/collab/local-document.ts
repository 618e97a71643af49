import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import type { Joined } from '#app/shared/collab-messages.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { plainlyTyped } from '../moves/plain-typing.ts'
import { CONTENT_ROOT, OLDEST_DRAFT_VERSION, SCHEMA_VERSION } from '../schema/version.ts'
import { Channel } from './channel.ts'
import type { ChannelEvents } from './channel-events.ts'
import type { Draft, DraftStore } from './drafts.ts'
import type { Left, LeftIds } from './left-ids.ts'
import { Outbox } from './outbox.ts'
import { fits, wordsMissing, wordsOf, wordsOfDraft } from './refused-text.ts'

const DRAFT = 'draft'
const MERGE_MS = 60
const ANSWER_MS = 5000

/** What a text is opened with. */
export type CollabOptions = {
  subject: DocumentSubject
  url?: string
  socket?: Socket
  /** False keeps no draft on this device; tests bring a store of their own. */
  indexedDb?: boolean
  drafts?: DraftStore
  leftIds?: LeftIds
  mergeMs?: number
  /** How long an update may stay unanswered before it is sent again. */
  answerMs?: number
  schemaVersion?: number
}

type Settings = {
  options: CollabOptions
  socket: Socket
  /** Marks the server's updates, so that they are not sent back. */
  origin: unknown
  events: ChannelEvents
  isReader: () => boolean
  edited: (first: boolean) => void
  /** Something of the text is gone from a reader's screen, and nowhere else. */
  readerDeleted: () => void
}

/** The section's text on this side, its line to the server and what waits to be sent; what was refused leads to a new one. */
export class LocalDocument {
  readonly doc = new Y.Doc()
  readonly outbox: Outbox
  readonly channel: Channel
  readonly schemaVersion: number
  /** Whether a change made here was kept back: it is not in the server's text. */
  rejected = false
  /** A JOIN was sent to learn what of the refused is stored. */
  asked = false
  /** How often in a row the server missed what came before. */
  gaps = 0
  /** How often others did more than type. */
  private moves = 0
  private restoring: Draft | null = null

  constructor(private readonly settings: Settings) {
    const { options, socket, origin, events } = settings
    const { subject, mergeMs = MERGE_MS, answerMs = ANSWER_MS, schemaVersion = SCHEMA_VERSION } = options
    this.schemaVersion = schemaVersion
    this.channel = new Channel({ socket, subject, schemaVersion, doc: this.doc, origin, events })
    this.outbox = new Outbox({
      mergeMs,
      answerMs,
      send: (cseq, bytes, known) => this.channel.update(cseq, bytes, known),
      maySend: () => this.channel.joined,
    })
    this.doc.on('update', this.changed)
    this.doc.on('afterTransaction', this.watch)
  }

  get fragment() {
    return this.doc.getXmlFragment(CONTENT_ROOT)
  }

  /** The words that nobody else has yet; undefined when nothing waits. */
  unsavedWords(): string | undefined {
    return this.wordsIn(this.outbox.unsaved()?.bytes)
  }

  /** The same where the server has lost some of what it had acknowledged: all of this copy's own from that clock on. */
  wordsFrom(clock: number): string | undefined {
    const known = Y.decodeStateVector(Y.encodeStateVector(this.doc)).set(this.doc.clientID, clock)
    return this.wordsIn(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(known))) || undefined
  }

  /** All that was written here is stored; what was kept back never is. */
  noteStored() {
    if (this.rejected) return
    this.channel.stored = Y.getState(this.doc.store, this.doc.clientID)
  }

  /** Goes on under the id of an earlier visit, whose text has just come. False where something was written under another before. */
  resume({ clientId }: Left): boolean {
    if (!this.outbox.empty || this.rejected) return false
    this.doc.clientID = clientId
    return true
  }

  /** What is to be known of this copy's id on the next visit; null unless all that was written under it is stored. */
  get left(): Left | null {
    const { lineage, stored } = this.channel
    const { clientID: clientId, store } = this.doc
    if (!this.outbox.empty || this.rejected || !lineage || !stored || stored !== Y.getState(store, clientId))
      return null
    return { clientId, clock: stored, lineage }
  }

  private wordsIn(unsaved: Uint8Array | undefined): string | undefined {
    return unsaved ? wordsOf(this.doc, this.fragment, unsaved) : undefined
  }

  /**
   * Text of an earlier visit goes on top of what the server has, and then the way of all edits. Returns the words of what no longer fits: of
   * a text that was begun anew, or of a page whose schema the text cannot take over.
   */
  restore(drafts: Draft[], { lineage, organisationId }: Pick<Joined, 'lineage' | 'organisationId'>): string[] {
    return drafts.flatMap((draft) => {
      const { bytes, words, organisationId: writtenFor = organisationId, schemaVersion = 1 } = draft
      const isOfThisText = draft.lineage === lineage
      const isBuilt = schemaVersion >= OLDEST_DRAFT_VERSION && schemaVersion <= this.schemaVersion
      // What was written for another organisation is not sent for this one: its author may put it in again.
      if (words !== undefined || !isOfThisText || !isBuilt || writtenFor !== organisationId)
        return [wordsOfDraft(draft)]
      if (!fits(this.doc, bytes)) return [wordsMissing(this.doc, bytes)]
      this.restoring = draft
      Y.applyUpdate(this.doc, bytes, DRAFT)
      this.restoring = null
      return []
    })
  }

  stop() {
    this.outbox.stop()
    this.channel.stop()
  }

  private watch = (transaction: Y.Transaction) => {
    if (transaction.origin === this.settings.origin && plainlyTyped(transaction) === null) this.moves++
  }

  private changed = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === this.settings.origin) return
    const { deleteSet } = transaction
    if (this.rejects(update)) {
      this.rejected = true
      if (deleteSet.clients.size) this.settings.readerDeleted()
      return
    }
    const first = this.outbox.empty
    this.outbox.add({ ...this.partOf(update, transaction), moves: this.moves })
    this.settings.edited(first)
  }

  private partOf(update: Uint8Array, transaction: Y.Transaction) {
    const { restoring } = this
    // As it was written: made anew from the text, it would leave out what was written into blocks that are gone. What the server has is no part of it.
    if (restoring)
      return {
        bytes: Y.diffUpdate(restoring.bytes, Y.encodeStateVector(transaction.beforeState)),
        known: restoring.known ?? 0,
        light: false,
      }
    const brings = [...transaction.afterState].some(
      ([client, clock]) => clock > (transaction.beforeState.get(client) ?? 0),
    )
    return { bytes: update, known: this.channel.knownSeq, light: !brings || plainlyTyped(transaction) !== null }
  }

  /** The editor's own tidying on a reader's screen: not theirs to send, and no words of theirs to give back. */
  private rejects(update: Uint8Array) {
    return this.settings.isReader() && this.channel.joined && wordsOf(this.doc, this.fragment, update) === ''
  }
}
