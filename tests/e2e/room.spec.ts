import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { paths } from '../../app/shared/paths.ts'
import { recordPaths } from '../../app/shared/record-paths.ts'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { expectAccessible } from './support/axe.ts'
import { demonstration, draftSection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { lineOf } from './support/line.ts'
import type { ProductServer } from './support/server.ts'
import { plannedSession, seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Several browsers, and axe on each page.

const t = wordsOf('en')
const f = wordsOf('fr')

test('what is on is told on every page, can be folded away, and leads into the room', async ({ open, server }) => {
  // What other tests on this server have left on.
  await server.query(`UPDATE "Session" SET state = 'ended', "endedAt" = now() WHERE state = 'live'`)
  const { session, act, at } = await planned(server, await open('moderator'))
  const page = await open('participant')
  const banner = page.getByRole('region', { name: t('room:banner.label') })
  await page.goto(paths.roundtable(session.roundtableId))
  await expect(banner).toBeHidden()

  await act({ act: 'start' })
  await expect(banner).toContainText(t('room:session', session))
  await expect(banner).toContainText('Opening words')
  await expect(banner.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  await act({ act: 'next', itemId: session.items[0]! })
  await expect(banner).toContainText('Skills for all')
  await act({ act: 'next', itemId: session.items[1]! })
  await expect(banner).toContainText(t('room:between'))
  expect(await page.content()).not.toContain('Among ourselves')
  await expectAccessible(page, 'home with the banner')

  const section = draftSection(await demonstration(server), 2)
  for (const path of [paths.framework(session.roundtableId), paths.people(session.roundtableId), section.path]) {
    await page.goto(path)
    await expect(banner).toContainText(t('room:session', session))
  }
  await act({ act: 'next', itemId: session.items[2]! })
  await expect(banner).toContainText('Closing')
  await banner.getByRole('button', { name: t('room:banner.fold') }).click()
  await expect(banner).not.toContainText('Closing')
  await page.reload()
  await expect(banner).toBeVisible()
  await expect(banner).not.toContainText('Closing')
  await expectAccessible(page, 'a section with the banner folded')
  await banner.getByRole('link', { name: t('room:banner.join') }).click()
  await expect(page).toHaveURL(new RegExp(`${at('room')}$`))
  await expect(banner).toBeHidden()

  await page.goto(paths.ballots(session.roundtableId))
  await banner.getByRole('button', { name: t('room:banner.unfold') }).click()
  await expect(banner).toContainText('Closing')
  await act({ act: 'end' })
  await expect(banner).toBeHidden()
})

test('a phone follows the room, looks around and comes back; each item is announced once, also after a lost line', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/)
  const { session, act, at } = await planned(server, await open('moderator'))
  const page = await open('participant', { width: 390, language: 'fr' })
  const line = await lineOf(page)
  await page.goto(at('room'))
  await expect(page.getByRole('heading', { name: f('room:planned.title') })).toBeVisible()
  await seen(page, 'before the session, in French')

  const said = await listen(page)
  await act({ act: 'start' })
  await expect(page.getByRole('heading', { name: 'Opening words' })).toBeVisible()
  await expect(page.getByText(f('room:follow.following'))).toBeVisible()
  await expect(page.getByText(f('room:item.of', { number: 1, count: 3 }))).toBeVisible()
  await seen(page, 'following, in French')
  await act({ act: 'next', itemId: session.items[0]! })
  await expect(page.getByRole('heading', { name: 'Skills for all' })).toBeVisible()
  await expect(page.getByText('What we agreed last time')).toBeVisible()

  await page.getByRole('link', { name: f('room:follow.look') }).click()
  await page.getByRole('link', { name: 'Closing' }).click()
  await expect(page.getByRole('heading', { name: 'Closing' })).toBeVisible()
  await seen(page, 'looking around, in French')
  await act({ act: 'previous', itemId: session.items[1]! })
  await expect(page.getByText(f('room:follow.on', { item: 'Opening words' }))).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Closing' })).toBeVisible()
  await page.getByRole('link', { name: f('room:follow.back') }).click()
  await expect(page.getByRole('heading', { name: 'Opening words' })).toBeVisible()

  line.cut()
  await act({ act: 'next', itemId: session.items[0]! })
  await act({ act: 'next', itemId: session.items[1]! })
  await act({ act: 'next', itemId: session.items[2]! })
  line.restore()
  await expect(page.getByRole('heading', { name: 'Closing' })).toBeVisible({ timeout: 30_000 })
  await act({ act: 'end' })
  await expect(page.getByRole('heading', { name: f('room:ended.title') })).toBeVisible()
  await seen(page, 'after the session, in French')
  await expect(page.getByRole('link', { name: f('room:ended.record') })).toHaveAttribute(
    'href',
    recordPaths.minutes(session.roundtableId, session.id),
  )
  expect(await said()).toEqual(
    ['Opening words', 'Skills for all', 'Opening words', 'Closing'].map((item) => f('room:announce.item', { item })),
  )
})

test('who asks for the floor without a line stands in the queue once when it is back, and hears their turn', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/)
  const moderator = await open('moderator')
  const { session, act, at } = await planned(server, moderator)
  await act({ act: 'start' })
  const page = await open('participant2', { width: 390 })
  await page.goto(at('room'))
  const ask = page.getByRole('button', { name: t('floor:room.ask') })
  await expect(ask).toBeVisible()
  await page.waitForLoadState('networkidle')
  const said = await listen(page)
  await page.context().setOffline(true)
  await ask.click()
  const unsent = page.getByRole('region', { name: t('unsent:title') })
  await expect(unsent).toContainText(t('unsent:kind.floor', { about: session.title }))
  await seen(page, 'a request that waits for the line')
  const asked = () => server.query<{ id: string }>('SELECT id FROM "FloorRequest" WHERE "sessionId" = $1', [session.id])
  expect(await asked()).toHaveLength(0)

  await page.context().setOffline(false)
  await expect(page.getByText(t('floor:room.next'))).toBeVisible({ timeout: 30_000 })
  await expect(unsent).toBeHidden()
  const [request, ...others] = await asked()
  expect(others).toEqual([])
  await moderator.request.post(sessionPaths.speech(session.roundtableId, session.id), {
    form: { act: 'give', requestId: request!.id, reply: 'inline' },
    headers: { origin: server.url },
  })
  await expect(page.getByText(t('floor:room.yours'), { exact: true })).toBeVisible()
  expect(await said()).toEqual([t('room:announce.turn')])
  await act({ act: 'end' })
})

