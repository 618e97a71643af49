import { type FormEvent, useEffect, useRef, useState } from 'react'
import { paths } from '#app/shared/paths.ts'
import type { SimilarIndicator } from './similar.server.ts'

const QUIET_MS = 600
type Answer = { similar?: SimilarIndicator[] }

/** Looks for similar indicators while a name and a definition are typed, once the typing rests. Nothing is asked before the first letter, and where nothing is answered the form stays as it is. */
export function useSimilar(roundtableId: string) {
  const [similar, setSimilar] = useState<SimilarIndicator[]>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  function typed(event: FormEvent<HTMLElement>) {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    if (field.name !== 'name' && field.name !== 'definition') return
    const sent = new FormData(field.form!)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const query = new URLSearchParams({ name: text(sent.get('name')), definition: text(sent.get('definition')) })
      // Not by the router: a refusal there, or a line that is cut, would take the page and what is typed in it away.
      void fetch(`${paths.similarIndicators(roundtableId)}?${query}`)
        .then(async (answer) => (answer.ok ? ((await answer.json()) as Answer) : undefined))
        .then(
          (answer) => setSimilar(answer?.similar),
          () => setSimilar(undefined),
        )
    }, QUIET_MS)
  }
  return { similar, typed }
}

function text(value: FormDataEntryValue | null) {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
