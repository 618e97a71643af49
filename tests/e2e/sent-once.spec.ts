import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { demonstration, draftSection } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('a form whose next page is slow to come is not sent again by a second press', async ({ open, server }) => {
  const page = await open('participant')
  const { roundtableId } = await demonstration(server)
  await page.goto(`/roundtables/${roundtableId}/indicators/new`)
  let letThrough = () => {}
  const pressedAgain = new Promise<void>((resolve) => (letThrough = resolve))
  const nextPage = page.waitForRequest(
    (request) => request.method() === 'GET' && /indicators\/(?!similar)[\w-]+\.data/.test(request.url()),
  )
  await page.route(/indicators\/(?!similar)[\w-]+\.data/, async (route) => {
    if (route.request().method() === 'GET') await pressedAgain
    await route.continue()
  })
  await page.getByLabel(t('indicators:field.name'), { exact: true }).fill('Proposed with two presses')
  await page.getByLabel(t('indicators:field.definition')).fill('What it says')
  await page.getByLabel(t('indicators:field.unit'), { exact: true }).fill('per cent')
  const button = page.getByRole('button', { name: t('indicators:propose.submit') })
  await button.click()
  await nextPage
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  letThrough()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Proposed with two presses')
  expect(await server.query('SELECT 1 FROM "Indicator" WHERE name = $1', ['Proposed with two presses'])).toHaveLength(1)
})

test('a comment is sent once, however often its keys are pressed', async ({ open, server }) => {
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 7).path)
  await here.write('Words to comment on.')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
  await page.keyboard.type('Sent with three strokes')
  let letThrough = () => {}
  const pressedAgain = new Promise<void>((resolve) => (letThrough = resolve))
  let asked = 0
  await page.route(/threads/, async (route) => {
    if (route.request().method() === 'POST') asked++
    await pressedAgain
    await route.continue()
  })
  for (let stroke = 0; stroke < 3; stroke++) await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => asked).toBe(1)
  letThrough()
  await expect(here.margin.getByRole('article').filter({ hasText: 'Sent with three strokes' })).toBeVisible()
  expect(asked).toBe(1)
})

test('a sending that was stopped can be begun again', async ({ open, watching }) => {
  watching.expectComplaints(/Failed to load resource|ERR_/)
  const page = await open('visitor')
  await page.goto('/sign-in')
  let asked = 0
  await page.route('**/sign-in', async (route) => {
    // The first is never answered.
    if (route.request().method() !== 'POST' || ++asked > 1) await route.continue()
  })
  await page.getByLabel(t('identity:sign-in.email')).fill(emailOf('participant'))
  await page.getByLabel(t('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect.poll(() => asked).toBe(1)
  await page.keyboard.press('Enter')
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.stopLoading')
  // The page is told of the stop a moment after it.
  await expect(page.locator('form[data-sent]')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/roundtables/)
  expect(asked).toBe(2)
})
