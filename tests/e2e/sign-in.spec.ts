import { createHash } from 'node:crypto'
import { chromium, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { findWholeChromium } from '../../scripts/lib/chromium.mjs'
import { emailOf, expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const en = wordsOf('en')
const fr = wordsOf('fr')

test('a wrong password beside another tab that is signed in is answered, not covered up', async ({
  open,
  watching,
}) => {
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

for (const scripts of [true, false]) {
  test(`what one person has typed is not sent by another who signs in in a second tab, ${scripts ? 'with' : 'without'} scripts`, async ({
    open,
    server,
    watching,
  }) => {
    watching.expectComplaints(/status of 400/)
    // Whoever signs in reads in the language of their account, whatever it was for others.
    await server.query(`UPDATE "Person" SET language = 'en' WHERE email = ANY ($1)`, [
      [emailOf('participant'), emailOf('moderator')],
    ])
    const first = await open('visitor', { scripts })
    const second = await first.context().newPage()
    await second.goto('/sign-in')
    await first.goto('/sign-in')
    await signIn(first, 'participant')
    const [{ id }] = (await server.query(`SELECT id FROM "Roundtable" WHERE state = 'running'`)) as [{ id: string }]
    await first.goto(`/roundtables/${id}/indicators/new`)
    const name = first.getByLabel(en('indicators:field.name'), { exact: true })
    await name.fill('Half written by one')
    await signIn(second, 'moderator')

    await first.getByLabel(en('indicators:field.definition')).fill('What it says')
    await first.getByLabel(en('indicators:field.unit'), { exact: true }).fill('per cent')
    await first.getByRole('button', { name: en('indicators:propose.submit') }).click()
    await expect(first.getByText(/has signed in in this browser/).first()).toBeVisible()
    await expect(name).toHaveValue('Half written by one')
    expect(await server.query('SELECT 1 FROM "Indicator" WHERE name = $1', ['Half written by one'])).toEqual([])
  })
}

test('a page that the browser has kept whole is not read on once its session has ended elsewhere', async ({
  server,
}) => {
  const whole = findWholeChromium()
  test.skip(!whole, 'Chromium itself is not installed, and the one without a window keeps no page whole')
  const browser = await chromium.launch({
    executablePath: whole!,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  try {
    const page = await (await browser.newContext({ baseURL: server.url, locale: 'en-GB' })).newPage()
    await page.goto('/sign-in')
    await signIn(page, 'participant')
    await page.goto('/profile')
    await page.evaluate(() =>
      window.addEventListener('pageshow', ({ persisted }) => sessionStorage.setItem('kept whole', String(persisted))),
    )
    await page.goto('/privacy')
    // This one alone: other tests of this server are signed in as the same person.
    const [token] = (await page.context().cookies())
      .filter(({ name }) => name.endsWith('session'))
      .map(({ value }) => value)
    expect(
      await server.query('DELETE FROM "AuthSession" WHERE id = $1 RETURNING id', [
        createHash('sha256').update(token!).digest('base64url'),
      ]),
    ).toHaveLength(1)
    await page.goBack({ waitUntil: 'commit' })
    await expect(page).toHaveURL(/\/sign-in\?redirectTo=/)
    expect(await page.evaluate(() => sessionStorage.getItem('kept whole'))).toBe('true')
  } finally {
    await browser.close()
  }
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

async function signIn(page: Page, who: 'participant' | 'moderator') {
  await page.getByLabel(en('identity:sign-in.email')).fill(emailOf(who))
  await page.getByLabel(en('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: en('identity:sign-in.submit') }).click()
  await page.waitForURL(/\/roundtables/)
}
