import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { recordPaths } from '../../app/shared/record-paths.ts'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { nextItem, planMeeting, RATED, show, sixOfFourGroups } from './support/meeting.ts'
import { openCockpit, seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.setTimeout(600_000) // A whole meeting, with eight browsers and axe on each page of it.

const t = wordsOf('en')
const f = wordsOf('fr')
const QUESTION = 'Do we compare cost with the income of the poorest fifth?'
const OBJECTION = 'Personne n’a chiffré ce que cela coûte.'
const CORRECTION = 'The figure was for households, not for people.'
const RATINGS = [
  [2, 3, 4, 6, 7, 8],
  [6, 6, 6, 7, 7, 7],
] as const

const NOTES = { en: '^Notes of table', fr: '^Notes de la table' }
const TABLE_NOTES = ['Le bus passe trop rarement.', 'Ask the library first.']
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

test('a meeting, from the template it was planned with to the minutes that the next one approves', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId, indicators } = await demonstration(server)
  const indicator = indicators.find(({ asked }) => !asked)!
  const chair = await open('moderator')
  const sessionId = await test.step('planned from a template, with more items', () =>
    planMeeting(chair, roundtableId, indicator.id))
  const [session] = await server.query<{ number: number }>('SELECT number FROM "Session" WHERE id = $1', [sessionId])
  const { number } = session!
  const at = (page: keyof typeof sessionPaths, more?: string) =>
    (sessionPaths[page] as (...parts: (string | undefined)[]) => string)(roundtableId, sessionId, more)

  const people = await sixOfFourGroups(server, roundtableId)
  const phone = await open(people[0]!.who, { width: 390, language: 'fr' })
  const others: Page[] = []
  for (const [index, { who }] of people.slice(1).entries()) others.push(await open(who, { dark: index % 2 === 0 }))
  const everybody = [phone, ...others]
  const wall = await open('visitor', { width: 1920, height: 1080 })

  await test.step('the projector is opened once, and shows the way in when told to', async () => {
    await chair.goto(at('attendance'))
    await press(chair, t('attendance:code.make'))
    await expect(chair.getByRole('img', { name: t('attendance:code.picture') })).toBeVisible()
    await chair.goto(at('screens'))
    const opened = chair.context().waitForEvent('page')
    await press(chair, t('screens:desk.open'))
    const screen = await opened
    await wall.goto(await screen.evaluate(() => location.pathname))
    await screen.close()
    await openCockpit(chair, at('cockpit'))
    await press(chair, t('cockpit:act.start'))
    await expect(chair.locator('.cockpit-title')).toHaveText(RATED[0]!)
    await expect(chair.getByText(t('cockpit:item.aside'))).toHaveCount(0)
    await show(chair, 'welcome')
    await expect(wall.getByRole('heading', { name: t('screens:welcome.title') })).toBeVisible()
    await seen(wall, 'the way in, on the wall')
  })

  await test.step('six people of four groups check in with the code on the wall', async () => {
    const code = (await wall.locator('main').textContent())!.match(/\d{3}\s?\d{3}/)![0].replace(/\s/g, '')
    for (const [index, page] of everybody.entries()) {
      const words = index ? t : f
      await page.goto(at('checkIn'))
      await page.getByLabel(words('attendance:card.code'), { exact: true }).fill(code)
      await page.keyboard.press('Enter')
      await expect(page.locator('#check-in')).toContainText(words('attendance:card.in-room'))
      await page.goto(at('room'))
    }
    await expect(chair.getByText(t('attendance:here.modes', { room: 6, remote: 0 }))).toBeVisible()
    await show(chair, 'table')
    await expect(wall.getByRole('img', { name: t('screens:table.title', { count: 6 }) })).toBeVisible()
    await seen(wall, 'who is at the table, on the wall')
  })

  const rate = (round: 1 | 2) =>
    test.step(`the room rates, round ${round}`, async () => {
      const desk = chair.locator('#desk-ballot')
      if (!(await desk.getByLabel(t('ballots:room.about')).isVisible()))
        await desk.getByText(t('ballots:room.prepare'), { exact: true }).click()
      await desk.getByLabel(t('ballots:room.about')).selectOption(`indicator:${indicator.id}`)
      await press(chair, t('ballots:room.prepare-submit'))
      await press(chair, t('ballots:room.open'))
      await show(chair, 'ballot')
      for (const [index, page] of everybody.entries()) {
        const words = index ? t : f
        const card = page.locator('#room-ballot')
        for (const question of ['relevance', 'feasibility'])
          await card
            .getByRole('group', { name: words(`ballots:question.${question}`) })
            .getByLabel(String(RATINGS[round - 1]![index]), { exact: true })
            .check()
        await press(page, words('ballots:room.send'))
        await expect(card.getByRole('button', { name: words('ballots:room.change') })).toBeVisible()
      }
      await expect(wall.locator('main')).toContainText(/6 (of|\/) ?\d/)
      await press(chair, t('ballots:room.close'))
      await press(chair, t('ballots:room.publish'))
      await expect(phone.locator('#room-ballot')).toContainText(f('ballots:room.stage.published'))
      await seen(phone, `the ratings of round ${round} on a phone, in French`)
    })

  await rate(1)

  await test.step('the queue is in fair order, and the moderator gives the floor otherwise, on record', async () => {
    await nextItem(chair)
    const names = people.map(({ name }) => name)
    for (const [index, page] of everybody.slice(0, 3).entries()) {
      await press(page, (index ? t : f)('floor:room.ask'))
      await expect(chair.getByRole('heading', { name: t('floor:queue.hands', { count: index + 1 }) })).toBeVisible()
    }
    await press(chair, t('floor:queue.give-to', { name: names[2]! }))
    await expect(others[1]!.getByText(t('floor:room.yours'), { exact: true })).toBeVisible()
    await show(chair, 'speakers')
    await expect(wall.locator('main')).toContainText(names[2]!)
    await seen(wall, 'who speaks and who is next, on the wall')
    await chair.keyboard.press('f')
    await expect(phone.getByText(f('floor:room.yours'), { exact: true })).toBeVisible()
    await chair.getByLabel(t('outcomes:note.text')).fill('The city publishes what it spends')
    await press(chair, t('outcomes:note.decision'))
    await expect(chair.getByText('The city publishes what it spends')).toBeVisible()
    await seen(chair, 'the cockpit in the middle of a discussion')
    await seen(phone, 'the room of whoever speaks, on a phone, in French')
  })

  await test.step('the second rating stands beside the first', async () => {
    await nextItem(chair)
    await rate(2)
    const card = phone.locator('#room-ballot')
    await expect(card).toContainText(f('ballots:between.title', { first: 1, second: 2 }))
    await expect(card).toContainText(f('ballots:between.short.closer'))
  })

  await test.step('consent: one objects and says why, and all are told why it does not stand', async () => {
    await nextItem(chair)
    const desk = chair.locator('#desk-ballot')
    const question = desk.getByRole('textbox', { name: t('ballots:room.question') })
    if (!(await desk.getByLabel(t('ballots:room.about')).isVisible()))
      await desk.getByText(t('ballots:room.prepare'), { exact: true }).click()
    await desk
      .getByLabel(t('ballots:room.about'))
      .selectOption({ label: t('ballots:room.about-agenda-item', { name: 'Consent' }) })
    await question.fill(QUESTION)
    await press(chair, t('ballots:room.prepare-submit'))
    await press(chair, t('ballots:room.open'))
    for (const [index, page] of everybody.entries()) {
      const words = index ? t : f
      const card = page.locator('#room-ballot')
      await card.getByLabel(words(`ballots:consent.position.${index ? 'favour' : 'object'}`)).check()
      if (!index) await card.getByLabel(words('ballots:consent.reason')).fill(OBJECTION)
      await press(page, words('ballots:room.send'))
      await expect(card.getByRole('button', { name: words('ballots:room.change') })).toBeVisible()
    }
    await press(chair, t('ballots:room.close'))
    await expect(others[0]!.locator('#room-ballot')).not.toContainText(OBJECTION)
    await press(chair, t('ballots:room.publish'))
    await expect(others[0]!.locator('#room-ballot')).toContainText(OBJECTION)
    await show(chair, 'result')
    await expect(wall.locator('main')).toHaveClass(/screen-result/)
    await expect(wall.locator('main')).toContainText(QUESTION)
    await seen(wall, 'the result, on the wall')
  })

  await test.step('two tables are drawn, each writes its notes at once, and ends', async () => {
    await nextItem(chair)
    const desk = chair.locator('#desk-tables')
    await desk.getByLabel(t('tables:draw.count')).fill('2')
    await press(chair, t('tables:draw.do'))
    await press(chair, t('tables:desk.begin'))
    for (const [index, page] of everybody.slice(0, 2).entries()) {
      const own = page.locator('#room-tables').getByRole('link', { name: new RegExp(NOTES[index ? 'en' : 'fr']) })
      await own.first().click()
      const editor = page.locator('.editor-host > .ProseMirror')
      await editor.click()
      await page.keyboard.type(TABLE_NOTES[index]!)
      await expect(page.getByText((index ? t : f)('editor:save.saved')).first()).toBeVisible()
      await seen(page, 'the notes of one’s table')
    }
    await seen(chair, 'the cockpit with two tables')
    await press(chair, t('tables:desk.end'))
  })

  await test.step('the session ends, and its minutes hold all of it', async () => {
    await press(chair, t('cockpit:act.end'))
    await chair
      .getByRole('alertdialog')
      .getByRole('button', { name: t('cockpit:act.end') })
      .click()
    await expect(chair.locator('.cockpit-title')).toHaveText(t('cockpit:standing.ended'))
    await chair.goto(recordPaths.minutes(roundtableId, sessionId))
    const minutes = chair.getByRole('main')
    for (const text of [QUESTION, 'The city publishes what it spends', people[2]!.name, OBJECTION, ...TABLE_NOTES])
      await expect(minutes).toContainText(text)
    await seen(chair, 'the minutes, before corrections')
    await press(chair, t('minutes:act.open'))
    await expect(chair.getByRole('button', { name: t('minutes:act.open'), exact: true })).toHaveCount(0)
  })

  await test.step('who took part corrects, and the rapporteur takes it in', async () => {
    const reader = others[2]!
    await reader.goto(recordPaths.minutes(roundtableId, sessionId))
    await reader.getByLabel(t('minutes:corrections.proposal')).fill(CORRECTION)
    await reader.getByLabel(t('minutes:reason')).fill('I said it.')
    await press(reader, t('minutes:corrections.propose'))
    await expect(reader.locator('ins', { hasText: CORRECTION })).toBeVisible()
    await seen(reader, 'the minutes with a correction of one’s own')
    const note = chair.getByRole('listitem').filter({ has: chair.locator('ins', { hasText: CORRECTION }) })
    await note.getByLabel(t('minutes:reason')).fill('So it was.')
    await note.getByRole('button', { name: t('minutes:corrections.take') }).click()
    await expect(note).toContainText('So it was.')
  })

  await test.step('the next session finds the approval on its agenda and gives it; the file has the sum that the page says', async () => {
    await chair.goto(sessionPaths.new(roundtableId))
    await chair.getByLabel(t('sessions:field.title')).fill('The one after')
    for (const field of ['start', 'end']) {
      const input = chair.getByLabel(t(`sessions:field.${field}`), { exact: true })
      await input.fill((await input.inputValue()).replace(/^\d{4}/, (year) => String(Number(year) + 1)))
    }
    await press(chair, t('sessions:new.submit'))
    await expect(chair).toHaveURL(/\/agenda$/)
    await expect(chair.locator('input[name="title"]').first()).toHaveValue(
      t('minutes:approval-item', { number, title: 'The meeting' }),
    )
    await seen(chair, 'the agenda of the next session')
    await openCockpit(chair, chair.url().replace(/agenda$/, 'cockpit'))
    await press(chair, t('cockpit:act.start'))
    await expect(chair.locator('.cockpit-middle .cockpit-title')).toContainText(String(number))
    // The window for corrections is a week; a test does not wait for it.
    await server.query('UPDATE "Minutes" SET "correctionsUntil" = now() WHERE "sessionId" = $1', [sessionId])
    await chair.goto(recordPaths.minutes(roundtableId, sessionId))
    await press(chair, t('minutes:act.approve'))
    const sum = chair.locator('code', { hasText: /^[0-9a-f]{64}$/ })
    await expect(sum).toBeVisible()
    const file = await chair.request.get(recordPaths.minutesFile(roundtableId, sessionId, 'json'))
    expect(
      createHash('sha256')
        .update(await file.body())
        .digest('hex'),
    ).toBe(await sum.textContent())
    expect(await file.text()).toContain(CORRECTION)
    await seen(chair, 'the approved minutes')
    await phone.goto(recordPaths.minutes(roundtableId, sessionId))
    await seen(phone, 'the approved minutes on a phone, in French')
  })
})
