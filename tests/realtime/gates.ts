import type { DocumentChapter } from '#app/features/live-documents/document-chapter.server.ts'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'

type LookUp = { personId: string; answer: () => void; fail: () => void }

/** Look-ups of roles that are read from the database at once and answered when the test says so, while `closed`. */
export function gatedAccess() {
  const gate = {
    closed: false,
    asked: 0,
    waiting: [] as LookUp[],
    /** All who wait are answered, and whoever asks from now on. */
    open() {
      gate.closed = false
      for (const { answer } of gate.waiting) answer()
    },
  }
  const access: DocumentChapter['access'] = async (actor, sectionId) => {
    gate.asked++
    if (!gate.closed) return sectionDocumentAccess(actor, sectionId)
    const found = sectionDocumentAccess(actor, sectionId)
    found.catch(() => undefined)
    await found.catch(() => undefined)
    if (!gate.closed) return found
    await new Promise<void>((resolve, reject) => {
      gate.waiting.push({
        personId: actor.personId,
        answer: resolve,
        fail: () => reject(new Error('the database is out of reach')),
      })
    })
    return found
  }
  return { gate, access }
}
