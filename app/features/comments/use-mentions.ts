import { type RefObject, useState } from 'react'
import { matching, type Mentionable, mentionQuery } from './mentions.ts'

/** Whom the word at the caret could name, and what becomes of the text when one of them is chosen. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement>,
  value: string,
  onChange: (value: string) => void,
  mentionables: Mentionable[],
) {
  const [asked, setAsked] = useState<{ from: number; query: string }>()

  function look() {
    const { value: text = '', selectionStart = 0 } = area.current ?? {}
    setAsked(mentionQuery(text, selectionStart))
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

  return {
    query: asked?.query,
    offers: asked ? matching(mentionables, asked.query) : [],
    look,
    choose,
    close: () => setAsked(undefined),
  }
}
