import type { Page } from '@playwright/test'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { agendaOn, newSession } from './support/agenda.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const f = wordsOf('fr')

test('a session is planned from a template, timed while one types, shortened as offered, and moved with keys alone', async ({
  open,
  server,
}) => {
  const page = await open('moderator')
  await newSession(page, server, 'Planned by keyboard', { from: 'Rate, talk, rate again' })
  const agenda = agendaOn(page)
  await expect.poll(() => agenda.order()).toHaveLength(3)
  const [first] = await agenda.order()
  for (const title of await agenda.order()) await agenda.remove(title)
  await expect(page.getByText(t('sessions:done.remove', { title: first }))).toHaveCount(0)
  await agenda.add('One', '100')
  await agenda.add('Two', '25')
  const finding = page.getByRole('figure').getByRole('status')
  await expect(finding).toContainText(t('sessions:budget.total', { total: 125, planned: 120 }))
  await expect(finding).toContainText(t('sessions:budget.over', { time: '16:05', count: 5 }))

  await test.step('what is typed counts at once, before it is saved', async () => {
    await agenda.minutes('Two').fill('30')
    await expect(finding).toContainText(t('sessions:budget.total', { total: 130, planned: 120 }))
    await agenda.minutes('Two').fill('25')
    await agenda.minutes('One').fill('80')
    await expect(page.getByRole('group', { name: 'Two', exact: true })).toContainText('15:20')
    await expect(finding).toContainText(t('sessions:budget.total', { total: 105, planned: 120 }))
    await agenda.minutes('One').fill('100')
  })
  await test.step('the offer to shorten is taken', async () => {
    await page.getByRole('button', { name: t('sessions:budget.shorten', { title: 'One', count: 5 }) }).press('Enter')
    await expect(finding).toContainText(t('sessions:budget.even', { time: '16:00' }))
    await expect(agenda.minutes('One')).toHaveValue('95')
  })
  await test.step('Alt and the arrows move it, and each move can be taken back', async () => {
    await agenda.minutes('Two').press('Alt+ArrowUp')
    await expect.poll(() => agenda.order()).toEqual(['Two', 'One'])
    await expect(agenda.minutes('Two')).toBeFocused()
    await agenda.minutes('One').press('Alt+ArrowRight')
    await expect.poll(() => agenda.tree()).toEqual(['Two', '> One'])
    await page
      .getByRole('button', { name: t('ui:toast.undo') })
      .last()
      .press('Enter')
    await expect.poll(() => agenda.tree()).toEqual(['Two', 'One'])
    await page.reload()
    await expect.poll(() => agenda.tree()).toEqual(['Two', 'One'])
  })
  await expectAccessible(page)
})

test('an agenda becomes a template, a session is duplicated, and a parent lasts as long as what stands below it', async ({
  open,
  server,
}) => {
  const page = await open('moderator')
  const { roundtableId, sessionId } = await newSession(page, server, 'Planned to be copied')
  const agenda = agendaOn(page)
  await agenda.add('The price', '5')
  await agenda.add('Suggestions', '20')
  await agenda.add('Ratings', '25')
  await agenda.minutes('Suggestions').press('Alt+ArrowRight')
  await expect.poll(() => agenda.tree()).toEqual(['The price', '> Suggestions', 'Ratings'])
  await agenda.minutes('Ratings').press('Alt+ArrowRight')
  await expect.poll(() => agenda.tree()).toEqual(['The price', '> Suggestions', '> Ratings'])
  await expect(page.getByRole('group', { name: 'The price', exact: true })).toContainText('45 min')
  await expect(page.getByRole('figure').getByRole('status')).toContainText(
    t('sessions:budget.under', { time: '14:45', count: 75 }),
  )

  await page.getByLabel(t('sessions:templates.save-as')).fill('A price talk')
  await page.getByRole('button', { name: t('sessions:templates.save'), exact: true }).click()
  await expect(page.getByText(t('sessions:done.template-save', { title: 'A price talk' }))).toBeVisible()
  await page.goto(sessionPaths.templates(roundtableId))
  await expectAccessible(page)
  const begin = page.getByRole('link', { name: `${t('sessions:templates.begin')} A price talk`, exact: true })
  await begin.click()
  await page.getByLabel(t('sessions:field.title')).fill('Planned from the copy')
  await page.getByRole('button', { name: t('sessions:new.submit') }).click()
  await expect(page).toHaveURL(/\/agenda$/)
  await expect.poll(() => agenda.tree()).toEqual(['The price', '> Suggestions', '> Ratings'])

  await page.goto(sessionPaths.session(roundtableId, sessionId))
  await page.getByRole('link', { name: t('sessions:page.duplicate'), exact: true }).click()
  await page.getByLabel(t('sessions:field.title')).fill('Planned as the one before')
  await page.getByRole('button', { name: t('sessions:new.submit') }).click()
  await expect.poll(() => agenda.tree()).toEqual(['The price', '> Suggestions', '> Ratings'])
})

