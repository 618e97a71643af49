import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { LiveEvent } from '#app/shared/live.ts'

const QUIET_MS = 150

/**
 * Follows one roundtable's events and loads the page's data again when `concerns` says that an event touches it.
 * Several events close together lead to one load; after a reconnection the page is loaded once, since it may have missed some.
 */
export function useLiveRevalidation(roundtableId: string, concerns: (event: LiveEvent) => boolean = () => true) {
  const { revalidate } = useRevalidator()
  const latest = useRef({ revalidate, concerns })
  latest.current = { revalidate, concerns }

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current.revalidate(), QUIET_MS)
    }
    let unfollow: (() => void) | undefined
    let gone = false
    void import('#app/features/roundtables/live-socket.ts').then(({ followRoundtable }) => {
      if (gone) return
      unfollow = followRoundtable(roundtableId, {
        onEvent: (event) => latest.current.concerns(event) && soon(),
        onMissed: soon,
        onRevoked: () => window.location.reload(),
      })
    })
    return () => {
      gone = true
      clearTimeout(timer)
      unfollow?.()
    }
  }, [roundtableId])
}
