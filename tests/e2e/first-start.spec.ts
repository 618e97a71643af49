import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test as base } from '@playwright/test'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../server/database/embedded.ts'
import { expectAccessible } from './support/axe.ts'
import { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const fr = wordsOf('fr')
const LINK = /http:\/\/localhost:\d+(\/first-account\/[\w-]{43})\n/

type Start = (settings?: Record<string, string>) => Promise<ProductServer>

/** Starts on one empty database that DATABASE_URL names, as compose.yaml does. */
const test = base.extend<{ database: EmbeddedDatabase; start: Start }>({
  database: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rt-own-'))
    const database = await startEmbeddedDatabase(folder)
    await use(database)
    await database.close()
    await rm(folder, { recursive: true, force: true })
  },
  start: async ({ database }, use) => {
    const running: ProductServer[] = []
    const folder = await mkdtemp(path.join(tmpdir(), 'rt-node-'))
    await use(async (settings = {}) => {
      await Promise.all(running.map((server) => server.stop()))
      const server = await ProductServer.start(folder, { DATABASE_URL: database.url, LOG_LEVEL: 'debug', ...settings })
      running.push(server)
      return server
    })
    await Promise.all(running.map((server) => server.stop()))
    await rm(folder, { recursive: true, force: true })
  },
})

