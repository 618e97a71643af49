import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The same rules; what passed is not written out node by node. */
const ONLY_VIOLATIONS = { resultTypes: ['violations' as const] }

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, where = page.url()) {
  await page.evaluate(coloursSettled)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(ONLY_VIOLATIONS).analyze()
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`))
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
