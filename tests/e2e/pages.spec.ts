import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, expectOneControlHeight } from './support/axe.ts'
import { actsOfBuild, addressOf, EVERY_PAGE, pagesOfBuild } from './support/every-page.ts'
import { expect, test } from './support/fixtures.ts'

// Most of what the browser tests do: its pages are dealt to all workers, or the last of them would go on alone.
test.describe.configure({ mode: 'parallel' })

const LOOKS = [
  { width: 1440, language: 'en' },
  { width: 390, language: 'fr' },
] as const

const [LIST_EDGE, PUBLIC_EDGE] = [88, 120]

function leftOfTitle(page: Page) {
  return page.getByRole('heading', { level: 1 }).evaluate((title) => {
    const words = document.createRange()
    words.selectNodeContents(title)
    return Math.round(words.getBoundingClientRect().left)
  })
}

test('every page of the build is visited below', () => {
  expect(pagesOfBuild().filter((page) => !(page in EVERY_PAGE))).toEqual([])
})

for (const [pattern, who] of Object.entries(EVERY_PAGE)) {
  for (const { width, language } of LOOKS) {
    test(`${pattern} at ${width} px in ${language}: nothing for axe in light or dark, one heading, no sideways scroll`, async ({
      visit,
      server,
      watching,
    }) => {
      if (pattern.includes(':token') || pattern.endsWith('/*')) watching.expectComplaints(/status of (404|410)/)
      const address = await addressOf(server, pattern)
      const page = await visit(who, { width, language })
      await page.emulateMedia({ colorScheme: 'dark' })
      const sent = await (await page.goto(address))?.text()
      // React hydrates a boundary last, and throws away what the server sent in it when new data comes first.
      expect(sent?.split('</body>')[0]).not.toMatch(/<!--\$[?!]?-->/)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.getByRole('main')).toHaveCount(1)
      if (pattern.endsWith('/sections/:sectionId')) await expect(page.locator('[data-ready]')).toBeVisible()
      await expect(page).toHaveTitle(/\S/)
      await expectAccessible(page, `${address} ${width} ${language} dark`)
      // An open page changes its colours late: it is opened anew in the other look.
      await page.emulateMedia({ colorScheme: 'light' })
      await page.reload()
      if (pattern.endsWith('/sections/:sectionId')) await expect(page.locator('[data-ready]')).toBeVisible()
      await expectAccessible(page, `${address} ${width} ${language} light`)
      await expectNoSidewaysScroll(page)
      await expectOneControlHeight(page)
      // A sheet of text has its own place, and so have cockpit and room; everything else begins where the lists do.
      if (width === 1440 && !/\/(:sectionId|cockpit|room)$|^\/screens/.test(pattern))
        expect([LIST_EDGE, PUBLIC_EDGE]).toContain(await leftOfTitle(page))
      const narrower = width < 600 ? 320 : 1024
      await page.setViewportSize({ width: narrower, height: 700 })
      await expectNoSidewaysScroll(page, `${address} at ${narrower}`)
    })
  }
}

test('an address without a page, and another table’s page, answer calmly', async ({ open, watching }) => {
  watching.expectComplaints(/status of 404/)
  const page = await open('participant')
  for (const address of ['/nowhere', '/roundtables/00000000-0000-7000-8000-000000000000']) {
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectAccessible(page)
  }
})

test('an address that only takes forms, visited, leads to the nearest page above it', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 404/)
  const acts = actsOfBuild()
  expect(acts.length).toBeGreaterThan(30)
  const page = await open('moderator')
  for (const pattern of acts) {
    const address = await addressOf(server, pattern)
    const answer = await page.request.get(address)
    expect([200, 403, 404], address).toContain(answer.status())
    expect(answer.headers()['content-type'], address).toContain('text/html')
    expect(address.startsWith(new URL(answer.url()).pathname), `${address} led to ${answer.url()}`).toBe(true)
  }
  await page.goto(await addressOf(server, '/roundtables/:roundtableId/sections/:sectionId/lock'))
  await expect(page).toHaveURL(/\/sections\/[^/]+$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
})
