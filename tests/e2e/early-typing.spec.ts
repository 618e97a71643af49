import type { Page } from '@playwright/test'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** None of the page's scripts comes until the answer is called, which waits for the first to be asked for. */
async function holdScripts(page: Page) {
  let letCome = () => {}
  const held = new Promise<void>((resolve) => (letCome = resolve))
  let asked = 0
  await page.route('**/assets/*.js', async (route) => {
    asked += 1
    await held
    await route.continue()
  })
  return async () => {
    await expect.poll(() => asked).toBeGreaterThan(0)
    letCome()
  }
}

test('what is typed before the page’s scripts have come stays, in a field that had a text as in one that had none', async ({
  open,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const page = await open('secretariat')
  const letScriptsCome = await holdScripts(page)
  await page.goto('/secretariat/texts', { waitUntil: 'commit' })
  const texts = page.getByRole('textbox')
  await texts.first().fill('Typed while the scripts were on their way')
  await texts.nth(1).fill('')
  await letScriptsCome()
  await page.waitForFunction(() => Object.keys(document.querySelector('textarea')!).length > 0)
  await expect(texts.first()).toHaveValue('Typed while the scripts were on their way')
  await expect(texts.nth(1)).toHaveValue('')
  await texts.first().press('End')
  await page.keyboard.type(', and after')
  await expect(texts.first()).toHaveValue('Typed while the scripts were on their way, and after')
  await page.getByRole('button', { name: t('secretariat:texts.save') }).click()
  await expect(page.locator('.error-summary')).toBeVisible()
  await expect(texts.first()).toHaveValue('Typed while the scripts were on their way, and after')
})

test('a proposal typed before the page’s scripts have come is told what reads alike as well', async ({
  open,
  server,
}) => {
  const { roundtableId, indicators } = await demonstration(server)
  const { name } = indicators.find(({ code }) => code === 'INF-01')!
  const page = await open('participant')
  const letScriptsCome = await holdScripts(page)
  await page.goto(paths.newIndicator(roundtableId), { waitUntil: 'commit' })
  await page.getByLabel(t('indicators:field.name'), { exact: true }).fill(name)
  await letScriptsCome()
  await expect(page.getByRole('link', { name: `INF-01 ${name}` })).toBeVisible()
})
