import type { LiveDocument, Row } from '../document/live-document.ts'
import { ROW_KIND } from '../document/row.ts'
import type { Collab } from './collab.ts'

const EVERY_MS = 5000
/** What the server writes on somebody's behalf is theirs as what they type. */
const WRITTEN: number[] = [ROW_KIND.edit, ROW_KIND.behalf]

/** Tells the chapter who has written, collected for some seconds so that not every keystroke costs a write. */
export function noteEdited(collab: Collab, document: LiveDocument, rows: Row[]) {
  const chapter = collab.options.subjects[document.subject.type]
  const wrote = rows.flatMap((row) => (row.identity && WRITTEN.includes(row.kind) ? [row.identity] : []))
  if (!chapter.textStored || wrote.length === 0) return
  const { editors } = document
  const isScheduled = editors.size > 0
  for (const { personId, organisationId, groupId } of wrote) {
    editors.delete(personId)
    editors.set(personId, { personId, organisationId, groupId })
  }
  if (isScheduled) return
  const timer = setTimeout(() => {
    const since = [...editors.values()]
    editors.clear()
    chapter
      .textStored?.(document.subject.id, since)
      .catch((error: unknown) => collab.log.warn({ err: error }, 'the time of the last edit was not written'))
  }, EVERY_MS)
  timer.unref()
}
