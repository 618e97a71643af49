import { isThreadMark } from '#app/editor/schema/anchors.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { threadsIn } from '../document/passages.ts'
import type { Collab } from './collab.ts'

const SETTLE_MS = 200
/** The whole text is read: of a long one less often. */
const SHARE = 20

/** Notices after a commit which passages were deleted and which an undo brought back. */
export function watchThreads(collab: Collab, document: LiveDocument) {
  const { threadSearch } = document
  if (!document.threadsMayDiffer || threadSearch.scheduled) return
  threadSearch.scheduled = true
  const timer = setTimeout(
    () => {
      threadSearch.scheduled = false
      if (document.closed) return
      document.threadsMayDiffer = false
      const began = performance.now()
      const now = threadsIn(document.content)
      threadSearch.tookMs = performance.now() - began
      const orphaned = [...document.threads].filter((id) => isThreadMark(id) && !now.has(id))
      const restored = [...now].filter((id) => isThreadMark(id) && !document.threads.has(id))
      document.threads = now
      if (!orphaned.length && !restored.length) return
      collab.options.subjects[document.subject.type]
        .passagesChanged?.(document.subject.id, { orphaned, restored })
        .catch((error: unknown) =>
          collab.log.error({ err: error }, 'a change of comment passages was not taken note of'),
        )
    },
    Math.max(SETTLE_MS, SHARE * threadSearch.tookMs),
  )
  timer.unref()
}
