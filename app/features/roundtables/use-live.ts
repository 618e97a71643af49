import { useEffect, useRef } from 'react'
import type { LiveEvent, Topic } from '#app/shared/live.ts'
import { holdPage, useFreshPage } from './use-fresh-page.ts'

const EVERYTHING_SAID: readonly Topic[] = ['roundtable']

/**
 * Follows one roundtable's events and loads the page's data again when one is told to these topics, or is about what the page shows.
 * Several events close together lead to one load; after a reconnection the page is loaded once, since it may have missed some.
 */
export function useLiveRevalidation(roundtableId: string, topics = EVERYTHING_SAID, shown: LiveEvent['scope'] = {}) {
  const soon = useFreshPage()
  const latest = useRef({ topics, shown })
  latest.current = { topics, shown }

  useEffect(() => {
    let unfollow: (() => void) | undefined
    let gone = false
    void import('#app/features/roundtables/live-socket.ts').then(({ followRoundtable }) => {
      if (gone) return
      unfollow = followRoundtable(roundtableId, {
        onEvent: (event) => concerns(event, latest.current) && soon(),
        onMissed: soon,
        onRevoked(reason) {
          // Once, however many follow on this page; whoever is asked about unsent words and stays keeps the page they are on.
          if (!holdPage()) return
          // Signed out, perhaps by a sign-in in another tab: what stands half written in a form waits for its author, whom sending it will tell.
          if (reason === 'membership' || !isWriting()) window.location.reload()
        },
      })
    })
    return () => {
      gone = true
      unfollow?.()
    }
  }, [roundtableId, soon])
}

function concerns({ topics, scope }: LiveEvent, page: { topics: readonly Topic[]; shown: LiveEvent['scope'] }) {
  return topics.some((topic) => page.topics.includes(topic)) || Object.entries(page.shown).some(([key, id]) => scope[key as keyof typeof scope] === id)
}

/** Whether a form of the page holds what was typed or chosen and not sent. Comments are kept besides. */
function isWriting() {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('form[method="post"] :is(input, textarea)')
  return [...fields].some((field) => (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.type !== 'hidden' && field.value !== field.defaultValue))
}
