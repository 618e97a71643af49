import { useEffect, useState } from 'react'
import { usePageOwner } from '#app/ui/page-owner.tsx'

/** What was typed and not sent, kept for this window's session: a reload or a lost connection costs nobody a comment, and shows it to nobody else. */
export function useDraft(key: string, initial = '') {
  const name = `comment-draft:${usePageOwner() ?? ''}:${key}`
  const [text, setText] = useState(initial)

  useEffect(() => {
    const kept = read(name)
    if (kept) setText(kept)
  }, [name])

  function change(value: string) {
    setText(value)
    write(name, value === initial ? '' : value)
  }
  return {
    text,
    change,
    clear: () => {
      setText('')
      write(name, '')
    },
  }
}

function read(name: string) {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

function write(name: string, value: string) {
  try {
    if (value) sessionStorage.setItem(name, value)
    else sessionStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing still has the text on the page.
  }
}
