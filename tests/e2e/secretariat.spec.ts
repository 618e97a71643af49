import { DEMO_ACCOUNTS } from '../../prisma/seed/accounts.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('closing somebody’s access asks first, keeps it on Escape and closes it on the verb', async ({ open, server }) => {
  // Nobody whom another test signs in: closing an account ends its sessions for good.
  const [account] = await server.query<{ name: string; email: string }>(
    'SELECT name, email FROM "Person" WHERE "disabledAt" IS NULL AND "secretariat" = false AND email <> ALL($1) ORDER BY email LIMIT 1',
    [DEMO_ACCOUNTS.map(({ email }) => email)],
  )
  if (!account) throw new Error('The demonstration has nobody but its own accounts')
  const { name, email } = account
  const page = await open('secretariat')
  await page.goto(`/secretariat/people?search=${email}`)
  const closed = page
    .getByRole('row')
    .filter({ hasText: name })
    .getByText(t('secretariat:people.disabled'), { exact: true })
  const close = page.getByRole('button', { name: t('secretariat:people.disable-of', { name }) })
  await expect(close).toHaveAttribute('aria-haspopup', 'dialog')
  await close.click()
  const question = page.getByRole('alertdialog', { name: t('secretariat:people.disable-question', { name }) })
  await expect(question.getByRole('button', { name: t('secretariat:people.disable-keep') })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(closed).toBeHidden()

  await close.click()
  await question.getByRole('button', { name: t('secretariat:people.disable') }).click()
  await expect(page.getByText(t('secretariat:people.disabled-done', { name }))).toBeVisible()
  await page.goto(`/secretariat/people?search=${email}`)
  await expect(closed).toBeVisible()
  await page.getByRole('button', { name: t('secretariat:people.enable-of', { name }) }).click()
  await expect(page.getByText(t('secretariat:people.enabled-done', { name }))).toBeVisible()
})

test('a related document is added in both languages, moved to the front, seen by a visitor and removed', async ({
  open,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const page = await open('secretariat')
  await page.goto('/secretariat/documents/new')
  await page.getByRole('button', { name: t('secretariat:documents.save') }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(5)
  await page.getByLabel(t('secretariat:documents.title-en')).fill('A reading list')
  await page.getByLabel(t('secretariat:documents.title-fr')).fill('Une liste de lectures')
  await page.getByLabel(t('secretariat:documents.note-en')).fill('For the next session.')
  await page.getByLabel(t('secretariat:documents.note-fr')).fill('Pour la prochaine séance.')
  await page.getByLabel(t('secretariat:documents.kind'), { exact: true }).selectOption('page')
  await page.getByLabel(t('secretariat:documents.url')).fill('https://example.org/reading')
  await page.getByLabel(t('secretariat:documents.place')).selectOption('1')
  await page.getByRole('button', { name: t('secretariat:documents.save') }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('A reading list')

  const visitor = await open('visitor', { language: 'fr', scripts: false })
  await visitor.goto('/')
  await expect(visitor.getByRole('link', { name: 'Une liste de lectures' })).toHaveAttribute(
    'href',
    'https://example.org/reading',
  )

  await page.getByRole('link', { name: 'A reading list' }).click()
  await page.getByRole('button', { name: t('secretariat:documents.remove') }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('secretariat:documents.remove') })
    .click()
  await expect(page.getByText(t('secretariat:documents.removed'))).toBeVisible()
  await expect(page.getByRole('link', { name: 'A reading list' })).toHaveCount(0)
})
