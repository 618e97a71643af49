import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('every card of the offer leads somewhere, on the page or to another', async ({ open }) => {
  const page = await open('visitor')
  await page.goto('/')
  const links = page.locator('#offer li')
  expect(await links.count()).toBe(3)
  for (const card of await links.all()) {
    const target = (await card.getByRole('link').getAttribute('href')) ?? ''
    if (target.startsWith('#')) await expect(page.locator(target)).toBeVisible()
    else expect((await page.request.get(target)).status()).toBe(200)
  }
})

test('the chart of the issue has a table with the same bars, its source and a word on its licence', async ({
  open,
}) => {
  const page = await open('visitor')
  await page.goto('/')
  const chart = page.locator('#issue figure')
  await chart.getByText(t('public:chart.as-table')).click()
  const rows = chart.getByRole('table').locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  expect(await rows.count()).toBe(await chart.locator('.pub-bars > li').count())
  await expect(chart).toContainText('Source:')
  await expect(chart).toContainText('Licence:')
  await expect(chart.getByRole('link')).toHaveAttribute('href', /^https:\/\//)
})

test('on a phone the table is drawn with the names of its groups', async ({ open }) => {
  const page = await open('visitor', { width: 390 })
  await page.goto('/')
  const drawn = page.locator('.hero-table svg:visible')
  await expect(drawn).toHaveCount(1)
  await expect(drawn).toContainText('Philanthropy')
  const name = await drawn
    .locator('.ring-label')
    .first()
    .evaluate((label) => label.getBoundingClientRect())
  expect(name.height).toBeGreaterThanOrEqual(12)
})

test('anybody reads the draft a roundtable has opened, from the home to its words and on to the next section', async ({
  open,
}) => {
  const page = await open('visitor')
  await page.goto('/')
  await page
    .getByRole('main')
    .getByRole('link', { name: t('public:draft.read') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/drafts\/2$/)
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.getByRole('article')).toContainText(/\w{3,}/)
  await expect(page.getByRole('article').locator('mark, a[href^="/roundtables"]')).toHaveCount(0)
  const first = page.url()
  await page
    .getByRole('navigation', { name: t('public:draft.turn') })
    .getByRole('link')
    .click()
  await expect(page).not.toHaveURL(first)
})

test('a moderator shuts the draft for everybody else, and opens it again', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of 404/)
  const [table] = await server.query<{ id: string }>(`SELECT id FROM "Roundtable" WHERE number = 2`)
  const page = await open('moderator')
  const visitor = await open('visitor')
  await page.goto(`/roundtables/${table?.id}/framework`)
  const form = page.locator('#readers')
  for (const [choice, status] of [
    ['none', 404],
    ['whole', 200],
  ] as const) {
    await form.getByLabel(t(`framework:readers.${choice}`), { exact: true }).check()
    const save = form.getByRole('button', { name: t('framework:readers.save') })
    // While one answer is on its way the button takes no second press.
    await expect(save).not.toHaveAttribute('aria-disabled', 'true')
    await save.click()
    await expect.poll(async () => (await visitor.request.get('/drafts/2')).status()).toBe(status)
  }
})
