import type { Page } from '@playwright/test'
import { started, titleOf } from './support/cockpit.ts'
import { expect, test } from './support/fixtures.ts'
import { openScreen } from './support/screens.ts'
import { liveSession, openCockpit, plannedSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

// What consoles and displays in use stumble over, as their users report it.

const t = wordsOf('en')

test('a key that is held, or is the browser’s, and a second press before the answer go one step at most', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/409/)
  const session = await plannedSession(server)
  const page = await open('moderator')
  await started(page, session.at('cockpit'))
  const steps = () =>
    server.query(`SELECT 1 FROM "Event" WHERE name = 'session.item-begun' AND "subjectId" = $1`, [session.id])
  for (let times = 0; times < 5; times += 1) await page.keyboard.down('n')
  await page.keyboard.up('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await page.keyboard.press('Alt+n')
  await page.keyboard.press('Meta+n')
  await answered(page, 'n')

  // Both presses are on their way before the first is answered.
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/clock\.data/, async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  answer()
  await expect(titleOf(page)).toHaveText('Who is asked next')
  expect(await steps()).toHaveLength(2)
})

test('a message that comes up beside the page takes no key away from it', async ({ open, server }) => {
  const session = await plannedSession(server)
  const page = await open('moderator')
  await started(page, session.at('cockpit'))
  // As a form is sent before scripts run: its sentence waits for the next page.
  const sent = { act: 'minutes', itemId: session.items[0]!, extraMinutes: '0', minutes: '5' }
  await page.request.post(session.at('clock'), { form: sent, headers: { origin: server.url }, maxRedirects: 0 })
  await page.reload()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await titleOf(page).click()
  await page.keyboard.press('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await expect(page.getByRole('alertdialog')).toBeVisible()
})

test('a clock that is paused and goes on is put right by a second at most, and shows on the wall what it shows at the desk', async ({
  open,
  server,
}) => {
  const session = await liveSession(server)
  const { address } = await openScreen(server, session.id, { kind: 'timer' })
  const [chair, wall] = [await open('moderator'), await open('visitor', { width: 1024, height: 768 })]
  await openCockpit(chair, session.at('cockpit'))
  await wall.goto(address)
  const heard = await listenToClock(wall)
  for (let times = 0; times < 3; times += 1) {
    await chair.keyboard.press('p')
    await expect(wall.getByText(t('screens:paused'))).toBeVisible()
    await answered(chair, 'p')
    const stood = await secondsOn(wall)
    expect(await secondsOn(chair, '.cockpit-middle')).toBe(stood)
    await chair.keyboard.press('p')
    await answered(chair, 'p')
    await expect(wall.getByText(t('screens:paused'))).toHaveCount(0)
    await expect.poll(() => secondsOn(wall)).toBeLessThan(stood)
  }
  const seconds = await heard()
  expect(seconds.length).toBeGreaterThan(2)
  // What the wall counted while the pause was on its way to it is taken back, a second of it, and no more.
  const up = seconds.slice(1).map((second, index) => second - seconds[index]!)
  expect(Math.max(...up), seconds.join()).toBeLessThanOrEqual(1)
  expect(up.filter((step) => step > 0).length, seconds.join()).toBeLessThanOrEqual(3)
})

test('a wall that is loaded again follows on, and is never empty while one face takes the place of another', async ({
  open,
  server,
}) => {
  const session = await liveSession(server)
  const { address } = await openScreen(server, session.id, { kind: 'timer' })
  const [chair, wall] = [await open('moderator'), await open('visitor', { width: 1024, height: 768 })]
  await openCockpit(chair, session.at('cockpit'))
  await wall.goto(address)
  await wall.reload()
  await wall.locator('main').evaluate((main) => {
    const empty: string[] = []
    new MutationObserver(() => {
      if (!document.querySelector('main h1')) empty.push(main.className)
    }).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { empty })
  })
  for (const face of ['speakers', 'table', 'timer', 'table']) {
    const button = chair
      .locator('#projector')
      .getByRole('button', { name: t('screens:desk.show-face', { face: t(`screens:face.${face}`) }) })
    await button.click()
    await expect(wall.locator('main')).toHaveClass(new RegExp(`screen-${face}`))
  }
  expect(await wall.evaluate(() => (window as unknown as { empty: string[] }).empty)).toEqual([])
})

/** What this key presses has been answered: until then it ignores presses. */
const answered = (page: Page, key: string) =>
  expect(page.locator(`[aria-keyshortcuts="${key}"]`)).not.toHaveAttribute('aria-disabled')

/** What the clock of a page says, in seconds. */
async function secondsOn(page: Page, within = 'main') {
  const [minutes = 0, seconds = 0] = (await page.locator(within).getByRole('timer').first().innerText())
    .match(/\d+/g)!
    .map(Number)
  return minutes * 60 + seconds
}

/** Everything that the clock of a page says from now on, in seconds. */
async function listenToClock(page: Page) {
  await page
    .getByRole('timer')
    .first()
    .evaluate((clock) => {
      const heard: number[] = []
      new MutationObserver(() => {
        const [minutes = 0, seconds = 0] = (clock.textContent ?? '').match(/\d+/g)!.map(Number)
        if (heard.at(-1) !== minutes * 60 + seconds) heard.push(minutes * 60 + seconds)
      }).observe(clock, { childList: true, subtree: true, characterData: true })
      Object.assign(window, { heard })
    })
  return () => page.evaluate(() => (window as unknown as { heard: number[] }).heard)
}
