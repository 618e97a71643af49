import type { Page } from '@playwright/test'
import { recordPaths } from '../../app/shared/record-paths.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { seen } from './support/sessions.ts'
import { breakOutSession } from './support/tables.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Four browsers, each looked at by axe in every state of the tables.

const t = wordsOf('en')
const f = wordsOf('fr')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('tables: drawn in the cockpit, found on every phone, with their time and their notes, until they end', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const session = await breakOutSession(server)
  const [chair, phone, other] = [
    await open('moderator'),
    await open('participant', { width: 390, language: 'fr' }),
    await open('participant2', { dark: true }),
  ]
  const desk = chair.locator('#desk-tables')
  const room = (page: Page) => page.locator('#room-tables')
  let number = ''
  await chair.goto(session.at('cockpit'))
  for (const page of [phone, other]) await page.goto(session.at('room'))

  await test.step('before the draw there is nothing to see in the room', async () => {
    await expect(desk).toContainText(t('tables:draw.present', { count: 5 }))
    await expect(room(phone)).toHaveCount(0)
    await seen(chair, 'the cockpit before the draw')
  })

  await test.step('more tables than people are refused with the number of both', async () => {
    await desk.getByLabel(t('tables:draw.count')).fill('9')
    await press(chair, t('tables:draw.do'))
    await expect(desk.getByRole('alert')).toContainText(t('errors:tables.too-few-people', { count: 5, tables: 9 }))
  })

  await test.step('drawn by a seed of the room’s own, everybody sees where they sit and with whom', async () => {
    await desk.getByLabel(t('tables:draw.count')).fill('2')
    await desk.getByText(t('tables:draw.own-seed')).click()
    await desk.getByLabel(t('tables:draw.seed')).fill('dice 6 2 5')
    await press(chair, t('tables:draw.do'))
    await expect(desk.getByRole('region')).toHaveCount(2)
    await expect(desk).toContainText('dice 6 2 5')
    await expect(room(phone).getByRole('heading', { name: /^Vous êtes à la table \d$/ })).toBeVisible()
    await expect(room(phone)).toContainText(f('tables:state.drawn'))
    await expect(room(other)).toContainText('dice 6 2 5')
    await seen(chair, 'the cockpit with the tables drawn')
    await seen(phone, 'one’s table on a phone, in French')
    await seen(other, 'one’s table, dark')
  })

  await test.step('drawn again, and somebody is put elsewhere by hand', async () => {
    await desk.getByText(t('tables:draw.again-title')).click()
    await press(chair, t('tables:draw.again'))
    await expect(desk).toContainText(t('tables:replaced', { count: 1 }))
    await desk.getByText(t('tables:desk.move'), { exact: true }).click()
    await desk.getByLabel(t('tables:desk.to')).selectOption({ label: t('tables:desk.nowhere') })
    await press(chair, t('tables:desk.move-do'))
    await expect(desk.getByRole('region', { name: t('tables:desk.apart') })).toContainText(t('tables:moved'))
    await desk.getByLabel(t('tables:desk.to')).selectOption({ label: t('tables:table', { number: 2 }) })
    await press(chair, t('tables:desk.move-do'))
    await expect(desk.getByRole('region', { name: t('tables:desk.apart') })).toHaveCount(0)
  })

  await test.step('begun, the time runs everywhere, and somebody takes it on to report', async () => {
    await desk.getByLabel(t('tables:desk.time')).fill('20')
    await press(chair, t('tables:desk.begin'))
    for (const page of [chair, other])
      await expect(page.getByRole('timer', { name: t('tables:time-left') })).toBeVisible()
    await expect(phone.getByRole('timer', { name: f('tables:time-left') })).toBeVisible()
    await press(chair, t('tables:desk.more', { count: 5 }))
    await press(phone, f('tables:take'))
    await expect(room(phone)).toContainText(f('tables:you-report'))
    await seen(chair, 'the cockpit with the tables at work')
    await seen(phone, 'one’s table at work, on a phone')
  })

  await test.step('a projector shows who sits where, and how long still', async () => {
    await chair.goto(session.at('screens'))
    const opened = chair.context().waitForEvent('page')
    await chair.getByRole('button', { name: t('screens:desk.open') }).click()
    const wall = await opened
    await wall.setViewportSize({ width: 1024, height: 768 })
    const show = t('screens:desk.show-face', { face: t('screens:face.tables') })
    await chair.goto(session.at('cockpit'))
    await chair.locator('#projector').getByRole('button', { name: show }).click()
    await expect(wall.getByRole('region', { name: 'Table 2', exact: true })).toBeVisible()
    await expect(wall.getByRole('timer')).toContainText(/^\d\d:\d\d$/)
    await seen(wall, 'the tables on a projector')
    await wall.close()
  })

  await test.step('those who sit at the table write its notes at once, others read along', async () => {
    const link = room(phone)
      .getByRole('link', { name: /^Notes de la table \d$/ })
      .first()
    number = (await link.textContent())!.slice(-1)
    const path = (await link.getAttribute('href'))!
    await link.click()
    const written = sectionOn(phone).text
    await expect(phone.locator('.section-editor[data-ready]')).toBeVisible()
    await written.click()
    await phone.keyboard.type('Le prix, pas le réseau.')
    await chair.goto(path)
    await expect(chair.locator('[data-sheet]')).toContainText('Le prix, pas le réseau.')
    await expect(chair.locator('.section-editor[data-ready]')).toBeVisible()
    await sectionOn(chair).write('Who pays?')
    await expect(written).toContainText('Who pays?')
    await seen(phone, 'the notes of a table on a phone, in French')
    await seen(chair, 'the notes of a table')
    await other.goto(path)
    await expect(other.locator('[data-sheet]')).toContainText('Who pays?')
    await seen(other, 'the notes of a table, dark')
  })

  await test.step('ended, the notes are read in the room and in the minutes, under their item', async () => {
    await chair.goto(session.at('cockpit'))
    await press(chair, t('tables:desk.end'))
    await expect(desk).toContainText(t('tables:state.ended'))
    await seen(chair, 'the cockpit with the tables ended')
    await other.goto(session.at('room'))
    await expect(room(other)).toContainText(t('tables:state.ended'))
    await room(other).getByText(t('tables:room.notes', { number }), { exact: true }).click()
    await expect(room(other)).toContainText('Le prix, pas le réseau.')
    await seen(other, 'the tables ended, dark')
    await chair.goto(recordPaths.minutes(session.roundtableId, session.id))
    const record = chair.getByRole('region', { name: t('tables:table', { number }), exact: true })
    await expect(record).toContainText('Who pays?')
    await expect(chair.locator('[data-sheet]')).toContainText(t('minutes:tables.replaced', { count: 1 }))
    await seen(chair, 'the minutes with the notes of the tables')
    await phone.goto(recordPaths.minutes(session.roundtableId, session.id))
    await seen(phone, 'the minutes with the notes of the tables on a phone, in French')
    const file = await chair.request.get(recordPaths.minutesFile(session.roundtableId, session.id, 'md'))
    expect(await file.text()).toContain('Le prix, pas le réseau.')
  })
})
