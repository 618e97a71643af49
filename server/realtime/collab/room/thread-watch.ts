import type { LiveDocument } from '../document/live-document.ts'
import { threadsIn } from '../document/passages.ts'
import type { Collab } from './collab.ts'

const SETTLE_MS = 200
/** The whole text is read: of a long one less often. */
const SHARE = 20
const took = new WeakMap<LiveDocument, number>()
const due = new WeakSet<LiveDocument>()

/** Notices after a commit which passages were deleted and which an undo brought back. */
export function watchThreads(collab: Collab, document: LiveDocument) {
  if (!document.threadsMayDiffer || due.has(document)) return
  due.add(document)
  const timer = setTimeout(
    () => {
      due.delete(document)
      if (document.closed) return
      document.threadsMayDiffer = false
      const began = performance.now()
      const now = threadsIn(document.content)
      took.set(document, performance.now() - began)
      const orphaned = [...document.threads].filter((id) => !now.has(id))
      const restored = [...now].filter((id) => !document.threads.has(id))
      document.threads = now
      if (!orphaned.length && !restored.length) return
      collab.options.subjects[document.subject.type]
        .passagesChanged?.(document.subject.id, { orphaned, restored })
        .catch((error: unknown) =>
          collab.log.error({ err: error }, 'a change of comment passages was not taken note of'),
        )
    },
    Math.max(SETTLE_MS, SHARE * (took.get(document) ?? 0)),
  )
  timer.unref()
}
