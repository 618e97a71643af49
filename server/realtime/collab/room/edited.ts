import type { Identity } from '../document/author.ts'
import type { LiveDocument, Row } from '../document/live-document.ts'
import { ROW_KIND } from '../document/row.ts'
import type { Collab } from './collab.ts'

const EVERY_MS = 5000
const waiting = new WeakMap<LiveDocument, Map<string, Identity>>()

/** Tells who has written, near the truth and without a write for each keystroke. */
export function noteEdited(collab: Collab, document: LiveDocument, rows: Row[]) {
  const chapter = collab.options.subjects[document.subject.type]
  const wrote = rows.flatMap((row) => (row.kind === ROW_KIND.edit && row.identity ? [row.identity] : []))
  if (!chapter.textStored || wrote.length === 0) return
  const before = waiting.get(document)
  const editors = before ?? new Map<string, Identity>()
  for (const { personId, organisationId, groupId } of wrote) {
    editors.delete(personId)
    editors.set(personId, { personId, organisationId, groupId })
  }
  if (before) return
  waiting.set(document, editors)
  const timer = setTimeout(() => {
    waiting.delete(document)
    chapter
      .textStored?.(document.subject.id, [...editors.values()])
      .catch((error: unknown) => collab.log.warn({ err: error }, 'the time of the last edit was not written'))
  }, EVERY_MS)
  timer.unref()
}
