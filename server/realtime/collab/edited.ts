import type { LiveDocument } from './live-document.ts'
import { ROW_KIND, type Collab, type Row } from './types.ts'

const EVERY_MS = 5000
const due = new WeakSet<LiveDocument>()

/** Keeps the section's "last edited" near the truth without a write for each keystroke. */
export function noteEdited(collab: Collab, document: LiveDocument, rows: Row[]) {
  const last = rows.findLast((row) => row.kind === ROW_KIND.edit && row.identity)
  if (!last) return
  document.lastEditor = last.identity
  if (due.has(document)) return
  due.add(document)
  const timer = setTimeout(() => {
    due.delete(document)
    collab.pool
      .query('UPDATE "Section" SET "editedAt" = now(), "editedById" = $2 WHERE "id" = $1', [document.sectionId, document.lastEditor?.personId])
      .catch((error: unknown) => collab.log.warn({ err: error }, 'the time of the last edit was not written'))
  }, EVERY_MS)
  timer.unref()
}
