import { useEffect } from 'react'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([type="hidden"]):not([disabled]), select, textarea, summary, [tabindex="0"], [contenteditable="true"]'

/** An element above what had the focus, with the neighbours it had. */
type Step = { element: Element; next: Element | null; previous: Element | null }

/**
 * A control that goes away with its use (a note is resolved, a row removed, a form closed) takes the focus with it, and whoever
 * works by keyboard or ear begins anew at the top. Here it goes on at the sensible next place: the same thing in its new form, what
 * has come in its place, its neighbour, or what held it.
 */
export function useKeptFocus() {
  useEffect(() => {
    let way: Step[] = []
    let page = window.location.pathname

    function remember({ target }: FocusEvent) {
      page = window.location.pathname
      way = target instanceof Element && !(target as HTMLElement).isContentEditable ? wayUp(target) : []
    }
    function restoreFocus(changes: MutationRecord[]) {
      const focused = way[0]?.element
      if (!focused || focused.isConnected) return
      const lost = document.activeElement === null || document.activeElement === document.body
      const steps = way
      way = []
      // After a move to another page its own main part is the place.
      if (!lost || page !== window.location.pathname) return
      const place = nextPlace(
        steps,
        changes.flatMap(({ addedNodes }) => [...addedNodes]),
      )
      place?.focus({ preventScroll: isInView(place) })
    }
    const observer = new MutationObserver(restoreFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}

function wayUp(target: Element): Step[] {
  const way: Step[] = []
  for (let element: Element | null = target; element && element !== document.body; element = element.parentElement) {
    way.push({ element, next: element.nextElementSibling, previous: element.previousElementSibling })
  }
  return way
}

function nextPlace(way: Step[], added: Node[]): HTMLElement | null {
  const gone = way.filter(({ element }) => !element.isConnected)
  const held = way.find(({ element }) => element.isConnected)?.element
  // A dialog, which knows itself where it was opened.
  if (!held) return null
  for (const { element } of gone) {
    const renewed = element.id ? document.getElementById(element.id) : null
    if (renewed) return entranceOf(renewed)
  }
  const last = gone.at(-1)
  const inPlace = added.filter(
    (node): node is Element => node instanceof Element && node.isConnected && node.parentElement === held,
  )
  for (const candidate of [...inPlace, last?.next, last?.previous]) {
    const entrance = candidate?.isConnected ? entranceOf(candidate) : null
    if (entrance) return entrance
  }
  for (let element: Element | null = held; element; element = element.parentElement) {
    const entrance = entranceOf(element)
    if (entrance) return entrance
  }
  return null
}

/** What can take the focus is the place itself, else the first control in it. */
function entranceOf(element: Element): HTMLElement | null {
  const itself = element.matches(`${FOCUSABLE}, [tabindex="-1"]:not(details)`)
  const place = itself ? (element as HTMLElement) : [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown)
  return place && isShown(place) ? place : null
}

function isShown(element: HTMLElement) {
  return element.getClientRects().length > 0
}

function isInView(element: HTMLElement) {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}
