import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('the public home reads in full without scripts', async ({ open }) => {
  const page = await open('visitor', { scripts: false })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const main = page.getByRole('main')
  expect((await main.innerText()).length).toBeGreaterThan(1500)
  await expect(page.getByRole('link', { name: t('public:register') }).first()).toBeVisible()
})

test('the form of interest is checked and sent without scripts, and keeps what was typed', async ({
  open,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const page = await open('visitor', { scripts: false })
  await page.goto('/interest')
  const organisation = page.getByLabel(t('public:interest.organisation'))
  await organisation.fill('Atelier des quartiers')
  await page.getByRole('button', { name: t('public:interest.submit') }).click()
  await expect(page.getByRole('heading', { name: /things to correct/ })).toBeVisible()
  await expect(organisation).toHaveValue('Atelier des quartiers')
  await page.getByRole('radio').first().check()
  await page.getByLabel(t('public:interest.country')).selectOption('FR')
  await page.getByLabel(t('public:interest.name')).fill('Camille Lefort')
  await page.getByLabel(t('public:interest.email'), { exact: true }).fill('camille@example.org')
  await page
    .getByLabel(t('public:interest.motivation'))
    .fill('We run a neighbourhood workshop and want to know what residents gain.')
  await page.getByLabel(t('public:interest.available.yes')).check()
  await page.getByLabel(t('public:interest.consent')).check()
  await page.getByRole('button', { name: t('public:interest.submit') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('public:interest.sent-title') })).toBeVisible()
})

test('signing in and reading the table works without scripts', async ({ open }) => {
  const page = await open('visitor', { scripts: false })
  await page.goto('/roundtables')
  await page.getByLabel(t('identity:sign-in.email')).fill(emailOf('participant'))
  await page.getByLabel(t('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: t('identity:sign-in.submit') }).click()
  await expect(page).toHaveURL(/\/roundtables/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
