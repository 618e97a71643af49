import type { AnchorRef } from '#app/editor/schema/anchors.ts'
import type { Identity } from './author.ts'
import type { Id, StoredRelocation, Unplaced } from './carry/stranded.ts'
import type { MemberOf } from './member.ts'
import type { Move } from './moves.ts'

/** `rolled`: the whole text of a new lineage; what is before it belongs to the former one. */
export const ROW_KIND = { edit: 0, server: 1, repair: 3, schema: 4, rolled: 5, behalf: 6 } as const

/** A row of the log, of a document of this type: which one stands in live-document.ts, so that neither file needs the other. */
export type RowOf<Document extends { channel: number }> = {
  document: Document
  seq: number
  clientId: number
  clientSeq: number
  kind: number
  identity: Identity | null
  /** That of the document when its author's right to write was looked up; null where nobody's right is behind it. */
  gate: number | null
  bytes: Uint8Array
  /** Bindings that must be stored with or before this row. */
  bind: number[]
  /** Text that this row put where it was not before. */
  moved: Move[]
  /** Where letters and blocks went that this row put elsewhere. */
  relocated: StoredRelocation[]
  /** Words that it left without a place, and those that it brought to one after all. */
  unplaced: Unplaced[]
  placed: Id[]
  /** Of what somebody proposed: who accepted it, and what it came from. Such a row is stored by itself. */
  accepted?: { origin: AnchorRef; by: Identity }
  member: MemberOf<Document> | null
  at: number
  /** On its way to the database, or awaited by a barrier: nothing may be merged into it any more. */
  sealed: boolean
}

const MERGE_BYTES = 16 * 1024

/** Whether the next row may become one with the last: of the same client and kind, by the same right, and still here. */
export function isMergeable<Document extends { channel: number }>(
  last: RowOf<Document>,
  next: Pick<RowOf<Document>, 'clientId' | 'kind' | 'gate' | 'identity' | 'accepted'>,
) {
  const same = (['clientId', 'kind', 'gate'] as const).every((key) => last[key] === next[key])
  const byOne = last.identity?.personId === next.identity?.personId
  return same && byOne && !last.sealed && !next.accepted && last.bytes.length < MERGE_BYTES
}
