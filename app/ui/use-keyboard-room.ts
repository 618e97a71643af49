import { useEffect } from 'react'

/**
 * How much of the page's lower edge the keyboard of a phone covers, as `--keyboard` for the style sheets: a browser does not move
 * what is fixed to that edge. Zoomed in with two fingers less of the page is seen too, but no keyboard covers it.
 */
export function useKeyboardRoom() {
  useEffect(() => {
    const seen = window.visualViewport
    const { style } = document.documentElement
    if (!seen) return
    const measure = () => {
      const covered = seen.scale > 1.05 ? 0 : document.documentElement.clientHeight - seen.height - seen.offsetTop
      style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`)
    }
    measure()
    seen.addEventListener('resize', measure)
    seen.addEventListener('scroll', measure)
    return () => {
      seen.removeEventListener('resize', measure)
      seen.removeEventListener('scroll', measure)
      style.removeProperty('--keyboard')
    }
  }, [])
}
