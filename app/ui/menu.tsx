import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MenuProps } from './menu-entries.ts'
import { PlainMenu } from './plain-menu.tsx'
import { useLazyPart } from './use-lazy-part.ts'

const loadPopover = () => import('./menu-popover.tsx')

/**
 * Links and small acts behind one button. React Aria's menu is fetched when the pointer or the focus comes near and opens with the
 * first press; before scripts run, and where it cannot be fetched, the browser's own disclosure holds the same entries.
 */
export function Menu(props: MenuProps) {
  const { part, failed, fetch } = useLazyPart(loadPopover)
  const [live, setLive] = useState(false)
  const [open, setOpen] = useState<'first' | 'last' | null>(null)
  const plain = useRef<HTMLDetailsElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef({ focused: false, open: false })

  function show(focus: 'first' | 'last') {
    fetch()
    setOpen(focus)
  }
  useEffect(() => {
    before.current = {
      focused: Boolean(plain.current?.contains(document.activeElement)),
      open: Boolean(plain.current?.open),
    }
    setLive(true)
  }, [])
  // Whoever was at the disclosure when scripts came is at the button now.
  useLayoutEffect(() => {
    if (!live || !before.current.focused) return
    button.current?.focus()
    if (before.current.open) show('first')
  }, [live]) // eslint-disable-line react-hooks/exhaustive-deps -- once

  if (!live || failed) return <PlainMenu {...props} ref={plain} open={failed && open !== null} />
  return (
    <>
      <button
        ref={button}
        type="button"
        className="menu-opener"
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => show('first')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show(event.key === 'ArrowDown' ? 'first' : 'last')
        }}
      >
        {props.opener}
      </button>
      {open && part ? (
        <part.MenuPopover {...props} triggerRef={button} focus={open} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}
