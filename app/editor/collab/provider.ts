import type { Socket } from 'socket.io-client'
import type { Joined, RoleNotice } from '#app/shared/collab-messages.ts'
import type { ChannelEvents } from './channel-events.ts'
import { socketFor } from './collab-socket.ts'
import { DraftKeeper, RefusedWords } from './draft-keeper.ts'
import { draftStoreFor } from './drafts.ts'
import type { Screen } from './inbox.ts'
import { type LeftIds, leftIdsFor } from './left-ids.ts'
import { type CollabOptions, LocalDocument } from './local-document.ts'
import { People } from './people.ts'
import { ProviderState } from './provider-state.ts'
import { wordsOfDraft } from './refused-text.ts'
import { isHidden, warnOnLeaving, watchTab } from './tab.ts'

const GAPS = 5
const LINGER_MS = 5000

/** A section's text as this browser holds it, kept equal to the server's. Without a framework, and also in Node. */
export class CollabProvider extends ProviderState {
  /** Resolves when the text is here; a new promise with each generation. */
  ready: Promise<void>
  readonly refused: RefusedWords
  protected local: LocalDocument
  protected readonly others: People
  private resolveReady: () => void = () => undefined
  private readonly socket: Socket
  private readonly releaseSocket: () => void
  private readonly stopWatching: (() => void)[]
  private readonly drafts: DraftKeeper
  private readonly leftIds: LeftIds | null
  private selection: { anchor: Uint8Array; head: Uint8Array } | null = null
  private destroyed = false
  /** For whom they act, once it is known. */
  private organisationId: string | null | undefined
  private leaving = false
  /** Once for each role. */
  private hasRestored = false
  private lingering: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly options: CollabOptions) {
    super()
    const { socket, release } = socketFor(options)
    this.socket = socket
    this.releaseSocket = release
    this.drafts = new DraftKeeper(draftStoreFor(options), options.subject.id)
    this.leftIds = leftIdsFor(options)
    this.refused = new RefusedWords(this.drafts)
    this.others = new People(() => this.doc.clientID)
    this.ready = this.newReady()
    this.local = this.newLocalDocument()
    void this.begin()
    this.stopWatching = [
      warnOnLeaving(() => !this.leaving && (this.unsaved || this.refusedText !== null)),
      watchTab({ hidden: () => this.hidden(), shown: () => this.shown() }),
    ]
  }

  /** Shows the others where the caret is, once the text is joined; null where it is not in the text. */
  setPresence(selection: { anchor: Uint8Array; head: Uint8Array } | null) {
    this.selection = selection
    if (!isHidden()) this.local.channel.presence(selection?.anchor, selection?.head)
  }

  /** Where the present text is shown, until told otherwise. */
  showOn(screen: Screen) {
    return this.local.channel.showOn(screen)
  }

  /** Forgets the refused words, here and on the server. */
  discardRefused() {
    this.refused.discard()
    this.local.channel.kept()
    this.changed()
  }

  /** Puts what is unsaved on this device, so that the page can be loaded again without a warning. Where that fails, the warning stays. */
  async keep() {
    this.leaving = await this.drafts.now()
  }

  /** Lets go once the last words are stored, or after a moment when they cannot be: then they stay on this device. */
  destroy() {
    this.destroyed = true
    this.listeners.clear()
    if (!this.unsaved || !this.local.channel.joined) return this.finish()
    this.local.outbox.flushNow()
    this.lingering = setTimeout(() => this.finish(), LINGER_MS)
  }

  private finish() {
    if (this.lingering) clearTimeout(this.lingering)
    for (const stop of this.stopWatching) stop()
    this.leaveId()
    this.drafts.stop(this.local.outbox.unsaved())
    this.local.stop()
    this.releaseSocket()
    this.doc.destroy()
  }

  /** The last moment that a tab is sure to have. */
  private hidden() {
    this.local.channel.hide(true)
    if (!this.unsaved) return this.leaveId()
    this.local.outbox.flushNow()
    void this.drafts.now()
  }

  private shown() {
    this.leaving = false
    this.local.channel.hide(false)
    if (this.selection) this.setPresence(this.selection)
  }

  private async begin() {
    await this.drafts.find()
    for (const left of this.leftIds?.all(this.options.subject.id) ?? []) {
      if (!(await this.drafts.takes(left.clientId))) continue
      this.local.channel.resumes = left
      break
    }
    if (!this.destroyed) this.local.channel.start()
  }

  /** For the next visit on this device. */
  private leaveId() {
    if (!this.end && this.local.left) this.leftIds?.add(this.options.subject.id, this.local.left)
  }

  private forgetId(clientId: number) {
    this.leftIds?.remove(this.options.subject.id, clientId)
  }

  private newReady() {
    return new Promise<void>((resolve) => (this.resolveReady = resolve))
  }

  private newLocalDocument(): LocalDocument {
    const local = new LocalDocument({
      options: this.options,
      socket: this.socket,
      origin: this,
      events: this.fromServer,
      isReader: () => this.role === 'reader',
      edited: (first) => {
        this.drafts.touch(!this.local.channel.joined)
        if (!first) return
        this.forgetId(this.doc.clientID)
        this.changed()
      },
      readerDeleted: () => this.restoreForReader(),
    })
    this.drafts.open(local.doc.clientID, () => local.outbox.unsaved())
    return local
  }

  /** What the server says, and what follows from it. */
  private readonly fromServer: ChannelEvents = {
    joined: (joined) => this.joined(joined),
    denied: ({ code, retryMs = 1000, clock }) => {
      if (code === 'UPGRADE') this.end = 'upgrade'
      else if (code === 'GONE' || code === 'AUTH') return this.gone(code)
      else if (code === 'LINEAGE') return this.refuse([], clock)
      else if (code === 'CLIENTID' && this.local.channel.resumes) return this.joinUnderOwnId()
      else if (code === 'CLIENTID') return this.refuse(this.drafts.take().map(wordsOfDraft))
      else this.local.channel.joinAgain(code === 'FULL' ? 5000 : retryMs)
      this.changed()
    },
    acked: (cseq) => {
      this.local.gaps = 0
      this.local.outbox.acknowledge(cseq)
      if (!this.unsaved) this.savedAt = new Date()
      this.settle()
      this.changed()
    },
    nacked: (_, code, retryMs) => {
      if (code === 'RATE') {
        this.local.outbox.resend(retryMs)
        return this.changed()
      }
      if (code === 'GAP' && ++this.local.gaps <= GAPS) return this.local.channel.resync()
      this.refuseUnstored()
    },
    role: (notice) => this.setRole(notice),
    presence: (changes) => {
      this.others.change(changes)
      this.changed()
    },
    kicked: (code) => {
      if (code === 'RELOAD' || code === 'REPLACED') this.local.channel.joinAgain(200 + Math.random() * 800)
      else if (code === 'PROTOCOL') this.end = 'upgrade'
      else return this.gone(code)
      this.changed()
    },
    replaced: () => this.refuse(),
    offered: (words) => {
      const kept = this.refused.offer(words)
      this.changed()
      return kept
    },
    lost: (signedOut) => {
      this.offline = true
      this.others.clear()
      this.drafts.touch(true)
      if (signedOut) return this.gone('AUTH')
      this.changed()
    },
    caughtUp: () => this.local.outbox.resend(),
  }

  /** Not under that of an earlier visit: somebody else has signed in since, or acts for another organisation, or it stands otherwise there. */
  private joinUnderOwnId() {
    const { channel } = this.local
    this.forgetId(channel.resumes!.clientId)
    channel.resumes = null
    channel.join()
  }

  private joined(joined: Joined) {
    if (this.personId && this.personId !== joined.personId) return this.gone('OTHER')
    const { resumes } = this.local.channel
    if (resumes) {
      if (!this.local.resume(resumes)) return this.joinUnderOwnId()
      this.local.channel.resumes = null
      this.drafts.open(resumes.clientId, () => this.local.outbox.unsaved())
    }
    this.offline = false
    this.personId = joined.personId
    const writtenFor = this.organisationId
    this.organisationId = joined.organisationId
    this.local.outbox.acknowledge(joined.acked)
    // Written for another organisation, and never taken: theirs to put in again.
    if (writtenFor !== undefined && writtenFor !== joined.organisationId && this.unsaved) return this.refuse()
    this.others.replace(joined.people, joined.cursors, joined.count)
    this.drafts.identify(joined, this.local.schemaVersion)
    const draftClientIds = this.drafts.clientIds()
    if (draftClientIds.some((id) => !this.local.channel.draftClientIds.includes(id))) {
      // Only now is it known whose drafts count: their ids are made known before their text is sent.
      this.local.channel.draftClientIds = draftClientIds
      return this.local.channel.join()
    }
    if (this.local.asked || (joined.role === 'writer' && this.local.rejected)) return this.refuse()
    this.setRole(joined)
    const lost = this.local.restore(this.drafts.take(), joined)
    if (lost.length) void this.refused.offer(...lost)
    this.local.outbox.resend()
    this.settle()
    if (this.selection) this.setPresence(this.selection)
    this.resolveReady()
    this.changed()
  }

  private settle() {
    if (this.unsaved) return
    if (this.destroyed) return this.finish()
    this.local.noteStored()
    this.drafts.done()
  }

  /** What was sent again may have been taken after it was refused: the answer to a JOIN says what is stored, and only the rest is offered back. */
  private refuseUnstored() {
    this.local.asked = true
    this.local.channel.join()
  }

  /** The server will not take what is unsaved: its words are kept for the author, and the text starts anew from the server. */
  private refuse(words: string[] = [], clock?: number) {
    const unsaved = clock === undefined ? this.local.unsavedWords() : this.local.wordsFrom(clock)
    this.drafts.done()
    this.local.stop()
    this.local.doc.destroy()
    this.generation++
    const waiting = this.resolveReady
    this.ready = this.newReady()
    void this.ready.then(waiting)
    this.local = this.newLocalDocument()
    if (unsaved !== undefined || words.length) void this.refused.offer(...words, unsaved)
    this.local.channel.start()
    this.changed()
  }

  /**
   * Nothing more is sent from here. Who only has to sign in again finds the draft, and so does the author where somebody else has signed in in
   * this browser meanwhile; to everybody else it is offered as words.
   */
  private gone(code: 'GONE' | 'AUTH' | 'OTHER') {
    this.end = code === 'OTHER' ? 'upgrade' : 'gone'
    const words = code === 'GONE' ? this.local.unsavedWords() : undefined
    this.local.stop()
    if (words !== undefined) {
      this.local.outbox.clear()
      this.drafts.done()
      void this.refused.offer(words)
    }
    this.changed()
  }

  /** What a reader's last key took out stands in the text: it is shown again. Not twice, for an editor that tidies would do it without end. */
  private restoreForReader() {
    if (this.hasRestored) return
    this.hasRestored = true
    queueMicrotask(() => {
      if (!this.destroyed && this.role === 'reader' && !this.unsaved) this.refuse()
    })
  }

  private setRole({ role: given, reason }: RoleNotice) {
    const role = given === 'writer' ? 'writer' : 'reader'
    this.mayPropose = given === 'proposer'
    if (role !== this.role) this.hasRestored = false
    this.role = role
    this.reason = reason
    if (role === 'writer' && this.local.rejected && !this.local.asked) return this.refuseUnstored()
    this.changed()
  }
}
