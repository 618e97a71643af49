import { remember } from '#app/platform/remember.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Seat } from '#app/shared/roles.ts'

/** The ends of a passage: base64 of two encoded Yjs relative positions, as the editor took them. */
export type PassageAnchor = { anchor: string; head: string }
export type MarkedPassage = { quote: string; prefix: string; suffix: string }

/** What features may ask of a living text, whoever holds it. Only the document server implements this. */
export type DocumentHost = {
  /** Puts the comment mark on the passage. Refuses with `invalid` when nothing is left of it. */
  markThread(subject: DocumentSubject, threadId: string, passage: PassageAnchor, by: Seat): Promise<MarkedPassage>
  unmarkThread(subject: DocumentSubject, threadId: string): Promise<void>
  contentOf(subject: DocumentSubject): Promise<{ json: Record<string, unknown>; headSeq: number }>
  /** Words that stand in the text now, by the group of whoever wrote them. */
  wordsByGroup(subject: DocumentSubject): Promise<Record<string, number>>
  /** Which of these threads have lost their passage. */
  orphanedThreads(subject: DocumentSubject, threadIds: string[]): Promise<string[]>
  /** Resolves when all that was taken is stored; what comes from here on is sent again later. Lapses by itself after half a minute. */
  pauseWriting(subject: DocumentSubject): Promise<void>
  resumeWriting(subject: DocumentSubject): Promise<void>
}

const state = remember('document-host', () => ({ host: null as DocumentHost | null }))

export function setDocumentHost(host: DocumentHost | null) {
  state.host = host
}

export function documentHost(): DocumentHost {
  if (!state.host) throw new Error('No document server is attached')
  return state.host
}

/** Null where nobody serves documents: in scripts and in some tests. */
export function attachedDocumentHost(): DocumentHost | null {
  return state.host
}
