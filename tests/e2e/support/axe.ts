import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { settled } from './settled.ts'

/**
 * axe finds nothing on the page as it stands. It is brought anew each time: another look is not all there before that is done. A button
 * that is ready again while axe looks has its colours at once, not on the way from those of a button that waits.
 */
export async function expectAccessible(page: Page, where = page.url()) {
  await settled(page)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(async () => {
    const atOnce = new CSSStyleSheet()
    atOnce.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets.push(atOnce)
    // What passed is not written out node by node.
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(atOnce), 1)
    return results
  })
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
  expect.soft(found, `axe on ${where}`).toEqual([])
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
