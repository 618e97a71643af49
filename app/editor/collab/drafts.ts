/** Text of this device that the server has not confirmed, with what it takes to send it later. */
export type Draft = {
  clientId: number
  clientIds: number[]
  /** The id of the subject; drafts on people's devices have it under this name. */
  sectionId: string
  lineage: string
  /** Of the page that it was written on; drafts of before this was kept are of the first. */
  schemaVersion?: number
  personId: string
  /** For whom they acted; not in drafts of before this was kept. */
  organisationId?: string | null
  bytes: Uint8Array
  /** The newest row its author had seen. */
  known?: number
  at: number
  /** Set where it is words that were refused, for their author to copy: nothing of it is ever sent. */
  words?: string
}

export type DraftStore = {
  /** The drafts of this text on this device. */
  all(sectionId: string): Promise<Draft[]>
  keep(draft: Draft): Promise<void>
  drop(sectionId: string, clientId: number): Promise<void>
  /** Takes this client id for one tab, for as long as it lives or until it lets go; null when another tab has it. */
  hold(clientId: number): Promise<Release | null>
}

export type Release = () => void

const RELEASE_MS = 300

const NAME = 'drafts'

let database: Promise<IDBDatabase> | null = null

/** The store that was given, or the browser's; null where none is wanted or the browser has none. */
export function draftStoreFor({ drafts, indexedDb }: { drafts?: DraftStore; indexedDb?: boolean }): DraftStore | null {
  if (drafts) return drafts
  return indexedDb !== false && typeof indexedDB !== 'undefined' ? browserDrafts() : null
}

/** The drafts in this browser. What the browser refuses, such as a full disk, rejects the call concerned. */
export function browserDrafts(): DraftStore {
  return {
    all: (sectionId) =>
      withDrafts('readonly', (drafts) => drafts.index('section').getAll(sectionId) as IDBRequest<Draft[]>),
    async keep(draft) {
      await withDrafts('readwrite', (drafts) => drafts.put(draft))
    },
    async drop(sectionId, clientId) {
      await withDrafts('readwrite', (drafts) => drafts.delete([sectionId, clientId]))
    },
    hold: (clientId) => (navigator.locks ? lock(`draft-${clientId}`) : Promise.resolve(() => undefined)),
  }
}

/** Done when it is on the disk, not when the browser has taken it. */
async function withDrafts<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await (database ??= openDrafts())).transaction(NAME, mode)
  const request = act(transaction.objectStore(NAME))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up on its drafts'))
  })
}

/** What failed to open, or was closed by the browser, is opened anew at the next need. */
function openDrafts() {
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('roundtable-drafts', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(NAME, { keyPath: ['sectionId', 'clientId'] }).createIndex('section', 'sectionId')
    request.onerror = () => reject(request.error as Error)
    request.onsuccess = () => {
      request.result.onclose = () => (database = null)
      resolve(request.result)
    }
  })
  opening.catch(() => (database = null))
  return opening
}

/** A tab that was just closed, or a page just left in this one, lets go in a moment. */
function lock(name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    navigator.locks
      .request(
        name,
        { signal: AbortSignal.timeout(RELEASE_MS) },
        () => new Promise<void>((release) => resolve(release)),
      )
      .catch(() => resolve(null))
  })
}
