import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('what is typed before the page’s scripts have come stays, in a field that had a text as in one that had none', async ({
  open,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const page = await open('secretariat')
  let letScriptsCome = () => {}
  const held = new Promise<void>((resolve) => (letScriptsCome = resolve))
  let asked = 0
  await page.route('**/assets/*.js', async (route) => {
    asked += 1
    await held
    await route.continue()
  })
  await page.goto('/secretariat/texts', { waitUntil: 'commit' })
  const texts = page.getByRole('textbox')
  await texts.first().fill('Typed while the scripts were on their way')
  await texts.nth(1).fill('')
  await expect.poll(() => asked).toBeGreaterThan(0)
  letScriptsCome()
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
