import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { demonstration, draftSection, openBallot } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox' | 'radio', key = 'Tab') {
  const wanted = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${role} ${name} cannot be reached with ${key}`)
}

test('signing in and moving to the table with the keyboard alone', async ({ open }) => {
  const page = await open('visitor')
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: t('ui:page.skip') })).toBeFocused()
  await tabTo(page, t('identity:sign-in.email'), 'textbox')
  await page.keyboard.type(emailOf('participant'))
  await page.keyboard.press('Tab')
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/roundtables/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('after a move inside the workspace reading starts at the new page', async ({ open, server }) => {
  const { roundtableId } = draftSection(await demonstration(server), 4)
  const page = await open('participant')
  await page.goto(`/roundtables/${roundtableId}`)
  await tabTo(page, t('roundtable:nav.framework'), 'link')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/framework$/)
  await expect(page.getByRole('main')).toBeFocused()
})

test('a section is written, formatted and commented with the keyboard alone', async ({ open, server }) => {
  const section = draftSection(await demonstration(server), 4)
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open(section.path)

  await tabTo(page, /^Text of section/, 'textbox')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Typed without a mouse')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Alt+F10')
  await tabTo(page, new RegExp(`^${t('editor:tools.bold')}`), 'button', 'ArrowRight')
  await page.keyboard.press('Enter')
  await expect(here.text.locator('strong', { hasText: 'Typed without a mouse' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+Alt+m')
  await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
  await page.keyboard.type('Commented without a mouse')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(here.margin.getByRole('article').filter({ hasText: 'Commented without a mouse' })).toBeVisible()
})

test('a vote is cast with the keyboard alone', async ({ open, server }) => {
  const page = await open('participant2')
  await page.goto(openBallot(await demonstration(server)).path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const [relevance, feasibility] = [page.locator('fieldset.rating').first(), page.locator('fieldset.rating').nth(1)]
  for (const question of [relevance, feasibility]) {
    for (
      let presses = 0;
      presses < 100 && !(await question.evaluate((set) => set.contains(document.activeElement)));
      presses += 1
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await expect(question.getByRole('radio', { name: /^2/ })).toBeChecked()
  }
  await tabTo(page, t('ballots:card.save'), 'button')
  await page.keyboard.press('Enter')
  // Nobody sees how people answer before the ballot is closed.
  await expect(page.getByRole('button', { name: t('ballots:card.withdraw') })).toBeVisible()
  await expect(page.locator('#result')).toHaveCount(0)
})