test('two moderators at one item: the second is told what it is now, and loses nothing typed', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const [first, second] = [await open('moderator'), await open('secretariat')]
  const { roundtableId, sessionId } = await newSession(first, server, 'Planned by two')
  await agendaOn(first).add('Shared', '20')
  await second.goto(sessionPaths.agenda(roundtableId, sessionId))
  const [one, other] = [agendaOn(first).minutes('Shared'), agendaOn(second).minutes('Shared')]
  await other.fill('45')
  await one.fill('30')
  await one.press('Enter')
  await expect(agendaOn(first).row('Shared').getByText(t('sessions:agenda.saved'), { exact: true })).toBeVisible()
  await other.press('Enter')
  await expect(second.getByRole('alert')).toHaveText(
    t('errors:planning.item-changed', { title: 'Shared', minutes: 30 }),
  )
  await expect(other).toHaveValue('45')
  await other.press('Enter')
  await expect(one).toHaveValue('45')
})

test('an item that is on cannot be taken off the agenda, and says why', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of 409/)
  const page = await open('moderator')
  const { roundtableId, sessionId } = await newSession(page, server, 'Planned and begun')
  const agenda = agendaOn(page)
  await agenda.add('On now', '20')
  await agenda.add('Later', '20')
  await server.query(
    `UPDATE "SessionRun" SET "itemId" = (SELECT id FROM "AgendaItem" WHERE "sessionId" = $1 AND title = 'On now') WHERE "sessionId" = $1`,
    [sessionId],
  )
  await page.goto(sessionPaths.agenda(roundtableId, sessionId))
  await expect(agenda.row('On now')).toContainText(t('sessions:agenda.current'))
  const panel = await agenda.details('On now')
  await panel.getByRole('button', { name: t('sessions:panel.remove') }).click()
  await expect(panel.getByRole('alert')).toHaveText(t('errors:planning.item-current'))
  expect(await agenda.order()).toEqual(['On now', 'Later'])
})

test('what is refused says why in both languages, and keeps what was typed', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of 400/)
  for (const [language, words] of [
    ['en', t],
    ['fr', f],
  ] as const) {
    const page = await open('moderator', { language })
    const { roundtableId } = await demonstration(server)
    await page.goto(sessionPaths.new(roundtableId))
    const [title, video] = [
      page.getByLabel(words('sessions:field.title')),
      page.getByLabel(words('sessions:field.video')),
    ]
    await title.evaluate((field) => field.removeAttribute('maxlength'))
    await title.fill('long '.repeat(1000).trim())
    await page.getByLabel(words('sessions:field.end')).fill('2020-01-01T10:00')
    await video.fill('http://video.example.org')
    await page.getByRole('button', { name: words('sessions:new.submit') }).click()
    const summary = page.getByRole('alert').first()
    await expect(summary).toContainText(words('errors:planning.link'))
    await expect(summary).toContainText(words('errors:planning.title-long', { max: 160 }))
    await expect(title).toHaveValue('long '.repeat(1000).trim())
    await expect(video).toHaveValue('http://video.example.org')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await title.fill('Refused')
    await video.fill('')
    await page.getByRole('button', { name: words('sessions:new.submit') }).click()
    await expect(page.getByRole('alert').first()).toContainText(words('errors:planning.end-first'))
  }
})

