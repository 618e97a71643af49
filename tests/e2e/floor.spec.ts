import type { Page } from '@playwright/test'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { nameOf } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { liveSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Three browsers, each looked at by axe as the floor goes from one to the other.

const t = wordsOf('en')
const f = wordsOf('fr')
const LINE = 'Nos districts peuvent mesurer dès mars.'

test('two ask for the floor, a moderator gives it to the second instead of the first, and everybody sees who has it and why', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId, id: sessionId } = await liveSession(server)
  const [first, second] = [await nameOf(server, emailOf('participant')), await nameOf(server, emailOf('participant2'))]
  const cockpit = await open('moderator')
  const phone = await open('participant', { width: 390, language: 'fr' })
  const desk = await open('participant2')
  const seen = async (page: Page, state: string) => {
    await expectAccessible(page, state)
    await expectNoSidewaysScroll(page, state)
  }
  await cockpit.goto(sessionPaths.cockpit(roundtableId, sessionId))
  for (const page of [phone, desk]) await page.goto(sessionPaths.room(roundtableId, sessionId))
  await expect(cockpit.getByText(t('floor:queue.nobody'))).toBeVisible()

  await test.step('on a phone, in French, with keys alone: a question, and what it is about for moderators', async () => {
    await seen(phone, 'the room before anybody has asked, in French')
    await phone.getByRole('radio', { name: f('floor:kind.contribution') }).focus()
    for (let presses = 0; presses < 3; presses += 1) await phone.keyboard.press('ArrowRight')
    await expect(phone.getByRole('radio', { name: f('floor:kind.question') })).toBeChecked()
    await phone.getByLabel(f('floor:room.line'), { exact: false }).focus()
    await phone.keyboard.type(LINE)
    await phone.keyboard.press('Tab')
    await expect(phone.getByRole('button', { name: f('floor:room.ask') })).toBeFocused()
    await phone.keyboard.press('Enter')
    await expect(phone.getByText(f('floor:room.next'), { exact: true })).toBeVisible()
    await expect(phone.getByText(LINE).first()).toBeVisible()
    await seen(phone, 'the room for whoever waits, in French')
  })

  await test.step('the cockpit has it at once, with the line; another participant has not', async () => {
    await expect(cockpit.getByText(LINE)).toBeVisible()
    await expect(desk.getByRole('listitem').filter({ hasText: first })).toBeVisible()
    expect(await desk.content()).not.toContain(LINE)
    await desk.getByRole('button', { name: t('floor:room.ask') }).click()
    await expect(desk.getByText(t('floor:room.place', { ordinal: t('floor:ordinal.2') }))).toBeVisible()
    await expect(cockpit.getByRole('heading', { name: t('floor:queue.hands', { count: 2 }) })).toBeVisible()
    await seen(cockpit, 'the cockpit with two hands')
  })

  await test.step('the second gets the floor by a key press, on record with whom it would have been', async () => {
    await cockpit.getByRole('button', { name: t('floor:queue.give-to', { name: second }) }).focus()
    await cockpit.keyboard.press('Enter')
    await expect(desk.getByText(t('floor:room.yours'), { exact: true })).toBeVisible()
    await expect(phone.getByRole('timer', { name: f('floor:speaker.clock') })).toBeVisible()
    const [given] = await server.query<{ data: { place: number; insteadOf: string } }>(
      `SELECT data FROM "Event" WHERE name = 'floor.given' AND "subjectId" = $1`,
      [sessionId],
    )
    expect(given?.data.place).toBe(2)
    expect(given?.data.insteadOf).toBeTruthy()
    await seen(desk, 'the room for whoever has the floor')
    await seen(phone, 'the room while another speaks, in French')
  })

  await test.step('paused, and going on, the clock stands and runs', async () => {
    await cockpit
      .locator('#floor')
      .getByRole('button', { name: t('floor:speaker.pause'), exact: true })
      .click()
    const clock = cockpit.locator('#floor').getByRole('timer')
    await expect(cockpit.locator('#floor').getByText(/^paused at/)).toBeVisible()
    const stood = await clock.textContent()
    expect(await phone.getByRole('timer', { name: f('floor:speaker.clock') }).textContent()).toBe(stood)
    await cockpit
      .locator('#floor')
      .getByRole('button', { name: t('floor:speaker.resume'), exact: true })
      .click()
    await expect(clock).not.toHaveText(stood ?? '')
  })

  await test.step('the first is next by one key; what the groups have said stands beside an equal share, and as a table', async () => {
    await expect(cockpit.getByRole('button', { name: t('floor:speaker.end-and-next', { name: first }) })).toBeVisible()
    await cockpit.keyboard.press('f')
    await expect(phone.getByText(f('floor:room.yours'), { exact: true })).toBeVisible()
    await expect(cockpit.getByRole('heading', { name: t('floor:balance.title') })).toBeVisible()
    for (const table of await cockpit.getByText(t('floor:balance.as-table')).all()) await table.click()
    await expect(cockpit.getByRole('table', { name: t('floor:balance.title') })).toBeVisible()
    await expect(cockpit.getByRole('table', { name: t('floor:table.title') })).toBeVisible()
    await seen(cockpit, 'the cockpit with its tables')
  })

  await test.step('the queue is closed to all but points of order, then to all; whoever held the page hears of it', async () => {
    await cockpit.getByRole('button', { name: t('floor:queue.state.points'), exact: true }).click()
    await expect(desk.getByText(t('floor:room.points'))).toBeVisible()
    await seen(desk, 'the room where only points of order are taken')
    await cockpit.getByRole('button', { name: t('floor:queue.state.closed'), exact: true }).click()
    await expect(desk.getByText(t('floor:room.closed'))).toBeVisible()
  })

  await test.step('staff enter somebody without a device, put them first and take them off again', async () => {
    await cockpit.getByText(t('floor:add.title')).click()
    await cockpit.getByLabel(t('floor:add.person'), { exact: true }).selectOption({ label: second })
    await cockpit.getByRole('button', { name: t('floor:add.add') }).click()
    const row = cockpit
      .getByRole('listitem')
      .filter({ hasText: second })
      .filter({ hasText: t('floor:queue.added') })
    await expect(row).toBeVisible()
    await row.locator('summary').click()
    await row.getByRole('button', { name: t('floor:queue.pin', { name: second, place: 1 }) }).click()
    await expect(row.getByText(t('floor:reason.pinned'))).toBeVisible()
    await seen(cockpit, 'the cockpit with somebody put first')
    await expect(desk.getByText(t('floor:room.next'), { exact: true })).toBeVisible()
    await desk.getByRole('button', { name: t('floor:room.lower') }).click()
    await expect(row).toHaveCount(0)
  })

  await test.step('how long a speech and a group may be, and what the order weighs: a number out of range is refused in its place', async () => {
    await cockpit.getByText(t('floor:settings.title')).click()
    await seen(cockpit, 'the cockpit with its settings')
    await cockpit.getByLabel(t('floor:settings.seconds')).fill('60')
    await cockpit.getByRole('button', { name: t('floor:settings.save-seconds') }).click()
    await expect(
      cockpit.getByText(t('floor:speaker.each', { time: t('floor:time.minutes', { count: 1 }) })),
    ).toBeVisible()
    await cockpit.getByLabel(t('floor:settings.budget')).fill('5')
    await cockpit.getByRole('button', { name: t('floor:settings.save-budget') }).click()
    await expect(cockpit.getByText('Each group may speak 5 minutes on this item.')).toBeVisible()
    await cockpit.getByLabel(t('floor:settings.weight.unheard')).fill('11')
    await cockpit.getByRole('button', { name: t('floor:settings.save-weights') }).click()
    await expect(cockpit.getByRole('alert').filter({ hasText: t('errors:floor.weight-range') })).toBeVisible()
    await cockpit.getByLabel(t('floor:settings.weight.unheard')).fill('0')
    await cockpit.getByRole('button', { name: t('floor:settings.save-weights') }).click()
    await expect(cockpit.getByText(t('errors:floor.weight-range'))).toHaveCount(0)
  })

  await test.step('in the dark look and narrow, the same', async () => {
    const narrow = await open('moderator', { width: 390, dark: true })
    await narrow.goto(sessionPaths.cockpit(roundtableId, sessionId))
    await expect(narrow.getByRole('button', { name: t('floor:speaker.end'), exact: false }).first()).toBeVisible()
    await seen(narrow, 'the cockpit on a phone, dark')
    const dark = await open('participant2', { width: 390, dark: true })
    await dark.goto(sessionPaths.room(roundtableId, sessionId))
    await expect(dark.getByRole('timer', { name: t('floor:speaker.clock') })).toBeVisible()
    await seen(dark, 'the room on a phone, dark')
  })
})

test('without scripts a participant asks for the floor and lowers their hand', async ({ open, server }) => {
  const { roundtableId, id: sessionId } = await liveSession(server)
  const page = await open('participant', { width: 390, scripts: false })
  await page.goto(sessionPaths.room(roundtableId, sessionId))
  await page.getByRole('button', { name: t('floor:room.ask') }).click()
  await expect(page.getByText(t('floor:room.next'), { exact: true })).toBeVisible()
  await page.getByRole('button', { name: t('floor:room.lower') }).click()
  await expect(page.getByRole('button', { name: t('floor:room.ask') })).toBeVisible()
})
