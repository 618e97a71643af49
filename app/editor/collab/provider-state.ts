import type { ReadReason } from '#app/shared/collab-messages.ts'
import type { RefusedWords } from './draft-keeper.ts'
import type { LocalDocument } from './local-document.ts'
import type { People } from './people.ts'

export type CollabState = 'connecting' | 'saved' | 'saving' | 'held' | 'offline' | 'refused' | 'upgrade' | 'gone'

/** What a page reads of a text and its connection, and how it hears that something of it changed. What changes it is the provider. */
export abstract class ProviderState {
  /** Counts the documents: what was refused starts a new one, and the editor with it. */
  generation = 0
  savedAt: Date | null = null
  role: 'writer' | 'reader' = 'reader'
  /** A reader who may propose words. There is no screen for it yet: to every page they are a reader. */
  mayPropose = false
  reason: ReadReason | undefined
  personId: string | null = null
  /** Nothing more is sent from here. */
  protected end: 'upgrade' | 'gone' | null = null
  protected offline = false
  protected readonly listeners = new Set<() => void>()
  protected abstract readonly local: LocalDocument
  protected abstract readonly others: People
  abstract readonly refused: RefusedWords

  get doc() {
    return this.local.doc
  }

  get fragment() {
    return this.local.fragment
  }

  get people() {
    return this.others.list
  }

  /** What the server has told of whose letters these are: for `readAuthors`. A new list with each answer, and longer with what is new. */
  get authors(): readonly Uint8Array[] {
    return this.local.channel.authors
  }

  /** How many more are there than are shown. */
  get unseen() {
    return this.others.unseen
  }

  /** The words the server did not take, for their author to copy; null when there are none. */
  get refusedText() {
    return this.refused.text
  }

  /** Whether anything still waits to be stored, whatever else there is to say first. */
  get unsaved() {
    return !this.local.outbox.empty
  }

  /** What there is to say of the text, the most serious first. */
  get state(): CollabState {
    if (this.end) return this.end
    if (this.refusedText !== null) return 'refused'
    if (!this.local.channel.whole) return this.offline ? 'offline' : 'connecting'
    if (this.local.outbox.held) return 'held'
    return this.unsaved ? 'saving' : 'saved'
  }

  /** Up to which clock this document's own text is stored. */
  get storedClock() {
    return this.local.channel.stored
  }

  /** Calls the listener after each change, until the returned function is called. */
  onChange(listener: () => void) {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  protected changed() {
    for (const listener of [...this.listeners]) listener()
  }
}
