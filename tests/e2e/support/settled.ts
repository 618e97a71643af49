import type { Page } from '@playwright/test'

/**
 * Waits until another look or width of the window is what the page shows. Chromium now and then leaves an element in the colours or the
 * place it had before; a rule for everything makes it work out all of them anew. Then two frames, and the end of what moves.
 */
export function settled(page: Page) {
  return page.evaluate(async () => {
    const everything = new CSSStyleSheet()
    everything.replaceSync('*, ::before, ::after { --worked-out-anew: 1 }')
    document.adoptedStyleSheets.push(everything)
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(everything), 1)
    await frame()
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(changes.map(({ finished }) => finished))
  })
}
