import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { openScreen } from './support/screens.ts'
import type { ProductServer } from './support/server.ts'
import { liveSession, manyWait, seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** An act of a moderator's, as the cockpit sends it. */
const acts = (moderator: Page, server: ProductServer) => async (path: string, form: Record<string, string>) => {
  const answer = await moderator.request.post(path, {
    form: { ...form, reply: 'inline' },
    headers: { origin: server.url },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** The height of the smallest capital on the screen, in hundredths of its height: 1.3 is read from five times the height of the picture. */
const smallestCapital = (page: Page) =>
  page.evaluate(() => {
    const CAPITAL = 0.7
    const texts = [...document.querySelectorAll('main :not(script):not(style)')].filter(
      (element) =>
        !element.closest('.screen-mode, .screen-twin, .sr-only, title, desc, .avatar') &&
        // The initials on the seats of the ring: they mark a seat; its group is named beside it.
        !element.matches('svg text:not([class])') &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const heights = texts.map((element) => {
      const svg = element.closest('svg')
      const scale = svg && element !== svg ? (svg.getScreenCTM()?.a ?? 1) : 1
      return { words: element.textContent?.trim(), size: parseFloat(getComputedStyle(element).fontSize) * scale }
    })
    const least = heights.sort((one, other) => one.size - other.size)[0]
    return { words: least?.words, share: ((least?.size ?? 0) * CAPITAL * 100) / window.innerHeight }
  })

test('every word on a screen is read from the back, wide or of the old shape, and nothing is cut', async ({
  open,
  server,
}) => {
  const session = await liveSession(server)
  await manyWait(server, session.id)
  const { id, address } = await openScreen(server, session.id)
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
  ] as const) {
    const wall = await open('visitor', { width, height })
    for (const kind of ['table', 'speakers', 'timer', 'ballot', 'result', 'welcome']) {
      await server.query('UPDATE "Screen" SET face = $2 WHERE id = $1', [id, { kind }])
      await wall.goto(address)
      await expect(wall.locator('main')).toHaveClass(new RegExp(`screen-${kind}`))
      const { share, words } = await smallestCapital(wall)
      expect(share, `${words} on ${kind} at ${width} px`).toBeGreaterThan(1.1)
      const over = await wall.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
      expect(over, `${kind} at ${width} px`).toBeLessThanOrEqual(0)
    }
  }
})

test('nothing comes onto a blank screen by itself: not an item, a speaker or a ballot, nor what is prepared', async ({
  open,
  server,
}) => {
  const session = await liveSession(server)
  await manyWait(server, session.id)
  const moderator = await open('moderator')
  await moderator.goto(session.at('screens'))
  const act = acts(moderator, server)
  const { id, address } = await openScreen(server, session.id)
  const wall = await open('visitor', { width: 1920, height: 1080 })
  await wall.goto(address)
  await expect(wall.locator('main')).toHaveClass(/screen-blank/)
  const loads: string[] = []
  wall.on('response', async (response) => {
    // One that was given up for a newer has no body any more.
    const text = response.url().includes('.data') ? await response.text().catch(() => null) : null
    if (text !== null) loads.push(text)
  })
  const [request] = await server.query<{ id: string }>(
    'SELECT id FROM "FloorRequest" WHERE "sessionId" = $1 ORDER BY "askedAt" LIMIT 1',
    [session.id],
  )
  await act(session.at('speech'), { act: 'give', requestId: request!.id })
  await act(session.at('clock'), { act: 'minutes', itemId: session.itemId, extraMinutes: '0', minutes: '5' })
  await act(session.at('screens'), { act: 'prepare', screenId: id, kind: 'speakers' })
  await expect.poll(() => loads.length).toBeGreaterThan(0)
  expect(loads.join()).not.toMatch(/speakers|Access to digital services/)
  await expect(wall.locator('main')).toHaveClass(/screen-blank/)
  await expect(wall.locator('main')).not.toContainText('Access to digital services')
  await act(session.at('screens'), { act: 'show', screenId: id, kind: 'speakers' })
  await expect(wall.getByRole('heading', { name: 'Access to digital services' })).toBeVisible()
})

test('a screen comes back by itself when the server was killed, and shows what has been put on it since', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_CONNECTION|Failed to load|Failed to fetch|ERR_INCOMPLETE|network error/i)
  const session = await liveSession(server)
  const { id, address } = await openScreen(server, session.id, { kind: 'timer' })
  const [moderator, wall] = [await open('moderator'), await open('visitor', { width: 1024, height: 768 })]
  await moderator.goto(session.at('screens'))
  await wall.goto(address)
  await expect(wall.getByRole('timer')).toBeVisible()
  await server.kill()
  await expect(wall.getByRole('timer')).toBeVisible()
  await server.restart()
  await acts(moderator, server)(session.at('screens'), { act: 'show', screenId: id, kind: 'welcome' })
  await expect(wall.getByRole('heading', { name: t('screens:welcome.title') })).toBeVisible({ timeout: 30_000 })
})

test('a screen is dark or light as whoever stands at it chooses, by key or link, and keeps its computer awake', async ({
  open,
  server,
}) => {
  const session = await liveSession(server)
  const { address } = await openScreen(server, session.id, { kind: 'timer' })
  const wall = await open('visitor', { width: 1920, height: 1080 })
  await wall.addInitScript(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: (kind: string) => (asked.push(kind), Promise.resolve({ release: () => Promise.resolve() })) },
    })
  })
  await wall.goto(address)
  await expect(wall.getByRole('timer')).toBeVisible()
  await expect.poll(() => wall.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(['screen'])
  await wall.keyboard.press('d')
  await expect(wall).toHaveURL(/look=dark/)
  await expect(wall.locator('html')).toHaveCSS('color-scheme', 'dark')
  await seen(wall, 'a dark screen')
  await wall.getByRole('link', { name: t('screens:look.light') }).focus()
  await wall.keyboard.press('Enter')
  await expect(wall.locator('html')).toHaveCSS('color-scheme', 'light')
})