test('a database of one’s own begins with neutral texts, no account, and a link that makes the first one', async ({
  start,
  browser,
}) => {
  let server = await start()
  const [, earlier] = LINK.exec(server.output)!
  const signIn = (email: string, password: string) =>
    fetch(`${server.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.url },
      body: new URLSearchParams({ email, password }),
    })

  await test.step('the demonstration’s accounts are not there', async () => {
    for (const { email } of DEMO_ACCOUNTS) expect((await signIn(email, DEMO_PASSWORD)).status).toBe(400)
  })

  await test.step('the public site stands, in both languages, and says nothing of the demonstration', async () => {
    for (const language of ['en', 'fr']) {
      for (const page of ['/', '/interest', '/privacy', '/accessibility', '/sign-in']) {
        const answer = await fetch(`${server.url}${page}`, { headers: { 'Accept-Language': language } })
        const html = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
        expect(answer.status, page).toBe(200)
        expect(html, page).toContain(`lang="${language}"`)
        expect(html, page).not.toMatch(
          /smart|intelligente|OECD|OCDE|example\.org|démonstration|demonstration|mailto:"|>undefined</i,
        )
      }
    }
  })

  await test.step('a start after that prints another link, which works', async () => {
    server = await start()
    expect(LINK.exec(server.output)?.[1]).not.toBe(earlier)
  })
  const link = LINK.exec(server.output)![1]!

  await test.step('it makes the account of the secretariat, once', async () => {
    const page = await browser.newPage({ baseURL: server.url, locale: 'en-GB' })
    await page.goto(link)
    await expectAccessible(page)
    await page.getByRole('button', { name: t('identity:first-account.submit') }).click()
    await expect(page.getByText(t('errors:identity.programme-missing')).first()).toBeVisible()
    await page.getByLabel(t('identity:first-account.programme-en')).fill('Rivers in common')
    await page.getByLabel(t('identity:first-account.programme-fr')).fill('Rivières en commun')
    await page.getByLabel(t('identity:invitation.name')).fill('Ana Rivera')
    await page.getByLabel(t('identity:invitation.email')).fill('ana@rivers.test')
    await page.getByLabel(t('identity:password.new')).fill('nine bridges and a ferry')
    await page.getByRole('button', { name: t('identity:first-account.submit') }).click()
    await page.waitForURL(/\/secretariat$/)
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Rivers in common' }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'ana@rivers.test' }).first()).toBeVisible()
    await page.goto('/roundtables')
    await expect(page.getByText('First edition').first()).toBeVisible()
    await page.close()
    for (const path of [link, earlier!]) {
      const answer = await fetch(`${server.url}${path}`, { headers: { 'Accept-Language': 'fr' } })
      expect([answer.status, await answer.text()]).toEqual([
        404,
        expect.stringContaining(fr('identity:link.first-account').slice(0, 40)),
      ])
    }
  })

  await test.step('from there a roundtable is made and somebody invited to it', async () => {
    const page = await browser.newPage({ baseURL: server.url, locale: 'en-GB' })
    await page.goto('/sign-in')
    await page.getByLabel(t('identity:sign-in.email')).fill('ana@rivers.test')
    await page.getByLabel(t('identity:sign-in.password')).fill('nine bridges and a ferry')
    await page.getByRole('button', { name: t('identity:sign-in.submit') }).click()
    await page.goto('/secretariat')
    await page
      .getByRole('link', { name: t('secretariat:nav.roundtables'), exact: true })
      .first()
      .click()
    await page.getByRole('link', { name: t('secretariat:roundtables.add') }).click()
    await expectAccessible(page)
    await page.getByLabel(t('secretariat:roundtables.title-en')).fill('Sharing the water')
    await page.getByLabel(t('secretariat:roundtables.title-fr')).fill('Partager l’eau')
    await page.getByLabel(t('secretariat:roundtables.summary-en')).fill('A charter for one river')
    await page.getByLabel(t('secretariat:roundtables.summary-fr')).fill('Une charte pour un fleuve')
    await page.getByLabel(t('secretariat:roundtables.framework')).fill('Charter')
    await page.getByRole('button', { name: t('secretariat:roundtables.save') }).click()
    await page
      .getByRole('row', { name: /Sharing the water/ })
      .getByRole('link', { name: t('secretariat:roundtables.invite') })
      .click()
    await page.getByRole('link', { name: t('members:invite.add-organisation') }).click()
    // The page before has a field of the same name.
    await expect(page.getByRole('heading', { level: 1, name: t('secretariat:organisations.add') })).toBeVisible()
    await page.getByLabel(t('secretariat:organisations.name')).fill('River council')
    await page.getByLabel(t('secretariat:organisations.group')).selectOption({ index: 1 })
    await page.getByLabel(t('secretariat:organisations.country')).selectOption('FR')
    await page.getByRole('button', { name: t('secretariat:organisations.save') }).click()
    await expect(page.getByRole('link', { name: 'River council' })).toBeVisible()
    await page.goto('/secretariat/roundtables')
    await page
      .getByRole('row', { name: /Sharing the water/ })
      .getByRole('link', { name: t('secretariat:roundtables.invite') })
      .click()
    await page.getByLabel(t('members:invite.name')).fill('Bo Lind')
    await page.getByLabel(t('members:invite.email')).fill('bo@rivers.test')
    await page.getByLabel(t('members:people.organisation')).selectOption({ label: 'River council' })
    await page.getByRole('radio', { name: t('common:role.moderator') }).check({ force: true })
    await page.getByRole('button', { name: t('members:invite.send') }).click()
    await expect(page.getByText('Bo Lind').first()).toBeVisible()
    await page.close()
  })

  await test.step('the link stood in what the start printed, and in no line of the log', () => {
    const lines = server.output.split('\n').filter((line) => line.startsWith('{'))
    expect(lines.some((line) => line.includes('/first-account/[token]'))).toBe(true)
    expect(lines.join()).not.toContain(link.split('/').at(-1))
  })

  await test.step('a start with a secretariat prints none', async () => {
    server = await start()
    expect(server.output).not.toMatch(LINK)
    expect((await signIn('ana@rivers.test', 'nine bridges and a ferry')).status).toBe(302)
  })
})

test('the demonstration comes to a database of one’s own only when asked for, and says so', async ({ start }) => {
  const asked = await start({ DEMONSTRATION: '1' })
  expect(asked.output).toContain(DEMO_ACCOUNTS[0].email)
  const later = await start()
  expect(later.output).toMatch(/THIS DATABASE HOLDS THE DEMONSTRATION/)
})

base('the embedded database can begin without the demonstration, too', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rt-empty-'))
  const server = await ProductServer.start(folder, { DEMONSTRATION: '0' })
  expect(server.output).toMatch(LINK)
  expect(server.output).not.toContain(DEMO_PASSWORD)
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})
