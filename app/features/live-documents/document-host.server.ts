import type { AnchorRef } from '#app/editor/schema/anchors.ts'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { remember } from '#app/platform/remember.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Seat } from '#app/shared/roles.ts'

/** The ends of a passage: base64 of two encoded Yjs relative positions, as the editor took them. */
export type PassageAnchor = { anchor: string; head: string }
export type MarkedPassage = { quote: string; prefix: string; suffix: string }
/** Rows of the log: up to which the text was kept before it was restored, and which made it read as before. */
export type RestoredText = { before: number; after: number }

/** `gate`: read before it was found that `by` may do this. `threadIds`: the comment threads that there are. */
export type Restoration = { by: Seat; gate: number; threadIds: string[] }

/** `side`: nothing was chosen; the marked words are beside the place, and what is written there stands on that side of them. */
export type AnchoredPassage = MarkedPassage & { side: 'before' | 'after' | null }
/**
 * Where an anchor stands now. `words`: null where it has lost its passage; parts that others' words divide are parted by ' … '.
 * `intact`: they are those that were marked. `block`: which block of the text they begin in.
 */
export type StandingAnchor = AnchorRef & { words: string | null; intact: boolean; block: number | null }

/**
 * Words that the server writes for whoever proposed them. `quote`: the words of the anchor that they were written against. `by`: whose
 * words they are. `origin`: what they came from, which is written once.
 */
export type ProposedWords = {
  anchor: AnchorRef
  quote: string
  words: string
  by: Seat
  acceptedBy: Seat
  origin: AnchorRef
  /** Read before it was found that `acceptedBy` may do this. */
  gate: number
}
/** The row that wrote them; or the anchor's words as they are now, which are others than those that the proposal was written against. */
export type WrittenOnBehalf = { written: true; seq: number } | { written: false; words: string | null }

/**
 * Whose letters are: a person's, for the organisation and group they acted for when it was written; the server's own; or nobody can say, in a text of
 * which stored rows are missing.
 */
export type WrittenBy =
  { by: 'person'; personId: string; organisationId: string; groupId: string } | { by: 'server' | 'unknown' }
/** Letters `from` up to `to` of a block. */
export type AuthoredRun = WrittenBy & { from: number; to: number }
/** A text block, the how-manieth in the order of reading. A chip, note or break stands in its `text` as U+FFFC, and in no run. */
export type AuthoredBlock = { block: number; type: string; text: string; runs: AuthoredRun[] }
/** As it was once the row `seq` was stored. */
export type Authorship = { seq: number; blocks: AuthoredBlock[] }
/** Letter `at` of a block. */
type TextPlace = { block: number; at: number }
export type TextRange = { from: TextPlace; to: TextPlace }

/** What features may ask of a living text, whoever holds it. Only the document server implements this. */
export type DocumentHost = {
  /** Puts the comment mark on the passage. Refuses with `invalid` when nothing is left of it. */
  markThread(subject: DocumentSubject, threadId: string, passage: PassageAnchor, by: Seat): Promise<MarkedPassage>
  unmarkThread(subject: DocumentSubject, threadId: string): Promise<void>
  /**
   * Marks the passage for something of the chapter's, or the words beside it where it is empty, and remembers how they read. Refuses with
   * `invalid` where there are none. An anchor that there is already stays where it is.
   */
  setAnchor(subject: DocumentSubject, anchor: AnchorRef, passage: PassageAnchor, by: Seat): Promise<AnchoredPassage>
  removeAnchor(subject: DocumentSubject, anchor: AnchorRef): Promise<void>
  /** All of them. One that has lost its mark is marked again where its words are found once, among the same words. */
  anchorsIn(subject: DocumentSubject): Promise<StandingAnchor[]>
  /**
   * Puts words in the place of the anchored ones, or beside them, as whoever proposed them would: only where the anchor still reads as it did, so
   * that nothing goes which the proposal does not name. The anchor stands on the new words then. Asked again with the same origin it answers alike.
   * Refuses with `conflict` when the gate was raised meanwhile.
   */
  writeOnBehalf(subject: DocumentSubject, proposed: ProposedWords): Promise<WrittenOnBehalf>
  contentOf(subject: DocumentSubject): Promise<{ json: Record<string, unknown>; headSeq: number }>
  /**
   * The text as it was once this row was stored; of an old row that was merged, at the end of its stroke of typing. `not-found` for a row that there
   * is not.
   */
  contentAt(subject: DocumentSubject, seq: number): Promise<DocumentNode>
  /** Keeps the text as it is now for good; the row up to which it was read. */
  keepVersion(subject: DocumentSubject): Promise<number>
  /**
   * Makes the text read as it did after the row `seq`, as an edit of `by`, and keeps it as it was before; the words stay with whoever wrote
   * them first. Null where it reads so already. Refuses with `conflict` when the gate was raised meanwhile: `by` may no longer be allowed to.
   */
  restore(subject: DocumentSubject, seq: number, asked: Restoration): Promise<RestoredText | null>
  /** Who wrote what, letter by letter, wherever it was put since; of the whole text as it is stored, or of the blocks that the range touches. */
  authorship(subject: DocumentSubject, range?: TextRange | null): Promise<Authorship>
  /** The same of the text as it was once this row was stored, and at which row that was read: the last of its stroke, where it was merged. */
  authorshipAt(subject: DocumentSubject, seq: number, range?: TextRange | null): Promise<Authorship>
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
