import type { Affiliation, ReadReason } from '#app/shared/collab-messages.ts'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'

export type DocumentAccess = {
  documentId: string
  roundtableId: string
  seat: Seat | null
  /** How they are introduced to the others; null without a seat. */
  affiliation: Affiliation | null
  mayWrite: boolean
  /** That of the document in the statement that found them to be allowed to write, or not: see `raiseGate`. */
  gate: number
  reason?: ReadReason
  /** Whether they may propose words for it where they may not write; nobody may, unless the chapter says so. */
  mayPropose?: boolean
}

/** Who wrote: the ids that stand behind every word. */
export type Editor = { personId: string; organisationId: string; groupId: string }
export type MassDeletion = { deleted: number; letters: number }
export type ThreadChanges = { orphaned: string[]; restored: string[] }

/**
 * What the past of a text is read and counted by: rows that a record names, and moments up to or from which rows are counted. Rows are not
 * merged over these.
 */
export type NamedRows = { seqs: number[]; moments: Date[] }

/** What the chapter of a kind of subject decides about its living texts, and hears of them. Nothing else of it is known to the document server. */
export type DocumentChapter = {
  /** The subject's document, and who may join it and write in it. Refuses with a DomainError whoever may not know of it. */
  access(actor: Actor, subjectId: string): Promise<DocumentAccess>
  /** The comment threads that may be marked in it. */
  threads?(subjectId: string): Promise<string[]>
  /** Words were stored; told some seconds late, with who wrote them, the last of them last. */
  textStored?(subjectId: string, editors: Editor[]): Promise<void>
  /** Most of the text is about to go, after the version before it was kept. */
  mostDeleted?(subjectId: string, editor: Editor, deletion: MassDeletion): Promise<void>
  /** Passages of comment threads were deleted, or came back by undo. */
  passagesChanged?(subjectId: string, changes: ThreadChanges): Promise<void>
  /** Asked before old rows of the text are merged. */
  namedRows?(subjectId: string): Promise<NamedRows>
}

export type DocumentChapters = Record<DocumentSubjectType, DocumentChapter>
