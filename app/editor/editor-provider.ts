import type * as Y from 'yjs'
import type { CollabState } from './collab/provider-state.ts'
import type { KnowsStored } from './own-selection.ts'
import type { CaretSource, RemotePerson } from './remote-carets.ts'
import type { ShowsText } from './remote-changes.ts'

export type EditorPerson = RemotePerson & { personId: string; organisation: string }

/** What the editor needs of the connection to a section's document. `CollabProvider` is it; tests bring a smaller one. */
export type EditorProvider = Omit<CaretSource, 'people'> &
  ShowsText &
  KnowsStored & {
    fragment: Y.XmlFragment
    state: CollabState
    savedAt: Date | null
    role: 'writer' | 'reader'
    people: readonly EditorPerson[]
    /** How many more are there than are shown. */
    unseen: number
    ready: Promise<void>
    refusedText: string | null
    discardRefused(): void
    /** Puts what is unsaved on this device, before the page is loaded again. */
    keep(): Promise<void>
  }
