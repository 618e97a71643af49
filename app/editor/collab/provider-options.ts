import type { Socket } from 'socket.io-client'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { shareSocket } from './collab-socket.ts'
import { browserDrafts, type DraftStore } from './drafts.ts'

export type CollabOptions = {
  subject: DocumentSubject
  url?: string
  socket?: Socket
  /** False keeps no draft on this device; tests bring a store of their own. */
  indexedDb?: boolean
  drafts?: DraftStore
  mergeMs?: number
  /** How long an update may stay unanswered before it is sent again. */
  answerMs?: number
  schemaVersion?: number
}

/** A socket that was brought along is its owner's to close; the page's own is shared and let go. */
export function socketFor({ socket, url = '' }: CollabOptions): { socket: Socket; release: () => void } {
  return socket ? { socket, release: () => undefined } : shareSocket(url)
}

export function draftStoreFor({ drafts, indexedDb }: CollabOptions): DraftStore | null {
  if (drafts) return drafts
  return indexedDb !== false && typeof indexedDB !== 'undefined' ? browserDrafts() : null
}
