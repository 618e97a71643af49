type Follower = {
  /** Something is over `y`, drawn `aside` to the right of where it was taken. */
  at: (id: string, y: number, aside: number) => void
  /** It is let go; `kept` is false where it was given up. */
  end: (id: string, kept: boolean, y: number, aside: number) => void
}
type Taken = { id: string; pointer: number; x: number; y: number; begun: boolean; to: { x: number; y: number } }

/** Nobody's hand is quite still: a press is no drag yet. */
const THRESHOLD = 4
/** So near the edge of the window the page scrolls on, up to so many pixels a frame. */
const EDGE = 72
const FASTEST = 18

/**
 * Follows a pointer from a handle (`data-handle`, with the id of what it moves) until it is let go. Escape, a second finger, a call or
 * another window give it up. Answers with what ends it.
 */
export function followPointer(list: HTMLElement, follower: Follower): () => void {
  let taken: Taken | null = null
  let frame = 0

  function take(event: PointerEvent) {
    const handle = (event.target as Element).closest<HTMLElement>('[data-handle]')
    if (taken) return giveUp()
    if (!handle?.dataset.handle || event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    const { clientX: x, clientY: y, pointerId: pointer } = event
    taken = { id: handle.dataset.handle, pointer, x, y, begun: false, to: { x, y } }
    listen('addEventListener')
  }

  function move(event: PointerEvent) {
    if (!taken || event.pointerId !== taken.pointer) return
    taken.to = { x: event.clientX, y: event.clientY }
    if (!taken.begun && Math.hypot(taken.to.x - taken.x, taken.to.y - taken.y) < THRESHOLD) return
    if (!taken.begun) frame = requestAnimationFrame(scrollOn)
    taken.begun = true
    tell()
  }

  function letGo(event: PointerEvent) {
    if (event.pointerId === taken?.pointer) finish(true)
  }

  function key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    giveUp()
  }

  const giveUp = () => finish(false)
  const refuse = (event: Event) => event.preventDefault()
  const tell = () => taken?.begun && follower.at(taken.id, taken.to.y, taken.to.x - taken.x)

  function finish(kept: boolean) {
    if (!taken) return
    const { id, begun, to, x } = taken
    taken = null
    cancelAnimationFrame(frame)
    listen('removeEventListener')
    if (begun) follower.end(id, kept, to.y, to.x - x)
  }

  function scrollOn() {
    if (!taken) return
    const { y } = taken.to
    const over = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - (innerHeight - EDGE) : 0
    const before = scrollY
    if (over) scrollBy({ top: Math.max(-1, Math.min(1, over / EDGE)) * FASTEST, behavior: 'instant' })
    if (scrollY !== before) tell()
    frame = requestAnimationFrame(scrollOn)
  }

  function listen(how: 'addEventListener' | 'removeEventListener') {
    const capture = { capture: true }
    document.documentElement.classList.toggle('dragging', how === 'addEventListener')
    window[how]('pointermove', move as EventListener)
    window[how]('pointerup', letGo as EventListener)
    window[how]('pointercancel', giveUp)
    window[how]('blur', giveUp)
    window[how]('contextmenu', refuse)
    window[how]('scroll', tell)
    window[how]('keydown', key as EventListener, capture)
  }

  list.addEventListener('pointerdown', take)
  return () => {
    list.removeEventListener('pointerdown', take)
    giveUp()
  }
}
