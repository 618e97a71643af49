import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** The framework's outline as a moderator arranges it. */
async function outlineOn(page: Page, server: ProductServer, words = t) {
  const { roundtableId } = await demonstration(server)
  await page.goto(`/roundtables/${roundtableId}/framework`)
  await expect(page.getByTitle(words('framework:move.drag')).first()).toBeVisible()
  const pillars = page.getByRole('main').locator('ol.grid > li')
  const titles = async (items: ReturnType<Page['locator']>) =>
    (await items.allTextContents()).map((text) => text.replace(/^[\d.\s]+/, '').trim())
  return {
    roundtableId,
    pillars,
    taking: (title: string) => page.getByRole('button', { name: words('framework:move.take', { title }), exact: true }),
    place: (name: 'before' | 'end-of', title: string) =>
      page.getByRole('button', { name: words(`framework:move.${name}`, { title }), exact: true }),
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

/** What the page has told a screen reader, from now on. */
async function listenTo(page: Page) {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node.parentElement?.closest('[data-live-announcer]')) said.push(node.textContent ?? '')
    }).observe(document.body, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

for (const [language, spoken] of [
  ['en', { begun: /^Started dragging\. Press Tab/, done: /^Drop complete/, given: /^Drop canceled/ }],
  ['fr', { begun: /^Déplacement commencé\. Appuyez sur/, done: /^Dépôt terminé/, given: /^Dépôt annulé/ }],
] as const) {
  test(`a section is taken and put elsewhere with the keys, and is told of it, in ${language}`, async ({
    open,
    server,
  }) => {
    const page = await open('moderator', { language })
    const words = wordsOf(language)
    const outline = await outlineOn(page, server, words)
    const [first, second, ...rest] = await outline.sectionTitles(0)
    const there = await outline.sectionTitles(1)
    const said = await listenTo(page)

    await outline.taking(first!).focus()
    await page.keyboard.press('Enter')
    await expect.poll(said).toContainEqual(expect.stringMatching(spoken.begun))
    // The place before the next one is where it stands already.
    await expect(outline.place('before', second!)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect.poll(said).toContainEqual(expect.stringMatching(spoken.given))
    await expect(outline.taking(first!)).toBeFocused()
    await expect(outline.place('before', there[0]!)).toHaveCount(0)
    expect(await outline.sectionTitles(0)).toEqual([first, second, ...rest])

    await page.keyboard.press('Enter')
    const goal = outline.place('before', there[0]!)
    await expect(goal).toHaveCount(1)
    for (let step = 0; step < 30; step += 1) {
      if (await goal.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await expect(goal).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(said).toContainEqual(expect.stringMatching(spoken.done))
    await expect.poll(() => outline.sectionTitles(1)).toEqual([first, ...there])
    expect(await outline.sectionTitles(0)).toEqual([second, ...rest])
    await expect(outline.taking(first!)).toBeFocused()
    await expectAccessible(page)

    await page.getByRole('button', { name: words('ui:toast.undo') }).click()
    await expect.poll(() => outline.sectionTitles(0)).toEqual([first, second, ...rest])
    expect(await outline.sectionTitles(1)).toEqual(there)
  })
}

test('what is dragged to the end of a pillar stands there, on a phone as well', async ({ open, server }) => {
  const page = await open('moderator', { width: 390, height: 2400 })
  const outline = await outlineOn(page, server)
  const [first, ...rest] = await outline.sectionTitles(0)
  await outline.taking(first!).focus()
  await page.keyboard.press('Enter')
  const [pillar] = await outline.pillarTitles()
  const end = outline.place('end-of', pillar!)
  for (let step = 0; step < 30; step += 1) {
    if (await end.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect.poll(() => outline.sectionTitles(0)).toEqual([...rest, first])
  await expectAccessible(page)
})

test('a move that the server refuses leaves everything in its place and says why', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/403/)
  const page = await open('moderator', { height: 1400 })
  const outline = await outlineOn(page, server)
  const before = await outline.sectionTitles(0)
  const sections = outline.pillars.nth(0).locator('ol > li')
  // Closed at the very moment: the page has not heard of it when the row is dropped.
  await page.route(/\/framework\/order/, async (route) => {
    await server.query(`UPDATE "Roundtable" SET state = 'closed' WHERE id = $1`, [outline.roundtableId])
    await route.continue()
  })
  try {
    await outline.handleOf(sections.nth(1)).dragTo(sections.nth(0), { targetPosition: { x: 60, y: 8 } })
    await expect(page.getByRole('alert').filter({ hasText: t('errors:forbidden') })).toBeVisible()
    expect(await outline.sectionTitles(0)).toEqual(before)
    await expectAccessible(page)
  } finally {
    await server.query(`UPDATE "Roundtable" SET state = 'running' WHERE id = $1`, [outline.roundtableId])
  }
  await page.reload()
  expect(await outline.sectionTitles(0)).toEqual(before)
})

test('whoever may not arrange has nothing to take, and is sent nothing for it', async ({ open, server }) => {
  const page = await open('participant')
  const fetched: string[] = []
  page.on('request', (request) => void fetched.push(request.url()))
  const { roundtableId } = await demonstration(server)
  await page.goto(`/roundtables/${roundtableId}/framework`)
  await page.waitForLoadState('networkidle')
  await expect(page.getByTitle(t('framework:move.drag'))).toHaveCount(0)
  expect(fetched.filter((url) => url.includes('/outline-drag'))).toEqual([])
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
