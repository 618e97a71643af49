import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration, draftSection, emptySection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const PHONE = { width: 390 }

const tools = (page: Page) => page.getByRole('toolbar', { name: t('editor:tools.label') })

/** A keyboard as a phone shows one: it covers the page and makes nothing smaller but what is seen. */
async function raiseKeyboard(page: Page, height: number) {
  await page.evaluate((covered) => {
    Object.defineProperty(window.visualViewport, 'height', {
      configurable: true,
      get: () => window.innerHeight - covered,
    })
    window.visualViewport?.dispatchEvent(new Event('resize'))
  }, height)
}

test('on a phone the tools stand above the keyboard, Comment in view and every other reachable', async ({
  open,
  server,
}) => {
  const page = await open('participant', PHONE)
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 1).path)
  await expect(tools(page)).toBeHidden()
  await here.text.locator('p').first().tap()
  await expect(tools(page)).toBeVisible()
  await raiseKeyboard(page, 336)
  await expect
    .poll(() => tools(page).evaluate((bar) => window.innerHeight - bar.getBoundingClientRect().bottom))
    .toBe(336)
  for (const tool of await tools(page).getByRole('button').all()) {
    await tool.scrollIntoViewIfNeeded()
    const box = (await tool.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(44)
    expect(box.width).toBeGreaterThanOrEqual(44)
    expect(box.x).toBeGreaterThanOrEqual(-1)
    expect(box.x + box.width).toBeLessThanOrEqual(391)
  }
  await expect(tools(page).getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) })).toBeInViewport()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('on a phone a chosen passage is commented on, and one goes on in the text', async ({ open, server }) => {
  const page = await open('participant', PHONE)
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 1).path)
  await here.write('Said on a phone.')
  await here.select('Said on a phone.')
  await tools(page)
    .getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) })
    .tap()
  const box = page.getByLabel(t('comments:write.on-passage'))
  await expect(box).toBeFocused()
  await expect(box).toBeInViewport()
  await box.fill('Heard on a phone')
  await here.margin
    .locator('[data-note="new"]')
    .getByRole('button', { name: t('comments:write.send') })
    .tap()
  await expect(here.text.locator('.passage', { hasText: 'Said on a phone.' })).toBeVisible()
  await expect(here.text).toBeFocused()
  await expect(here.margin).not.toHaveClass(/is-open/)
})

test('on a phone no panel, form or message is behind the keyboard, and the tools stay while one is in a panel of theirs', async ({
  open,
  server,
}) => {
  const page = await open('participant', PHONE)
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 2).path)
  const inSight = async (what: Locator) => {
    await expect(what).toBeVisible()
    await expect
      .poll(async () => what.evaluate((element) => element.getBoundingClientRect().bottom))
      .toBeLessThanOrEqual(844 - 336)
    expect((await what.boundingBox())!.y).toBeGreaterThanOrEqual(0)
  }
  await here.write('Said on a phone, too.')
  await raiseKeyboard(page, 336)
  for (const tool of ['link', 'footnote', 'indicator', 'table']) {
    await tools(page).locator(`[data-tool="${tool}"]`).tap()
    await inSight(page.locator('.anchored-popover'))
    await inSight(tools(page))
    await page.keyboard.press('Escape')
    await expect(page.locator('.anchored-popover')).toHaveCount(0)
    await expect(here.text).toBeFocused()
  }

  await page.keyboard.press('Enter')
  await tools(page).locator('[data-tool="comment"]').tap()
  const message = page.getByText(t('editor:text.nothingToComment'))
  await expect(message).toBeVisible()
  expect(await message.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
    (await tools(page).boundingBox())!.y,
  )

  await here.select('Said on a phone, too.')
  await tools(page).locator('[data-tool="comment"]').tap()
  await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
  await inSight(here.margin)
  await inSight(here.margin.locator('[data-note="new"]').getByRole('button', { name: t('comments:write.send') }))
})

test('on a phone a tap on a commented passage leaves the text in view, and one panel is open at a time', async ({
  open,
  server,
}) => {
  const page = await open('participant', PHONE)
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 1).path)
  await here.text.locator('.passage').first().tap()
  await expect(here.margin).not.toHaveClass(/is-open/)
  const peek = page.locator('.thread-peek')
  await expect(peek).toBeVisible()
  expect((await peek.boundingBox())!.height).toBeLessThan(80)
  await expectAccessible(page)
  await peek.getByRole('button').first().tap()
  await expect(here.margin).toHaveClass(/is-open/)
  await expect(here.margin.locator('.note.is-active')).toBeInViewport()

  await page.keyboard.press('Escape')
  await expect(here.margin).not.toHaveClass(/is-open/)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const bar = page.getByRole('navigation', { name: t('section:phone-bar') })
  await bar.getByRole('button', { name: t('section:outline') }).tap()
  await expect(page.locator('#outline-panel')).toHaveClass(/is-open/)
  await bar.getByRole('button', { name: /^Margin/ }).tap()
  await expect(here.margin).toHaveClass(/is-open/)
  await expect(page.locator('#outline-panel')).not.toHaveClass(/is-open/)
  await bar.getByRole('button', { name: t('section:outline') }).tap()
  await expect(here.margin).not.toHaveClass(/is-open/)
  await page.keyboard.press('Escape')
  await expect(bar.getByRole('button', { name: t('section:outline') })).toBeFocused()
})

