import { rm } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { copyOfSeededFolder } from './seeded-folder.ts'
import { ProductServer } from './server.ts'
import { type Watch, watch } from './watch.ts'
import { type Language, wordsOf } from './words.ts'

/** Who reads: a role of the demonstration’s accounts, or the address of whoever else has one. */
export type Who =
  'visitor' | 'secretariat' | 'moderator' | 'participant' | 'participant2' | 'observer' | `${string}@example.org`
/** `url`: another address of the product than the server's first. */
type Reader = { url?: string; width?: number; height?: number; language?: Language; dark?: boolean; scripts?: boolean }
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

type Open = (who: Who, reader?: Reader) => Promise<Page>
type OfTest = {
  /** A page of a browser of its own, already signed in. What goes wrong on it fails the test. */
  open: Open
  /** The same, for looking at pages: it comes from the test before with the product's files in its browser, and is left for the next. */
  visit: Open
  watching: Watch
}
type OfWorker = {
  server: ProductServer
  sessionOf: (who: Who) => Promise<StorageState | undefined>
  openAs: Open
  visitors: Map<string, Promise<Page>>
}

export const test = base.extend<OfTest, OfWorker>({
  server: [
    // Playwright reads the names of the fixtures from the pattern, so there has to be one.
    async ({}, use) => {
      const folder = await copyOfSeededFolder()
      const server = await ProductServer.start(folder)
      await use(server)
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  sessionOf: [
    async ({ server, browser }, use) => {
      const known = new Map<Who, Promise<StorageState>>()
      await use(async (who) => {
        if (who === 'visitor') return undefined
        if (!known.has(who)) known.set(who, signIn(browser, server.url, who))
        return known.get(who)
      })
    },
    { scope: 'worker' },
  ],

  watching: async ({ server }, use) => {
    const watching = watch(server.url)
    await use(watching)
    expect(watching.problems, 'what the browser complained about').toEqual([])
  },

  openAs: [
    ({ browser, server, sessionOf }, use) =>
      use(async (who, reader = {}) => {
        const { url = server.url, language = 'en', dark = false, scripts = true } = reader
        await readIn(server, who, language)
        const viewport = viewportOf(reader)
        const context = await browser.newContext({
          baseURL: url,
          viewport,
          hasTouch: viewport.width < 600,
          locale: language === 'fr' ? 'fr-FR' : 'en-GB',
          timezoneId: 'Europe/Paris',
          colorScheme: dark ? 'dark' : 'light',
          javaScriptEnabled: scripts,
          reducedMotion: 'reduce',
          storageState: await sessionOf(who),
        })
        return slowed(await context.newPage())
      }),
    { scope: 'worker' },
  ],

  open: async ({ openAs, watching }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, reader) => {
      const page = await openAs(who, reader)
      watching.follow(page.context())
      contexts.push(page.context())
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
  },

  visitors: [({}, use) => use(new Map()), { scope: 'worker' }],

  visit: async ({ openAs, server, visitors, watching }, use) => {
    const left: (() => Promise<unknown>)[] = []
    await use(async (who, reader = {}) => {
      const key = JSON.stringify([who, reader])
      if (!visitors.has(key)) visitors.set(key, openAs(who, reader))
      const page = await visitors.get(key)!
      await readIn(server, who, reader.language)
      await page.setViewportSize(viewportOf(reader))
      const unfollow = watching.follow(page.context())
      left.push(() => page.goto('about:blank').finally(unfollow))
      return page
    })
    await Promise.all(left.map((leave) => leave()))
  },
})

export { expect }

function viewportOf({ width = 1440, height = width < 600 ? 844 : 900 }: Reader) {
  return { width, height }
}

/** Whoever has an account reads in its language, a visitor in their browser's. */
async function readIn(server: ProductServer, who: Who, language: Language = 'en') {
  if (who === 'visitor') return
  await server.query('UPDATE "Person" SET language = $1 WHERE email = $2', [language, emailOf(who)])
}

/** E2E_SLOWDOWN=6 gives every page a sixth of the processor: what only fails on a busy machine then fails here. */
async function slowed(page: Page) {
  const rate = Number(process.env.E2E_SLOWDOWN ?? 1)
  if (rate > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate })
  return page
}

export function emailOf(who: Exclude<Who, 'visitor'>): string {
  if (who.includes('@')) return who
  const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${who}@`))
  if (!account) throw new Error(`The demonstration has no ${who}`)
  return account.email
}

/** Once per account and worker through the form itself; the tests then carry its cookie. */
async function signIn(browser: Browser, url: string, who: Exclude<Who, 'visitor'>) {
  const t = wordsOf('en')
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel(t('identity:sign-in.email')).fill(emailOf(who))
  await page.getByLabel(t('identity:sign-in.password')).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: t('identity:sign-in.submit') }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  const state = await context.storageState()
  await context.close()
  return state
}
