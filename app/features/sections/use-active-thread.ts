import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { MarginThread } from '#app/features/comments/margin.queries.server.ts'

/** The thread in focus. An address that ends in #thread-… brings its note into view, a resolved one opened. */
export function useActiveThread(threads: MarginThread[], onReveal: (from: 'address' | 'text' | 'peek') => void) {
  const [active, setActive] = useState<string | null>(null)
  const { hash, key } = useLocation()
  const latest = useRef({ threads, onReveal })
  latest.current = { threads, onReveal }

  useEffect(() => {
    const threadId = hash.startsWith('#thread-') ? hash.slice('#thread-'.length) : null
    if (threadId && latest.current.threads.some(({ id }) => id === threadId)) reveal(threadId, 'address')
    // The key makes the same link work a second time.
  }, [hash, key])

  /** From the margin: the note is in view already, its passage may not be. */
  function activate(threadId: string) {
    setActive(threadId)
    document.querySelector(`[data-sheet] [data-thread="${CSS.escape(threadId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  /** From the text or an address: the note comes into view. */
  function reveal(threadId: string, from: 'address' | 'text' | 'peek' = 'text') {
    setActive(threadId)
    latest.current.onReveal(from)
    // On a phone the notes are not beside the text, which stays in view.
    if (from === 'text' && window.matchMedia('(max-width: 56.25rem)').matches) return
    requestAnimationFrame(() => {
      const note = document.getElementById(`thread-${threadId}`)
      if (note instanceof HTMLDetailsElement) note.open = true
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      note?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' })
    })
  }

  return { active, activate, reveal, leave: () => setActive(null) }
}
