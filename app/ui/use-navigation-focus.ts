import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * After a move inside the application the focus goes to the new page's main part, as it would on a fresh page load;
 * otherwise a screen reader stays on a link that is gone. A page that gave the focus to something of its own keeps it.
 */
export function useNavigationFocus() {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const main = document.getElementById('main')
    const { activeElement } = document
    if (!main || (activeElement && main.contains(activeElement))) return
    main.tabIndex = -1
    main.focus({ preventScroll: true })
  }, [pathname])
}
