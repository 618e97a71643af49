import { openDB, type IDBPDatabase } from 'idb'

/** Text of this device that the server has not confirmed, with what it takes to send it later. */
export type Draft = {
  clientId: number
  clientIds: number[]
  sectionId: string
  lineage: string
  personId: string
  bytes: Uint8Array
  /** The newest row its author had seen. */
  known?: number
  at: number
  /** Set where it is words that were refused, for their author to copy: nothing of it is ever sent. */
  words?: string
}

type DraftDatabase = { drafts: { key: [string, number]; value: Draft; indexes: { section: string } } }

export type DraftStore = {
  /** The drafts of this section on this device. */
  all(sectionId: string): Promise<Draft[]>
  keep(draft: Draft): Promise<void>
  drop(sectionId: string, clientId: number): Promise<void>
  /** Takes this client id for one tab, for as long as it lives or until it lets go; null when another tab has it. */
  hold(clientId: number): Promise<LetGo | null>
}

export type LetGo = () => void

const LETTING_GO_MS = 300

let database: Promise<IDBPDatabase<DraftDatabase>> | null = null

export function browserDrafts(): DraftStore {
  const open = () => (database ??= openDrafts())
  return {
    async all(sectionId) {
      return (await open()).getAllFromIndex('drafts', 'section', sectionId)
    },
    async keep(draft) {
      await (await open()).put('drafts', draft)
    },
    async drop(sectionId, clientId) {
      await (await open()).delete('drafts', [sectionId, clientId])
    },
    hold: (clientId) => (navigator.locks ? lock(`draft-${clientId}`) : Promise.resolve(() => undefined)),
  }
}

/** What failed to open, or was closed by the browser, is opened anew at the next need. */
function openDrafts() {
  const opening = openDB<DraftDatabase>('roundtable-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['sectionId', 'clientId'] }).createIndex('section', 'sectionId')
    },
    terminated: () => void (database = null),
  })
  opening.catch(() => (database = null))
  return opening
}

/** A tab that was just closed, or a page just left in this one, lets go in a moment. */
function lock(name: string): Promise<LetGo | null> {
  return new Promise((resolve) => {
    navigator.locks.request(name, { signal: AbortSignal.timeout(LETTING_GO_MS) }, () => new Promise<void>((letGo) => resolve(letGo))).catch(() => resolve(null))
  })
}
