import { useFetcher } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { paths } from '#app/shared/paths.ts'
import type { SimilarIndicator } from './similar.server.ts'

const QUIET_MS = 600

/** Looks for similar indicators while a name and a definition are typed, once the typing rests. Nothing is asked before the first letter. */
export function useSimilar(roundtableId: string) {
  const fetcher = useFetcher<{ similar: SimilarIndicator[] }>()
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
      fetcher.load(`${paths.similarIndicators(roundtableId)}?${query}`)
    }, QUIET_MS)
  }
  return { similar: fetcher.data?.similar, typed }
}

function text(value: FormDataEntryValue | null) {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
