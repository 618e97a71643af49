import { type FormEvent, useEffect, useRef, useState } from 'react'
import { paths } from '#app/shared/paths.ts'
import type { Alike } from './similar-ones.tsx'

const QUIET_MS = 600

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Looks for similar indicators while a name and a definition are typed, once the typing rests. Nothing is asked before the first letter,
 * which may have been typed before the page came alive; where nothing is answered the form stays as it is. `around`: what holds the form.
 */
export function useSimilar(roundtableId: string) {
  const [alike, setAlike] = useState<Alike>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const asked = useRef<AbortController>()
  const around = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const fields = around.current?.querySelectorAll<Field>('[name="name"], [name="definition"]') ?? []
    const typedBefore = [...fields].find(({ value, defaultValue }) => value !== defaultValue)
    if (typedBefore) look(typedBefore.form!)
    return () => clearTimeout(timer.current)
  }, [])
  function typed(event: FormEvent<HTMLElement>) {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    if (field.name === 'name' || field.name === 'definition') look(field.form!)
  }
  function look(form: HTMLFormElement) {
    const sent = new FormData(form)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const query = new URLSearchParams({ name: text(sent.get('name')), definition: text(sent.get('definition')) })
      // An answer that comes late says nothing about what has been typed since.
      asked.current?.abort()
      const { signal } = (asked.current = new AbortController())
      // Not by the router: a refusal there, or a line that is cut, would take the page and what is typed in it away.
      void fetch(`${paths.similarIndicators(roundtableId)}?${query}`, { signal })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as Partial<Alike>) : undefined))
        .then(
          (answer) => answer?.similar && { similar: answer.similar, entries: answer.entries ?? [] },
          () => undefined,
        )
        .then((found) => signal.aborted || setAlike(found))
    }, QUIET_MS)
  }
  return { alike, typed, around }
}

function text(value: FormDataEntryValue | null) {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
