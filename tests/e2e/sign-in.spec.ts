import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const en = wordsOf('en')
const fr = wordsOf('fr')

test('a wrong password beside another tab that is signed in is answered, not covered up', async ({ open, watching }) => {
  watching.expectComplaints(/status of 400/)
  const visitor = await open('visitor')
  const second = await visitor.context().newPage()
  await second.goto('/sign-in')
  await visitor.goto('/sign-in')
  await visitor.getByLabel(en('identity:sign-in.email')).fill(emailOf('participant'))
  await visitor.getByLabel(en('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await visitor.getByRole('button', { name: en('identity:sign-in.submit') }).click()
  await expect(visitor).toHaveURL(/\/roundtables/)

  await second.getByLabel(en('identity:sign-in.email')).fill(emailOf('moderator'))
  await second.getByLabel(en('identity:sign-in.password')).fill('not the password')
  await second.getByRole('button', { name: en('identity:sign-in.submit') }).click()
  await expect(second).toHaveURL(/\/sign-in/)
  await expect(second.getByLabel(en('identity:sign-in.email'))).toHaveValue(emailOf('moderator'))
  await expect(second.getByText(/still signed in as/)).toBeVisible()
})

test('the language chosen before signing in stays', async ({ open, server }) => {
  const visitor = await open('visitor')
  await server.query('UPDATE "Person" SET language = $1 WHERE email = $2', ['en', emailOf('observer')])
  await visitor.goto('/sign-in')
  await visitor.getByRole('button', { name: 'Français' }).first().click()
  await visitor.getByLabel(fr('identity:sign-in.email')).fill(emailOf('observer'))
  await visitor.getByLabel(fr('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await visitor.getByRole('button', { name: fr('identity:sign-in.submit') }).click()
  await expect(visitor.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(visitor).toHaveURL(/\/roundtables/)
})
