import { type RefObject, useState } from 'react'
import { matching, type Mentionable, mentionQuery } from './mentions.ts'

/** Whom the word at the caret could name, and the choice among them by keyboard or pointer. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement>,
  value: string,
  onChange: (value: string) => void,
  mentionables: Mentionable[],
) {
  const [asked, setAsked] = useState<{ from: number; query: string }>()
  const [at, setAt] = useState(0)
  const offers = asked ? matching(mentionables, asked.query) : []

  function look() {
    const { value: text = '', selectionStart = 0 } = area.current ?? {}
    setAsked(mentionQuery(text, selectionStart))
    setAt(0)
  }

  function choose(offer: Mentionable) {
    const field = area.current
    if (!asked || !field) return
    const before = `${value.slice(0, asked.from)}@${offer.label} `
    onChange(before + value.slice(field.selectionStart).replace(/^ /, ''))
    setAsked(undefined)
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(before.length, before.length)
    })
  }

  /** True when the key was meant for the list. */
  function press(key: string) {
    const offer = offers[at]
    if (!offer) return false
    if (key === 'ArrowDown') setAt((at + 1) % offers.length)
    else if (key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length)
    else if (key === 'Enter' || key === 'Tab') choose(offer)
    else if (key === 'Escape') setAsked(undefined)
    else return false
    return true
  }

  return { asking: asked !== undefined, offers, at, look, choose, press, close: () => setAsked(undefined) }
}
