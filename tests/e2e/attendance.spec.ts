import type { Page } from '@playwright/test'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { emailOf, expect, test, type Who } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { liveSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Four browsers, each looked at by axe in several states.

const t = wordsOf('en')
const f = wordsOf('fr')

test('a table checks in: by code on a phone, by staff with keys alone, and out again; signals reach the cockpit', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId, id: sessionId } = await liveSession(server)
  const at = (page: keyof typeof sessionPaths) => sessionPaths[page](roundtableId, sessionId)
  const seen = async (page: Page, state: string) => {
    await expectAccessible(page, state)
    await expectNoSidewaysScroll(page, state)
  }

  const chair = await open('moderator')
  const present = chair.locator('section', { hasText: t('attendance:here.caption') })
  let code = ''
  await test.step('the moderator makes a code, which stands beside its picture', async () => {
    await chair.goto(at('attendance'))
    await chair.getByRole('button', { name: t('attendance:code.make') }).click()
    await expect(chair.getByRole('img', { name: t('attendance:code.picture') })).toBeVisible()
    const [run] = await server.query<{ code: string }>(
      `SELECT "checkInCode" AS code FROM "SessionRun" WHERE "sessionId" = '${sessionId}'`,
    )
    code = run!.code
    await expect(chair.locator('#code')).toContainText(`${code.slice(0, 3)}\u00a0${code.slice(3)}`)
    await seen(chair, 'the list of members, for a moderator')
  })

  const phone = await open('participant', { width: 390, language: 'fr' })
  await test.step('a participant types it on a phone, in French, at the second try', async () => {
    await phone.goto(at('checkIn'))
    await seen(phone, 'the page to check in, in French')
    const field = phone.getByLabel(f('attendance:card.code'), { exact: true })
    await field.fill(code === '111111' ? '222222' : '111111')
    await field.press('Enter')
    await expect(phone.getByRole('alert')).toHaveText(f('errors:attendance.code-wrong'))
    await seen(phone, 'a wrong code, in French')
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    await field.press('Enter')
    await expect(phone.locator('#check-in')).toContainText(f('attendance:card.in-room'))
    await expect(phone.getByText(f('attendance:here.modes', { room: 1, remote: 0 }))).toBeVisible()
    await seen(phone, 'checked in, in French')
    await expect(lineOf(chair, await personOf(server, 'participant'))).toContainText(t('attendance:mode.room'))
  })

  const second = await open('participant2', { width: 390, dark: true })
  await test.step('staff check in somebody else with keys alone, whose phone shows it at once', async () => {
    await second.goto(at('room'))
    await expect(second.getByRole('button', { name: t('attendance:card.remote') })).toBeVisible()
    await seen(second, 'the room before one is there, in the dark look')
    const { id, name } = await personOf(server, 'participant2')
    await chair.getByRole('searchbox').focus()
    await chair.keyboard.type(name.toLowerCase().slice(0, 6))
    await chair.keyboard.press('Enter')
    await expect(lineOf(chair, { id }).getByRole('button', { name: t('attendance:mode.room') })).toBeFocused()
    await chair.keyboard.press('Enter')
    await expect(chair.getByRole('searchbox')).toBeFocused()
    await expect(lineOf(chair, { id })).toContainText(t('attendance:line.since'))
    await expect(second.locator('#check-in')).toContainText(t('attendance:card.in-room'))
    await seen(second, 'the room once one is there, in the dark look')
    expect(
      await server.query(
        `SELECT "personId" <> "byId" AS staff FROM "CheckIn" WHERE "personId" = '${id}' AND "sessionId" = '${sessionId}'`,
      ),
    ).toEqual([{ staff: true }])
  })

  await test.step('whoever leaves is counted no more, and may come back from elsewhere', async () => {
    await phone.getByRole('button', { name: f('attendance:card.leave') }).click()
    await expect(phone.getByRole('button', { name: f('attendance:card.remote') })).toBeVisible()
    await expect(present).toContainText(t('attendance:here.modes', { room: 1, remote: 0 }))
    await phone.getByRole('button', { name: f('attendance:card.remote') }).click()
    await expect(phone.locator('#check-in')).toContainText(f('attendance:card.is-remote'))
    await expect(present).toContainText(t('attendance:here.modes', { room: 1, remote: 1 }))
  })

  await test.step('a signal reaches the cockpit as a number', async () => {
    await chair.goto(at('cockpit'))
    await expect(chair.getByText(t('attendance:here.modes', { room: 1, remote: 1 }))).toBeVisible()
    await second.getByRole('button', { name: t('attendance:signals.slower') }).click()
    await expect(second.getByText(t('attendance:signals.sent'))).toBeVisible()
    await expect(chair.locator('[data-signal="slower"]')).toContainText('1')
    await seen(second, 'a signal sent')
    await seen(chair, 'the cockpit with a signal')
  })

  await test.step('everybody at the table reads who is here, in the dark look too', async () => {
    const observer = await open('observer', { dark: true, language: 'fr' })
    await observer.goto(at('attendance'))
    await expect(observer.locator('[data-person]')).toHaveCount(2)
    await expect(observer.getByRole('searchbox')).toHaveCount(0)
    await seen(observer, 'who is here, for an observer, in French and in the dark look')
  })

  await test.step('the session ends: the record says who was there', async () => {
    await server.query(`UPDATE "CheckIn" SET "leftAt" = now() WHERE "sessionId" = '${sessionId}' AND "leftAt" IS NULL`)
    await server.query(`UPDATE "Session" SET state = 'ended', "endedAt" = now() WHERE id = '${sessionId}'`)
    await chair.goto(at('attendance'))
    await expect(chair.getByRole('table', { name: t('attendance:record.title') })).toBeVisible()
    await seen(chair, 'the record of who was there')
    await phone.goto(at('checkIn'))
    await expect(phone.locator('#check-in')).toContainText(f('attendance:card.over'))
  })
})

test('without scripts the link of the picture checks in with one press, and says so', async ({ open, server }) => {
  const { roundtableId, id: sessionId } = await liveSession(server)
  await server.query(`UPDATE "SessionRun" SET "checkInCode" = '482913' WHERE "sessionId" = '${sessionId}'`)
  const page = await open('participant', { width: 390, scripts: false })
  await page.goto(sessionPaths.checkIn(roundtableId, sessionId, '482913'))
  await page.getByRole('button', { name: t('attendance:card.room') }).click()
  await expect(page.locator('#check-in')).toContainText(t('attendance:card.in-room'))
  await page.getByRole('button', { name: t('attendance:card.to-remote') }).click()
  await expect(page.locator('#check-in')).toContainText(t('attendance:card.is-remote'))
  const chair = await open('moderator', { scripts: false })
  const { id, name } = await personOf(server, 'participant2')
  await chair.goto(sessionPaths.attendance(roundtableId, sessionId))
  await chair.getByRole('searchbox').fill(name)
  await chair.getByRole('searchbox').press('Enter')
  await lineOf(chair, { id })
    .getByRole('button', { name: t('attendance:mode.remote') })
    .click()
  await expect(lineOf(chair, { id })).toContainText(t('attendance:line.since'))
})

const lineOf = (page: Page, { id }: { id: string }) => page.locator(`[data-person="${id}"]`)

async function personOf(server: ProductServer, who: Exclude<Who, 'visitor'>) {
  const [person] = await server.query<{ id: string; name: string }>('SELECT id, name FROM "Person" WHERE email = $1', [
    emailOf(who),
  ])
  return person!
}
