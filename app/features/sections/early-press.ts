type Press = { left: number; top: number }

let last: Press | null = null
let listening: AbortController | null = null

/** A press on a word may come before React listens: where the last one was is kept, from the moment that scripts run. */
export function rememberPresses(page: Pick<Document, 'addEventListener'>) {
  listening = new AbortController()
  page.addEventListener('pointerup', (event) => (last = pressedPoint(event)), {
    capture: true,
    signal: listening.signal,
  })
}

/** The last press on the words that the server sent, if nobody has asked for it. From here on they listen themselves. */
export function takeEarlyPress(): Press | null {
  listening?.abort()
  const press = last
  last = null
  return press
}

/** Where words were pressed on; null when they were chosen, or a link was followed, or it was elsewhere. */
export function pressedPoint({
  clientX,
  clientY,
  target,
}: Pick<PointerEvent, 'clientX' | 'clientY' | 'target'>): Press | null {
  const element = target as Element
  const chose = document.getSelection()?.isCollapsed === false
  return chose || !element.closest('.served-text') || element.closest('a')
    ? null
    : { left: clientX, top: clientY + window.scrollY }
}
