import { remember } from '#app/platform/remember.server.ts'
import type { Seat } from '#app/shared/roles.ts'

/** The ends of a passage: base64 of two encoded Yjs relative positions, as the editor took them. */
export type PassageAnchor = { anchor: string; head: string }
export type MarkedPassage = { quote: string; prefix: string; suffix: string }
export type ThreadChanges = { orphaned: string[]; restored: string[] }

/** What features may ask of the living text, whoever holds it. Only the document server implements this. */
export type DocumentHost = {
  /** Puts the comment mark on the passage. Refuses with `invalid` when nothing is left of it. */
  markThread(sectionId: string, threadId: string, passage: PassageAnchor, by: Seat): Promise<MarkedPassage>
  unmarkThread(sectionId: string, threadId: string): Promise<void>
  contentOf(sectionId: string): Promise<{ json: Record<string, unknown>; headSeq: number }>
  /** Words that stand in the text now, by the group of whoever wrote them. */
  wordsByGroup(sectionId: string): Promise<Record<string, number>>
  /** Which of these threads have lost their passage. */
  orphanedThreads(sectionId: string, threadIds: string[]): Promise<string[]>
  /** Resolves when all that was taken is stored; what comes from here on is sent again later. Lapses by itself after half a minute. */
  pauseWriting(sectionId: string): Promise<void>
  resumeWriting(sectionId: string): Promise<void>
}

type ThreadsListener = (sectionId: string, changes: ThreadChanges) => void | Promise<void>
const state = remember('document-host', () => ({ host: null as DocumentHost | null, listeners: new Set<ThreadsListener>() }))

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

/** Hears which passages of a section were deleted, and which came back by undo. */
export function onThreadsChanged(listener: ThreadsListener) {
  state.listeners.add(listener)
  return () => void state.listeners.delete(listener)
}

export async function threadsChanged(sectionId: string, changes: ThreadChanges) {
  for (const listener of state.listeners) await listener(sectionId, changes)
}
