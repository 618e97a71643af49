import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The same rules; what passed is not written out node by node. */
const ONLY_VIOLATIONS = { resultTypes: ['violations' as const] }

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, where = page.url()) {
  await page.evaluate(coloursSettled)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(ONLY_VIOLATIONS).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
  expect.soft(found, `axe on ${where}`).toEqual([])
}

/** Another look is there with the next frame, and what changes its colour step by step some frames later. */
async function coloursSettled() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await frame()
  await frame()
  const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(changes.map(({ finished }) => finished))
}

/** Nothing hangs over the right edge: the page scrolls downwards only. */
export async function expectNoSidewaysScroll(page: Page, where = page.url()) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(over, `${where} is wider than the screen by`).toBeLessThanOrEqual(0)
}

/**
 * A field and the button beside it are as high as each other, on every page. Dense tools, several lines, files and the editor's own
 * surfaces are other things; a button whose words take two lines is as high as they are.
 */
export async function expectOneControlHeight(page: Page, where = page.url()) {
  const odd = await page.evaluate(() => {
    const heightIn = (place: Element) => {
      const probe = place.appendChild(document.createElement('div'))
      probe.style.height = 'var(--rt-control-h)'
      const { height } = probe.getBoundingClientRect()
      probe.remove()
      return height
    }
    const controls = [...document.querySelectorAll<HTMLElement>('input.input, select.input, .button:not(.button-sm)')]
    const shown = controls.filter(
      (one) => one.offsetHeight > 1 && one.checkVisibility() && !one.closest('.ProseMirror, .editor-host'),
    )
    return shown.flatMap((one) => {
      const [height, wanted] = [one.getBoundingClientRect().height, heightIn(one.parentElement ?? document.body)]
      const wraps =
        one.matches('.button') &&
        one.innerText.trim() !== '' &&
        (one.firstElementChild ?? one).getClientRects().length > 1
      return Math.abs(height - wanted) < 0.6 || (wraps && height > wanted)
        ? []
        : [`${one.className} "${one.innerText.slice(0, 30)}": ${height} of ${wanted}`]
    })
  })
  expect.soft(odd, `controls on ${where} that are not as high as the others`).toEqual([])
}
