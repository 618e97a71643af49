import type * as Y from 'yjs'
import type { KnowsStored } from './own-selection.ts'
import type { CaretSource, RemotePerson } from './remote-carets.ts'
import type { ShowsText } from './remote-changes.ts'

export type SaveStateName = 'connecting' | 'saved' | 'saving' | 'offline' | 'refused' | 'upgrade' | 'gone'

export type EditorPerson = RemotePerson & { personId: string; organisation: string }

/** What the editor needs of the connection to a section's document. `CollabProvider` is it; tests bring a smaller one. */
export type EditorProvider = Omit<CaretSource, 'people'> &
  ShowsText &
  KnowsStored & {
    fragment: Y.XmlFragment
    state: SaveStateName
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
