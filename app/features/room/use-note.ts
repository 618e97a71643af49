import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { PAGE_OF } from '#app/shared/page-of.ts'
import { usePageOwner } from '#app/ui/page-owner.tsx'
import { mergeTexts } from './merge-texts.ts'
import type { Note } from './note.server.ts'

const QUIET_MS = 800
const AGAIN_MS = 4000

type Saving = 'saved' | 'saving' | 'offline' | 'refused'
type Kept = { base: string; text: string }

/**
 * A text that several write and that saves itself. What others have written is put into what stands in the field; what could not be sent stays in this
 * window and is sent when the line is back.
 */
export function useNote(path: string, told: Note, field: RefObject<HTMLTextAreaElement>) {
  const owner = usePageOwner()
  const name = `session-note:${owner ?? ''}:${path}`
  const [text, setText] = useState(told.text)
  const [state, setState] = useState<Saving>('saved')
  const now = useRef({ text: told.text, base: told.text, version: told.version, sending: false })
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef(told)
  latest.current = told
  const restoreCaret = useCaret(field, text)

  const show = useCallback(
    (next: string) => {
      restoreCaret(next)
      now.current.text = next
      setText(next)
    },
    [restoreCaret],
  )

  /** What is saved now, by whomever: put together with what is not saved yet. */
  const take = useCallback(
    ({ version, text: theirs }: Note, base = now.current.base) => {
      if (version < now.current.version) return
      show(mergeTexts(base, now.current.text, theirs))
      Object.assign(now.current, { base: theirs, version })
    },
    [show],
  )

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const { base, text: sent, sending } = now.current
    if (sending || sent === base) return
    now.current.sending = true
    setState('saving')
    const body = new URLSearchParams({ base, text: sent, reply: 'inline', ...(owner && { [PAGE_OF]: owner }) })
    const answer = await fetch(path, { method: 'POST', body, keepalive: sent.length < 20_000 }).catch(() => null)
    now.current.sending = false
    if (answer?.status === 200) {
      take((await answer.json()) as Note, sent)
      take(latest.current)
      keep(name, null)
    } else setState(answer && answer.status < 500 ? 'refused' : 'offline')
    if (now.current.text === now.current.base) return setState('saved')
    timer.current = setTimeout(() => void save(), answer?.status === 200 ? QUIET_MS : AGAIN_MS)
  }, [path, owner, name, take])

  useEffect(() => {
    if (!now.current.sending) take(told)
  }, [told, take])

  useEffect(() => {
    const kept = read(name)
    if (kept) {
      show(mergeTexts(kept.base, kept.text, now.current.text))
      void save()
    }
    const leave = () => void save()
    window.addEventListener('online', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('online', leave)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [name, save, show])

  function change(written: string) {
    now.current.text = written
    setText(written)
    setState('saving')
    keep(name, { base: now.current.base, text: written })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), QUIET_MS)
  }
  return { text, state, change, save }
}

/** The caret stays at its word when somebody else's words come in before it. */
function useCaret(field: RefObject<HTMLTextAreaElement>, text: string) {
  const place = useRef<number>()
  useLayoutEffect(() => {
    if (place.current === undefined || document.activeElement !== field.current) return
    field.current?.setSelectionRange(place.current, place.current)
    place.current = undefined
  }, [field, text])
  return useCallback(
    (next: string) => {
      const { value = '', selectionEnd = 0 } = field.current ?? {}
      const stays = next.startsWith(value.slice(0, selectionEnd))
      place.current =
        value === next ? undefined : stays ? selectionEnd : Math.max(0, next.length - value.length + selectionEnd)
    },
    [field],
  )
}

function read(name: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function keep(name: string, kept: Kept | null) {
  try {
    if (kept) sessionStorage.setItem(name, JSON.stringify(kept))
    else sessionStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing still has the text on the page.
  }
}