test('with a finger at 1024 px chosen words have their bar below them', async ({ browser, open, server }) => {
  const desk = await open('observer')
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    isMobile: true,
    storageState: await desk.context().storageState(),
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 1).path)
  await here.text.locator('p').first().tap()
  const words = ((await here.text.locator('p').last().textContent()) ?? '').trim().slice(-12)
  await here.select(words)
  const bar = page.getByRole('toolbar', { name: t('editor:tools.chosen') })
  await expect(bar).toBeVisible()
  const chosenEnd = await page.evaluate(() => document.getSelection()!.getRangeAt(0).getBoundingClientRect().bottom)
  expect((await bar.boundingBox())!.y).toBeGreaterThanOrEqual(chosenEnd)
  await bar.getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) }).tap()
  await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
  await context.close()
})

test('on a phone Start leads to the one task, and a vote left empty is told what is missing by the page itself', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId } = await demonstration(server)
  await server.query('DELETE FROM "Vote" WHERE "personId" = (SELECT id FROM "Person" WHERE email = $1)', [
    'participant@example.org',
  ])
  const page = await open('participant', PHONE)
  await page.goto(`/roundtables/${roundtableId}`)
  await page
    .locator('#todo')
    .getByRole('link', { name: new RegExp(`^${t('home:todo.start')}`) })
    .first()
    .tap()
  await expect(page).toHaveURL(/\/ballots\/.*\/vote$/)
  await page.getByRole('button', { name: t('ballots:card.save') }).tap()
  await expect(page.locator('.error-summary')).toBeFocused()
  await expect(page.locator('.error-summary li')).toHaveCount(2)
})

test('on a phone no part of the header of the list of roundtables is cut off', async ({ open }) => {
  const page = await open('secretariat', PHONE)
  await page.goto('/roundtables')
  const cut = await page
    .locator('.app-header')
    .evaluate(
      (header) =>
        [...header.querySelectorAll('a, button')].filter(
          (one) =>
            one.getBoundingClientRect().right > window.innerWidth ||
            (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).textOverflow !== 'ellipsis'),
        ).length,
    )
  expect(cut).toBe(0)
})

for (const { width, language } of [
  { width: 390, language: 'en' },
  { width: 320, language: 'fr' },
] as const) {
  test(`on a phone of ${width} px nothing covers the way to words that were refused, in ${language}`, async ({
    open,
    server,
    watching,
  }) => {
    watching.expectComplaints(/ERR_INTERNET_DISCONNECTED/)
    const [page, moderator] = [await open('participant', { width, language }), await open('moderator')]
    const { path } = await emptySection(server, moderator)
    await sectionOn(page).open(path)
    await sectionOn(moderator).open(path)
    await page.context().setOffline(true)
    await sectionOn(page).write('Too late')
    await moderator.getByRole('button', { name: t('section:lock.lock') }).click()
    await expect(moderator.getByRole('button', { name: t('section:lock.unlock') })).toBeVisible()
    await page.context().setOffline(false)
    const way = page.getByRole('button', { name: wordsOf(language)('editor:save.showRefused') })
    await way.click()
    await expect(page.getByLabel(wordsOf(language)('editor:refused.text'))).toHaveValue('Too late')
  })
}

test('on a phone of 320 px whoever deletes most of a text too often is told within the bar that it waits, in fr', async ({
  open,
  server,
}) => {
  const [page, moderator] = [await open('participant2', { width: 320, language: 'fr' }), await open('moderator')]
  const { path } = await emptySection(server, moderator)
  await sectionOn(page).open(path)
  const state = page.locator('.save-state')
  const f = wordsOf('fr')
  for (let time = 1; time <= 7; time++) {
    await sectionOn(page).text.click()
    await page.keyboard.insertText('Chaque printemps la rivière inonde les champs. '.repeat(50))
    await expect(state).toContainText(/^Enregistré à/)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(state).toContainText(time < 7 ? /^Enregistré à/ : f('editor:save.held'))
  }
  await expectNoSidewaysScroll(page)
  const [words, others] = [await state.boundingBox(), await page.locator('.section-bar-end').boundingBox()]
  expect(words!.x + words!.width).toBeLessThanOrEqual(others!.x)
  await expectAccessible(page, 'a change that waits')
})
