import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { alignNotes } from './align-notes.ts'

const GAP = 12
const WIDE = '(min-width: 56.3125rem)'

const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * Keeps the notes of the margin beside their passages while the text, the notes or the window change; they are placed before the
 * screen shows them. Where the margin is a sheet of its own, and while another view of it is chosen, they simply follow one another.
 */
export function useAlignedNotes(column: RefObject<HTMLElement>, active: string | null, enabled: boolean) {
  const now = useRef({ active, enabled })
  now.current = { active, enabled }

  useBeforePaint(() => {
    const margin = column.current
    const sheet = document.querySelector<HTMLElement>('[data-sheet]')
    if (!margin || !sheet) return
    const wide = window.matchMedia(WIDE)
    let frame = 0
    const align = () => place(margin, sheet, now.current.active, now.current.enabled && wide.matches)
    const later = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(align)
    }
    const resized = new ResizeObserver(later)
    const changed = new MutationObserver(later)
    const watchNotes = () => {
      resized.disconnect()
      resized.observe(sheet)
      for (const note of notesOf(margin)) resized.observe(note)
    }
    const others = new MutationObserver(watchNotes)
    watchNotes()
    changed.observe(sheet, { childList: true, subtree: true, attributeFilter: ['data-thread'] })
    others.observe(margin, { childList: true })
    wide.addEventListener('change', later)
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      changed.disconnect()
      others.disconnect()
      wide.removeEventListener('change', later)
    }
  }, [column])

  // Every time the notes are drawn: one may have come, gone, opened or become the active one.
  useBeforePaint(() => {
    const sheet = document.querySelector<HTMLElement>('[data-sheet]')
    if (column.current && sheet) place(column.current, sheet, active, enabled && window.matchMedia(WIDE).matches)
  })
}

function notesOf(margin: HTMLElement) {
  return [...margin.querySelectorAll<HTMLElement>(':scope > [data-note]')]
}

function place(margin: HTMLElement, sheet: HTMLElement, active: string | null, aligned: boolean) {
  const notes = notesOf(margin)
  margin.classList.toggle('is-aligned', aligned)
  if (!aligned) {
    margin.style.removeProperty('height')
    for (const note of notes) note.style.removeProperty('top')
    return
  }
  const origin = margin.getBoundingClientRect().top
  const passageOf = (id: string) => sheet.querySelector(`[data-thread="${CSS.escape(id)}"]`)
  const places = notes.map((note) => {
    const id = note.dataset.note ?? ''
    const passage = passageOf(id)
    return {
      id,
      wanted: passage ? Math.max(0, passage.getBoundingClientRect().top - origin) : null,
      height: note.offsetHeight,
    }
  })
  const { tops, height } = alignNotes(places, GAP, active)
  for (const note of notes) note.style.top = `${tops.get(note.dataset.note ?? '') ?? 0}px`
  margin.style.height = `${height}px`
}
