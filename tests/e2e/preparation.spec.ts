import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { paths } from '../../app/shared/paths.ts'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { ballotOn } from './support/ballot.ts'
import { demonstration } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const f = wordsOf('fr')

const listOn = (page: Page) => page.locator('#preparation')

/** The planned session of the demonstration. */
async function nextSession(server: ProductServer) {
  const { roundtableId, sessionId = '' } = await demonstration(server)
  return { roundtableId, sessionId, path: sessionPaths.session(roundtableId, sessionId) }
}

test('a participant’s list says what to read, answer and reply, how long it takes, and what is done', async ({
  open,
  server,
}) => {
  const { path } = await nextSession(server)
  const page = await open('participant')
  await page.goto(path)
  const list = listOn(page)
  await expect(list.getByRole('heading', { level: 2 })).toHaveText(t('preparation:card.title'))
  const reading = list.getByRole('button', { name: new RegExp(`^${t('preparation:task.mark-read')}`) }).first()
  const name = (await reading.textContent())!.slice(t('preparation:task.mark-read').length).trim()
  await expect(list.locator('li', { hasText: name }).getByText(/^\d+ min$/)).toHaveCount(1)
  const left = () => list.locator('.card-header').textContent()
  const before = await left()
  await reading.press('Enter')
  const done = list.getByRole('list', { name: t('preparation:card.done') })
  await expect(done.getByRole('link', { name, exact: true })).toBeVisible()
  await expect.poll(left).not.toBe(before)
  await expectAccessible(page)

  const phone = await open('participant', { width: 390, language: 'fr', dark: true })
  await phone.goto(path)
  await expect(listOn(phone).getByRole('list', { name: f('preparation:card.done') })).toBeVisible()
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)
  const back = listOn(phone).getByRole('button', { name: new RegExp(`^${f('preparation:task.unmark-read')}`) })
  await expect(back).toHaveCount(1)
  await back.click()
  await expect(back).toHaveCount(0)
  await page.reload()
  await expect(listOn(page).getByRole('list')).toHaveCount(1)
})

test('a ballot is done once it is answered, and the minutes to approve once somebody says they have read them', async ({
  open,
  server,
}) => {
  const { path } = await nextSession(server)
  const page = await open('participant2')
  await server.query(
    `DELETE FROM "Vote" v USING "Person" p, "Ballot" b WHERE p.id = v."personId" AND b.id = v."ballotId" AND b.state = 'open' AND p.email = $1`,
    [emailOf('participant2')],
  )
  await page.goto(path)
  const done = listOn(page).getByRole('list', { name: t('preparation:card.done') })
  const minutes = t('preparation:task.minutes-of', await toApprove(server))
  await expect(listOn(page).getByRole('link', { name: minutes, exact: true })).toBeVisible()
  await listOn(page)
    .getByRole('button', { name: `${t('preparation:task.mark-minutes')} ${minutes}`, exact: true })
    .click()
  await expect(done.getByRole('link', { name: minutes, exact: true })).toBeVisible()

  const ballot = listOn(page).locator('ol h3 a[href$="/vote"]').first()
  const name = await ballot.textContent()
  await ballot.click()
  await ballotOn(page).vote(8, 6)
  await page.goto(path)
  await expect(done.getByRole('link', { name: name!, exact: true })).toBeVisible()
})

test('staff see who is ready by group and remind the others; a list without anything says so', async ({
  open,
  server,
}) => {
  const { roundtableId, path } = await nextSession(server)
  const page = await open('moderator', { width: 1024 })
  await page.goto(path)
  const ready = page.locator('#ready')
  await ready.getByText(t('preparation:ready.as-table'), { exact: true }).click()
  await expect(ready.getByRole('table', { name: t('preparation:ready.title') })).toBeVisible()
  await expectAccessible(page)
  await ready.getByRole('button', { name: t('preparation:ready.remind') }).click()
  await expect(page.getByText(t('preparation:ready.sent'))).toBeVisible()

  await page.goto(sessionPaths.new(roundtableId))
  await page.getByLabel(t('sessions:field.title')).fill('Nothing to prepare')
  await page.getByRole('button', { name: t('sessions:new.submit') }).click()
  await page.getByRole('link', { name: t('sessions:agenda.see') }).click()
  await expect(listOn(page)).toContainText(t('preparation:card.nothing'))
  await expect(page.locator('#ready')).toHaveCount(0)
  await expectAccessible(page)
})

test('the session goes into a calendar as a file, and the page leads to the address that keeps it up to date', async ({
  open,
  server,
}) => {
  const { path, sessionId } = await nextSession(server)
  const page = await open('observer', { language: 'fr' })
  await page.goto(path)
  const card = page.locator('#calendar')
  const download = page.waitForEvent('download')
  await card.getByRole('link', { name: f('session-calendar:own.file') }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^session-\d+\.ics$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain(`UID:session-${sessionId}\r\n`)
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/)
  await card.getByRole('link', { name: f('session-calendar:own.feed') }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.profileCalendar()}$`))
})

async function toApprove(server: ProductServer) {
  const [session] = await server.query<{ number: number; title: string }>(
    `SELECT s.number, s.title FROM "Session" s JOIN "Minutes" m ON m."sessionId" = s.id WHERE m."approvalItemId" IS NOT NULL AND m.state = 'corrections' LIMIT 1`,
  )
  return session!
}
