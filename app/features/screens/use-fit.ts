import { type RefObject, useEffect, useState } from 'react'

/** Smaller letters than this share of the usual ones are not read from the back: the text is cut, and says so. */
const SMALLEST = 0.64
const STEP = 0.06

/** Makes the letters of a box smaller until it holds what is in it; true where even the smallest do not do. `words`: what makes it another text. */
export function useFit(box: RefObject<HTMLElement>, words: unknown): boolean {
  const [isCut, setCut] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const fit = () => {
      let share = 1
      const overflows = () => {
        element.style.setProperty('--fit', String(share))
        return element.scrollHeight > element.clientHeight + 1
      }
      while (overflows() && share - STEP >= SMALLEST) share -= STEP
      setCut(element.scrollHeight > element.clientHeight + 1)
    }
    const seen = new ResizeObserver(fit)
    seen.observe(element)
    void document.fonts.ready.then(fit)
    return () => seen.disconnect()
  }, [box, words])
  return isCut
}
