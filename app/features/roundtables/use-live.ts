import { useEffect, useRef } from 'react'
import type { LiveEvent } from '#app/shared/live.ts'
import { holdPage, useFreshPage } from './use-fresh-page.ts'

/**
 * Follows one roundtable's events and loads the page's data again when `concerns` says that an event touches it.
 * Several events close together lead to one load; after a reconnection the page is loaded once, since it may have missed some.
 */
export function useLiveRevalidation(roundtableId: string, concerns: (event: LiveEvent) => boolean = () => true) {
  const soon = useFreshPage()
  const latest = useRef(concerns)
  latest.current = concerns

  useEffect(() => {
    let unfollow: (() => void) | undefined
    let gone = false
    void import('#app/features/roundtables/live-socket.ts').then(({ followRoundtable }) => {
      if (gone) return
      unfollow = followRoundtable(roundtableId, {
        onEvent: (event) => latest.current(event) && soon(),
        onMissed: soon,
        onRevoked() {
          // Once, however many follow on this page; whoever is asked about unsent words and stays keeps the page they are on.
          if (holdPage()) window.location.reload()
        },
      })
    })
    return () => {
      gone = true
      unfollow?.()
    }
  }, [roundtableId, soon])
}
