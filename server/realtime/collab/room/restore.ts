import type * as Y from 'yjs'
import { isThreadMark } from '#app/editor/schema/anchors.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { RestoredText } from '#app/features/live-documents/document-host.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Identity } from '../document/author.ts'
import { lettersIn } from '../document/letters.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { readingOf } from '../document/reading.ts'
import { restoration } from '../document/restore.ts'
import { ROW_KIND } from '../document/row.ts'
import { StepFailed } from '../document/schema-steps.ts'
import { inspect } from '../document/structs.ts'
import { keepVersion } from '../log/compaction.ts'
import { presentLetters } from '../log/former-letters.ts'
import type { Schema } from '../log/schema-move.ts'
import { documentAt } from '../log/stored-at.ts'
import type { Collab } from './collab.ts'
import { storeRow } from './server-edit.ts'

type Asked = { seq: number; threads: ReadonlySet<string>; by: Identity; gate: number }

/**
 * Makes the text read as it did after the row `seq`, as one edit that stands in the log under whoever asked for it. The words stay with
 * whoever wrote them first, and what others are writing meanwhile is carried along as with anybody's edit. The text before it is kept.
 * Null where it reads so already.
 */
export async function restore(collab: Collab, document: LiveDocument, asked: Asked): Promise<RestoredText | null> {
  const earlier = brought(await documentAt(collab.pool, document.id, asked.seq), collab.schema)
  if (readingOf(earlier) === readingOf(document.doc)) return null
  const { pieces } = lettersIn(earlier.getXmlFragment(CONTENT_ROOT))
  const present = await presentLetters(collab.pool, document.id, asked.seq, pieces)
  const before = await keepVersion(collab, document)
  if (before === null) throw new DomainError('unavailable')
  refuseUnwritable(document)
  const anchors = [...document.markIds].filter((id) => !isThreadMark(id))
  const marks = new Set([...asked.threads, ...anchors])
  const { bytes, clientId, written } = restoration(document, earlier, marks, present)
  if (!bytes) return null
  const inspected = inspect(document.doc, bytes)
  if ('refused' in inspected) throw new DomainError('unavailable')
  // First, so that no likeness is taken for a move: whose letters they are is known.
  document.moves.noteAuthors(written.targets, written.letters)
  const known = document.appliedSeq
  const fresh = document.apply(bytes, { clientId, own: new Set([clientId]), inspected, known })
  if (!fresh) return null
  const wrote = inspected.clients.has(clientId)
  if (wrote) document.bindings.set(clientId, { ...asked.by, stored: false })
  const row = await storeRow(collab, document, {
    clientId,
    kind: ROW_KIND.server,
    identity: asked.by,
    gate: asked.gate,
    bytes: fresh,
    bind: wrote ? [clientId] : [],
  })
  return { before, after: row.seq }
}

/** An earlier state may be of an earlier version of the schema; of the present one the steps change nothing. */
function brought(earlier: Y.Doc, { steps }: Schema) {
  try {
    earlier.transact(() => steps.forEach((step) => step(earlier.getXmlFragment(CONTENT_ROOT))))
    return earlier
  } catch (error) {
    earlier.destroy()
    if (error instanceof StepFailed) throw new DomainError('unavailable')
    throw error
  }
}

/** A damaged text is not written to, nor one to which something happens as a whole. */
export function refuseUnwritable({ damage, paused, closed }: LiveDocument) {
  if (damage || paused || closed) throw new DomainError('unavailable')
}
