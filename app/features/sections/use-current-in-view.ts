import { useEffect } from 'react'

/** The outline shows the section one is in, however long it is. Only the outline scrolls. */
export function useCurrentInView(sectionId: string, opened: boolean) {
  useEffect(() => {
    const panel = document.getElementById('outline-panel')
    const current = panel?.querySelector('[aria-current="page"]')
    if (!panel || !current) return
    const [frame, line] = [panel.getBoundingClientRect(), current.getBoundingClientRect()]
    const height = Math.min(frame.bottom, window.innerHeight) - frame.top
    if (line.top < frame.top || line.bottom > frame.top + height)
      panel.scrollTop += line.top - frame.top - (height - line.height) / 2
  }, [sectionId, opened])
}
