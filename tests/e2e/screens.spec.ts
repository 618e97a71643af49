import { sessionPaths } from '../../app/shared/session-paths.ts'
import { expect, test } from './support/fixtures.ts'
import { liveSession, openCockpit, seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // A moderator and a projector, each looked at by axe with every face.

const t = wordsOf('en')
const f = wordsOf('fr')

test('a screen shows what a moderator puts on it, at once and nothing before; shut, its address opens nothing', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 404/)
  const { roundtableId, id: sessionId } = await liveSession(server)
  const chair = await open('moderator')
  await chair.goto(sessionPaths.screens(roundtableId, sessionId))
  await seen(chair, 'the page of screens without one')

  const opened = chair.context().waitForEvent('page')
  await chair.getByRole('button', { name: t('screens:desk.open') }).click()
  const address = await (await opened).evaluate(() => location.pathname)
  await (await opened).close()
  expect(address).toMatch(/^\/screens\/[\w-]{43}$/)

  const wall = await open('visitor', { width: 1920, height: 1080, language: 'fr' })
  await wall.goto(address)
  await expect(wall.locator('main')).toHaveClass(/screen-blank/)
  await seen(wall, 'a blank screen')

  await test.step('the timer, from the cockpit’s panel', async () => {
    await openCockpit(chair, sessionPaths.cockpit(roundtableId, sessionId))
    await chair
      .locator('#projector')
      .getByRole('button', { name: labelled('timer') })
      .click()
    await expect(wall.getByRole('heading', { name: 'Access to digital services' })).toBeVisible()
    await expect(wall.getByRole('timer')).toContainText(/^\d\d?:\d\d$/)
    await expect(chair).toHaveURL(/cockpit$/)
    await seen(wall, 'the timer')
  })

  await test.step('a wording that is proposed is looked at first', async () => {
    await chair.goto(sessionPaths.screens(roundtableId, sessionId))
    await chair.getByText(t('screens:desk.text'), { exact: true }).click()
    await chair.getByLabel(t('screens:desk.from')).fill('1')
    await chair.getByLabel(t('screens:desk.proposed')).fill('A wording that somebody proposes.')
    await chair.getByRole('button', { name: t('screens:desk.prepare'), exact: true }).click()
    await expect(chair.locator('figure').nth(1).locator('ins').first()).toBeVisible()
    await seen(chair, 'the page of screens with something prepared')
    await expect(wall.getByRole('timer')).toBeVisible()
    await chair.getByRole('button', { name: new RegExp(t('screens:desk.show-prepared')) }).click()
    await expect(wall.locator('ins').first()).toBeVisible()
    await expect(wall.getByText(f('screens:text.proposed'))).toBeVisible()
    await seen(wall, 'a proposed wording')
  })

  await test.step('in words alone, and as small as an old projector', async () => {
    await wall.goto(`${address}?reader=1`)
    await expect(wall.getByRole('link', { name: f('screens:reader.leave') })).toBeVisible()
    await seen(wall, 'the reader mode')
    await wall.setViewportSize({ width: 1024, height: 768 })
    await wall.goto(address)
    await seen(wall, 'a screen of 1024 by 768')
  })

  await test.step('shut, it is gone from the wall by itself', async () => {
    await chair.getByText(t('screens:desk.shut'), { exact: true }).first().click()
    await chair.getByRole('button', { name: t('screens:desk.shut') }).click()
    await expect(wall.locator('main.screen')).toHaveCount(0)
    expect((await wall.goto(address))?.status()).toBe(404)
  })
})

function labelled(face: string) {
  return t('screens:desk.show-face', { face: t(`screens:face.${face}`) })
}
