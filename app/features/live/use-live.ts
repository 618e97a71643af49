import { useEffect, useRef } from 'react'
import { type RoundtableTopic, type Scope, type Topic, topicName } from '#app/shared/live.ts'
import { usePageOwner } from '#app/ui/page-owner.tsx'
import { holdPage, type Loader, loadsAsTold, loadSoon, useLoads } from './use-fresh-page.ts'

const PAGE: readonly Loader[] = ['page']
const FRAME: readonly Loader[] = ['frame']
const BOTH: readonly Loader[] = ['page', 'frame']

/** For the route of every page that follows. */
export const shouldRevalidate = loadsAsTold('page')

/** Loads the page again when one of these topics of the roundtable, or of the things that it shows, is told of something. */
export function useLiveRevalidation(
  roundtableId: string,
  topics: readonly RoundtableTopic[] = ['roundtable'],
  shown: Scope & { deskId?: string } = {},
) {
  const own = topics.map((topic) => topicName(topic, roundtableId))
  const things = Object.entries(shown).map(([key, id]) => topicName(key.slice(0, -2) as Topic, id))
  useTopics(roundtableId, PAGE, Object.fromEntries([...own, ...things].map((name) => [name, PAGE])))
}

/** The same for the frame. What its reader may do, and what they did elsewhere, changes the page within as well. */
export function useLiveFrame(roundtableId: string) {
  useLoads()
  useTopics(roundtableId, BOTH, {
    [topicName('ballots', roundtableId)]: FRAME,
    [topicName('sessions', roundtableId)]: FRAME,
    [topicName('standing', roundtableId)]: BOTH,
    [topicName('person', usePageOwner()!)]: BOTH,
  })
}

/** Has the frame told the parts of the session that it says is on. */
export function useFrameParts(roundtableId: string, sessionId: string) {
  useTopics(roundtableId, FRAME, { [topicName('session', sessionId)]: FRAME })
}

/** `missed`: what is loaded after a reconnection, since it may have missed some. */
function useTopics(roundtableId: string, missed: readonly Loader[], loaders: Record<string, readonly Loader[]>) {
  const latest = useRef(loaders)
  latest.current = loaders
  const names = Object.keys(loaders).join()

  useEffect(() => {
    let gone = () => {}
    let left = false
    void import('./live-socket.ts').then(({ follow }) => {
      if (left) return
      gone = follow({
        roundtableId,
        topics: names.split(','),
        onEvent: ({ topics, calm }) =>
          loadSoon(
            topics.flatMap((topic) => latest.current[topic] ?? []),
            calm,
          ),
        onMissed: () => loadSoon(missed),
        onRevoked(reason) {
          // Once, however many follow on this page; whoever is asked about unsent words and stays keeps the page they are on.
          if (!holdPage()) return
          // Signed out, perhaps by a sign-in in another tab: what stands half written in a form waits for its author, whom sending it will tell.
          if (reason === 'membership' || !isWriting()) window.location.reload()
        },
      })
    })
    return () => {
      left = true
      gone()
    }
  }, [roundtableId, names, missed])
}

/** Whether a form of the page holds what was typed or chosen and not sent. Comments are kept besides. */
function isWriting() {
  const fields = document.querySelectorAll<HTMLInputElement>(
    'form[method="post"] :is(input:not([type="hidden"]), textarea)',
  )
  return [...fields].some(
    (field) =>
      field.checked !== field.defaultChecked ||
      (!/^(?:checkbox|radio)$/.test(field.type) && field.value !== field.defaultValue),
  )
}
