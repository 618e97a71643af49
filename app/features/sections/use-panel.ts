import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { isComposing } from '#app/ui/composing.ts'

/** A part of the page that is a panel of its own on narrow screens: its openers, Escape, and where the focus goes. On wide ones it is simply there. */
export function usePanel(id: string, onOpen: () => void = () => {}) {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLElement | null>(null)

  function show() {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    onOpen()
    setOpen(true)
  }
  function close() {
    setOpen(false)
    opener.current?.focus()
  }
  const latest = useRef(close)
  latest.current = close

  useEffect(() => {
    if (!open) return
    const panel = document.getElementById(id)
    const covers = panel && getComputedStyle(panel).position === 'fixed'
    if (covers && !panel.contains(document.activeElement)) panel.focus()
    function escape(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event)) latest.current()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [open, id])

  return {
    open,
    show,
    close,
    hide: () => setOpen(false),
    openerProps: {
      type: 'button' as const,
      'aria-expanded': open,
      'aria-controls': id,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => {
        // Not every browser gives a pressed button the focus.
        currentTarget.focus()
        if (open) close()
        else show()
      },
    },
  }
}
