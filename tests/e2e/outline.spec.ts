import type { Page } from '@playwright/test'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** The framework's outline as a moderator arranges it. */
async function outlineOn(page: Page, server: ProductServer) {
  const { roundtableId } = await demonstration(server)
  await page.goto(`/roundtables/${roundtableId}/framework`)
  await expect(page.getByTitle(t('framework:move.drag')).first()).toBeVisible()
  const pillars = page.getByRole('main').locator('ol.grid > li')
  const titles = async (items: ReturnType<Page['locator']>) =>
    (await items.allTextContents()).map((text) => text.replace(/^[\d.\s]+/, '').trim())
  return {
    pillars,
    pillarTitles: () => titles(pillars.locator('h2')),
    sectionTitles: (pillar: number) => titles(pillars.nth(pillar).locator('ol a:not([href$="/removal"])')),
    handleOf: (item: ReturnType<Page['locator']>) => item.getByTitle(t('framework:move.drag')).first(),
  }
}

test('sections and pillars are reordered with the keyboard alone, and the focus stays on the button', async ({
  open,
  server,
}) => {
  const page = await open('moderator')
  const outline = await outlineOn(page, server)
  const [first, second, ...rest] = await outline.sectionTitles(0)
  const down = page.getByRole('button', { name: t('framework:move.down', { title: first }), exact: true })
  await down.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => outline.sectionTitles(0)).toEqual([second, first, ...rest])
  await expect(down).toBeFocused()
  const up = page.getByRole('button', { name: t('framework:move.up', { title: first }), exact: true })
  await up.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => outline.sectionTitles(0)).toEqual([first, second, ...rest])
  await expect(up).toBeFocused()

  const [one, two, ...others] = await outline.pillarTitles()
  const pillarDown = page.getByRole('button', { name: t('framework:move.down', { title: one }), exact: true })
  await pillarDown.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => outline.pillarTitles()).toEqual([two, one, ...others])
  await expect(pillarDown).toBeFocused()
  await page.reload()
  expect(await outline.pillarTitles()).toEqual([two, one, ...others])
})

test('sections and pillars are reordered by drag, also from one pillar to another', async ({ open, server }) => {
  const page = await open('moderator', { height: 1400 })
  const outline = await outlineOn(page, server)
  const sections = outline.pillars.nth(0).locator('ol > li')
  const [first, second, ...rest] = await outline.sectionTitles(0)
  await outline.handleOf(sections.nth(1)).dragTo(sections.nth(0), { targetPosition: { x: 60, y: 8 } })
  await expect.poll(() => outline.sectionTitles(0)).toEqual([second, first, ...rest])

  const [target, ...following] = await outline.sectionTitles(1)
  await outline
    .handleOf(sections.nth(0))
    .dragTo(outline.pillars.nth(1).locator('ol > li').first(), { targetPosition: { x: 60, y: 8 } })
  await expect.poll(() => outline.sectionTitles(1)).toEqual([second, target, ...following])
  expect(await outline.sectionTitles(0)).toEqual([first, ...rest])

  const [one, two, ...others] = await outline.pillarTitles()
  await outline.handleOf(outline.pillars.nth(1)).dragTo(outline.pillars.nth(0).locator('h2'))
  await expect.poll(() => outline.pillarTitles()).toEqual([two, one, ...others])
  await page.reload()
  expect(await outline.pillarTitles()).toEqual([two, one, ...others])
})

test('a pillar is added from the top of the page, by keys alone, and the page says so', async ({ open, server }) => {
  const page = await open('moderator')
  const outline = await outlineOn(page, server)
  const before = await outline.pillarTitles()
  const opener = page.getByText(t('framework:pillar.new'), { exact: true })
  await expect(opener).toBeInViewport()
  await expect(page.getByLabel(t('framework:pillar.title'), { exact: true }).first()).toBeHidden()
  const summary = page.locator('summary', { has: opener })
  await summary.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Trust')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('framework:done.pillar-added', { title: 'Trust' }))).toBeVisible()
  await expect.poll(() => outline.pillarTitles()).toEqual([...before, 'Trust'])
  await expect(summary).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: t('framework:pillar.title'), exact: true }).first()).toHaveValue('')
})

test('a pillar is added without scripts, and the page that comes back says so', async ({ open, server }) => {
  const { roundtableId } = await demonstration(server)
  const page = await open('moderator', { scripts: false })
  await page.goto(`/roundtables/${roundtableId}/framework`)
  await page.locator('summary', { hasText: t('framework:pillar.new') }).click()
  await page
    .getByRole('textbox', { name: t('framework:pillar.title'), exact: true })
    .first()
    .fill('Care')
  await page.getByRole('button', { name: t('framework:pillar.add') }).click()
  await expect(page.getByText(t('framework:done.pillar-added', { title: 'Care' }))).toBeVisible()
})
