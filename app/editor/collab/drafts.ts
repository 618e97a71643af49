import { openDB, type IDBPDatabase } from 'idb'

/** Text of this device that the server has not confirmed, with what it takes to send it later. */
export type Draft = {
  clientId: number
  clientIds: number[]
  sectionId: string
  lineage: string
  personId: string
  bytes: Uint8Array
  at: number
  /** Set where it is words that were refused, for their author to copy: nothing of it is ever sent. */
  words?: string
}

type DraftDatabase = { drafts: { key: [string, number]; value: Draft; indexes: { section: string } } }

export type DraftStore = {
  /** What closed tabs left behind for this section. */
  left(sectionId: string): Promise<Draft[]>
  keep(draft: Draft): Promise<void>
  drop(sectionId: string, clientId: number): Promise<void>
}

let database: Promise<IDBPDatabase<DraftDatabase>> | null = null

export function browserDrafts(): DraftStore {
  const open = () =>
    (database ??= openDB<DraftDatabase>('roundtable-drafts', 1, {
      upgrade(db) {
        db.createObjectStore('drafts', { keyPath: ['sectionId', 'clientId'] }).createIndex('section', 'sectionId')
      },
    }))
  return {
    async left(sectionId) {
      const drafts = await (await open()).getAllFromIndex('drafts', 'section', sectionId)
      const alive = await openTabs()
      return drafts.filter(({ clientId }) => !alive.has(tabName(Math.abs(clientId))))
    },
    async keep(draft) {
      await (await open()).put('drafts', draft)
    },
    async drop(sectionId, clientId) {
      await (await open()).delete('drafts', [sectionId, clientId])
    },
  }
}

/** Held as long as the tab lives, so that another tab does not take up a draft whose author is still at it. */
export function holdTab(clientId: number): () => void {
  if (typeof navigator === 'undefined' || !navigator.locks) return () => undefined
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  void navigator.locks.request(tabName(clientId), () => held)
  return () => release()
}

async function openTabs() {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.map(({ name }) => name))
}

function tabName(clientId: number) {
  return `draft-${clientId}`
}
