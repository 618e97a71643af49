import { useEffect, useRef, useState } from 'react'
import { isComposing } from '#app/ui/composing.ts'

/** A part of the page that is a panel of its own on narrow screens: its opener, Escape, and where the focus goes. On wide ones it is simply there. */
export function usePanel(id: string) {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const panel = document.getElementById(id)
    const covers = panel && getComputedStyle(panel).position === 'fixed'
    if (covers && !panel.contains(document.activeElement)) panel.focus()
    function close(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return
      setOpen(false)
      opener.current?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open, id])

  return {
    open,
    show: () => setOpen(true),
    hide: () => setOpen(false),
    close: () => {
      setOpen(false)
      opener.current?.focus()
    },
    openerProps: { ref: opener, type: 'button' as const, 'aria-expanded': open, 'aria-controls': id, onClick: () => setOpen(!open) },
  }
}