test('durations of nothing and of 10,000 minutes are refused beside the field, and a long title is cut by nobody', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const page = await open('moderator', { width: 390 })
  await newSession(page, server, 'Planned with odd numbers')
  const agenda = agendaOn(page)
  await agenda.add('Kept', '20')
  for (const minutes of ['0', '10000', '-5']) {
    await agenda.minutes('Kept').fill(minutes)
    await agenda.minutes('Kept').press('Enter')
    await expect(page.getByRole('alert')).toHaveText(t('errors:planning.minutes', { max: 600 }))
    await expect(agenda.minutes('Kept')).toHaveValue(minutes)
  }
  await agenda.minutes('Kept').fill('25')
  await agenda.minutes('Kept').press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectNoSidewaysScroll(page)
})

test('what an item is about opens beside the agenda, on a phone and in French, and gives the focus back', async ({
  open,
  server,
}) => {
  const { roundtableId, sessionId } = await demonstration(server)
  const phone = await open('participant', { width: 390, language: 'fr' })
  await phone.goto(sessionPaths.session(roundtableId, sessionId ?? ''))
  const chip = phone
    .getByRole('list', { name: f('sessions:links.title') })
    .first()
    .getByRole('link')
    .first()
  // Before the page's scripts have taken it up, a link loads its page whole.
  await phone.waitForFunction(() => Object.keys(document.querySelector('[id^="link-"]')!).length > 0)
  await chip.press('Enter')
  const panel = phone.getByRole('complementary', { name: f('sessions:links.panel') })
  await expect(panel.getByRole('heading')).toBeFocused()
  await expectAccessible(phone)
  await panel.getByRole('link', { name: f('sessions:panel.close') }).press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(chip).toBeFocused()
})

test('list, session, agenda and templates fit every width, in both looks and languages', async ({ open, server }) => {
  test.slow()
  const { roundtableId, sessionId = '' } = await demonstration(server)
  const pages = [
    sessionPaths.sessions(roundtableId),
    sessionPaths.session(roundtableId, sessionId),
    sessionPaths.agenda(roundtableId, sessionId),
    sessionPaths.templates(roundtableId),
  ]
  for (const [language, dark] of [
    ['en', true],
    ['fr', false],
  ] as const) {
    const page = await open('moderator', { language, dark })
    for (const address of pages) await fits(page, address)
  }
})

test('the list leads to what each past session left behind', async ({ open, server }) => {
  const { roundtableId } = await demonstration(server)
  const page = await open('participant')
  await page.goto(sessionPaths.sessions(roundtableId))
  const past = page.locator('section', {
    has: page.getByRole('heading', { name: t('sessions:list.past'), exact: true }),
  })
  for (const [word, heading] of [
    [t('minutes:crumb.minutes'), /./],
    [t('outcomes:decision.title'), t('outcomes:decision.title')],
    [t('balance:title-one'), t('balance:title-session', { number: 1 })],
  ] as const) {
    await page.goto(sessionPaths.sessions(roundtableId))
    await past.getByRole('link', { name: `${word} 1`, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await page
      .getByRole('navigation', { name: t('ui:page.breadcrumbs') })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: t('sessions:list.title'), exact: true })).toBeVisible()
  }
})

async function fits(page: Page, address: string) {
  await page.goto(address)
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `${address} at ${width}`)
    await expectNoSidewaysScroll(page, `${address} at ${width}`)
  }
}
