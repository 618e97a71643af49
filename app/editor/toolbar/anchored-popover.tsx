import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'

const EDGE = 8

/**
 * A small panel beside what opened it, on the browser's own popover: it lies above everything, closes on Escape and on a press
 * outside. Placed through the CSSOM, because style attributes are refused by the content security policy.
 */
export function AnchoredPopover({
  anchor,
  label,
  onDismiss,
  children,
}: {
  anchor: Element
  label: string
  onDismiss: () => void
  children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  const dismiss = useRef(onDismiss)
  dismiss.current = onDismiss

  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel) return
    panel.showPopover?.()
    // What a phone's keyboard leaves of the page: behind it nobody sees a panel.
    const seen = window.visualViewport
    const place = () => {
      const beside = anchor.getBoundingClientRect()
      const top = seen?.offsetTop ?? 0
      const left = Math.max(EDGE, Math.min(beside.left, window.innerWidth - panel.offsetWidth - EDGE))
      const below = beside.bottom + 4
      const fits = below + panel.offsetHeight + EDGE <= top + (seen?.height ?? window.innerHeight)
      panel.style.left = `${left}px`
      panel.style.top = `${fits ? below : Math.max(top + EDGE, beside.top - panel.offsetHeight - 4)}px`
    }
    place()
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, { passive: true, capture: true })
    seen?.addEventListener('resize', place)
    seen?.addEventListener('scroll', place)
    return () => {
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, { capture: true })
      seen?.removeEventListener('resize', place)
      seen?.removeEventListener('scroll', place)
    }
  }, [anchor])

  useEffect(() => {
    const panel = ref.current
    if (!panel) return
    panel.querySelector<HTMLElement>('[data-first], input, textarea, [role="menuitem"]')?.focus()
    const toggled = (event: Event) => (event as ToggleEvent).newState === 'closed' && dismiss.current()
    panel.addEventListener('toggle', toggled)
    return () => panel.removeEventListener('toggle', toggled)
  }, [])

  return (
    <div ref={ref} role="dialog" aria-label={label} className="anchored-popover" {...{ popover: 'auto' }}>
      {children}
    </div>
  )
}