test('the room reads the section that is on, also that of the next item; on a phone the act stays under the thumb, and it buzzes at one’s turn', async ({
  open,
  server,
}) => {
  const moderator = await open('moderator')
  const { session, act, at } = await planned(server, moderator)
  const all = (await demonstration(server)).sections
  const sections = ['Networks that reach every address', 'The price of being connected'].map((title) =>
    all.find((section) => section.title === title)!,
  )
  for (const [index, section] of sections.entries())
    await server.query(
      `INSERT INTO "AgendaLink" (id, "itemId", position, "subjectType", "subjectId") VALUES ($1, $2, 1, 'section', $3)`,
      [randomUUID(), session.items[index], section.id],
    )
  await act({ act: 'start' })
  const page = await open('participant', { width: 390 })
  await page.addInitScript(() => {
    const buzzed: unknown[] = []
    Object.assign(window, { buzzed })
    Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => buzzed.push(pattern) > 0 })
  })
  await page.goto(at('room'))
  const text = (which: number) =>
    page.getByRole('group', { name: t('room:item.words-of', { title: sections[which]!.title }) })
  await expect(text(0)).toContainText(/\d\.\d\.1/)
  await seen(page, 'a section in the room')
  await act({ act: 'next', itemId: session.items[0]! })
  await expect(text(1)).toContainText(/\d\.\d\.1/)
  await expect(text(0)).toBeHidden()

  const ask = page.getByRole('button', { name: t('floor:room.ask') })
  await expect(ask).toBeInViewport({ ratio: 1 })
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(ask).toBeInViewport({ ratio: 1 })
  await ask.click()
  await expect(page.getByText(t('floor:room.next'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('floor:room.lower') })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page, 'a place in the queue, with its bar')
  const [request] = await server.query<{ id: string }>('SELECT id FROM "FloorRequest" WHERE "sessionId" = $1', [
    session.id,
  ])
  await moderator.request.post(sessionPaths.speech(session.roundtableId, session.id), {
    form: { act: 'give', requestId: request!.id, reply: 'inline' },
    headers: { origin: server.url },
  })
  await expect(page.getByText(t('floor:room.yours'), { exact: true })).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { buzzed: unknown }).buzzed)).toEqual([[120], [250, 120, 250]])
  await act({ act: 'end' })
})

test('without scripts the room shows how things stand, looks around and comes back', async ({ open, server }) => {
  const { session, act, at } = await planned(server, await open('moderator'))
  await act({ act: 'start' })
  const page = await open('observer', { width: 390, scripts: false, dark: true })
  await page.goto(at('room'))
  await expect(page.getByRole('heading', { name: 'Opening words' })).toBeVisible()
  await page.getByRole('link', { name: t('room:follow.look') }).click()
  await page.getByRole('link', { name: 'Closing' }).click()
  await expect(page.getByRole('heading', { name: 'Closing' })).toBeVisible()
  await act({ act: 'next', itemId: session.items[0]! })
  await page.getByRole('link', { name: t('room:follow.back') }).click()
  await expect(page.getByRole('heading', { name: 'Skills for all' })).toBeVisible()
  await act({ act: 'end' })
})

/** Everything that the room's live region says from now on. */
async function listen(page: Page) {
  await page.locator('.sr-only[role="status"][aria-live="polite"]').evaluate((region) => {
    const heard: string[] = []
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) heard.push(node.textContent ?? '')
    }).observe(region, { childList: true })
    Object.assign(window, { heard })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

/** A session with four items, one of them for moderators alone, and how its moderator acts on it. */
async function planned(server: ProductServer, moderator: Page) {
  const session = await plannedSession(server, {
    title: `A room to follow ${randomUUID().slice(0, 8)}`,
    inMinutes: 60,
    items: [
      { title: 'Opening words', minutes: 20 },
      { title: 'Skills for all', minutes: 20, note: 'What we agreed last time' },
      { title: 'Among ourselves', minutes: 20, visibility: 'moderators' },
      { title: 'Closing', minutes: 20 },
    ],
  })
  await moderator.goto(paths.roundtable(session.roundtableId))
  return {
    session,
    at: session.at,
    async act(form: Record<string, string>) {
      const answer = await moderator.request.post(session.at('clock'), {
        form: { ...form, reply: 'inline' },
        headers: { origin: server.url },
      })
      expect(answer.ok(), await answer.text()).toBe(true)
    },
  }
}
