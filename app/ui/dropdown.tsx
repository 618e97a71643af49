import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'

/** A panel under its opener that needs no script to open; with one, Escape, a press outside and a new page close it. */
export function Dropdown({ opener, label, align = 'start', children }: { opener: ReactNode; label: string; align?: 'start' | 'end'; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()

  useEffect(() => {
    if (box.current) box.current.open = false
  }, [key])

  useEffect(() => {
    function close(event: MouseEvent | KeyboardEvent) {
      const details = box.current
      if (!details?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        details.querySelector('summary')?.focus()
      } else if (details.contains(event.target as Node)) return
      details.open = false
    }
    document.addEventListener('click', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('click', close)
      document.removeEventListener('keydown', close)
    }
  }, [])

  return (
    <details className="relative min-w-0" ref={box}>
      <summary aria-label={label} className="flex min-h-11 cursor-pointer list-none items-center gap-1 rounded-md px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
        {opener}
      </summary>
      <div className={`absolute top-full z-40 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-md border border-line bg-raised p-2 shadow-2 ${align === 'end' ? 'end-0' : 'start-0'}`}>
        {children}
      </div>
    </details>
  )
}

export const DROPDOWN_ITEM = 'flex min-h-11 w-full items-center gap-2 rounded-sm px-3 py-1.5 text-start text-ink no-underline hover:bg-hover aria-[current]:font-bold'
