import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, expectOneControlHeight } from './support/axe.ts'
import { press, started, titleOf } from './support/cockpit.ts'
import { expect, test } from './support/fixtures.ts'
import { manyWait, openCockpit, plannedSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('a session is run by keyboard from one screen, from its start to its end', async ({ open, server }) => {
  const session = await plannedSession(server)
  const page = await open('moderator')
  await started(page, session.at('cockpit'))
  const keys = page.keyboard

  await keys.press('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await keys.press('+')
  await expect(page.getByText(t('cockpit:item.of', { count: 45 }))).toBeVisible()
  await keys.press('p')
  await expect(page.getByText(t('cockpit:item.paused'), { exact: true })).toBeVisible()
  await keys.press('p')
  await keys.press('n')
  await expect(titleOf(page)).toHaveText('Who is asked next')
  await expect(page.getByText(t('cockpit:item.aside')).first()).toBeVisible()
  await keys.press('b')
  await expect(titleOf(page)).toHaveText('Access to digital services')

  await keys.press('m')
  await expect(page.getByLabel(t('cockpit:note.title'))).toBeFocused()
  await keys.type('next, please? n+-')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await keys.press('Tab')

  await keys.press('?')
  const list = page.getByRole('dialog', { name: t('keys:title') })
  await expect(list).toContainText(t('cockpit:act.next'))
  await keys.press('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await expectAccessible(page, 'the list of keys')
  await list.getByRole('button', { name: t('keys:turn-off') }).click()
  await keys.press('Escape')
  await expect(list).toHaveCount(0)
  await keys.press('n')
  await page.reload()
  await openCockpit(page, session.at('cockpit'))
  await keys.press('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  await expect(page.getByLabel(t('cockpit:note.title'))).toHaveValue('next, please? n+-')

  await press(page, t('cockpit:run.go', { title: 'What we decided' }))
  await expect(titleOf(page)).toHaveText('What we decided')
  await expect(page.getByRole('button', { name: t('cockpit:act.next') })).toHaveCount(0)
  await press(page, t('cockpit:act.end'))
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(t('cockpit:end.consequence'))
  await question.getByRole('button', { name: t('cockpit:act.end') }).click()
  await expect(titleOf(page)).toHaveText(t('cockpit:standing.ended'))
  await press(page, t('cockpit:act.undo-end'))
  await expect(titleOf(page)).toHaveText('What we decided')
})

test('two moderators who press next at once go one step on, and whoever came second is told by whom', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/409/)
  const session = await plannedSession(server)
  const [one, other] = [await open('moderator'), await open('secretariat')]
  await started(one, session.at('cockpit'))
  await openCockpit(other, session.at('cockpit'))
  await expect(titleOf(other)).toHaveText('Where we stand')
  // Both answers are held until both have been sent.
  let sent = 0
  let both = () => {}
  const together = new Promise<void>((resolve) => (both = resolve))
  for (const page of [one, other])
    await page.route(/\/clock\.data/, async (route) => {
      if (++sent === 2) both()
      await together
      await route.continue()
    })
  await Promise.all([one.keyboard.press('n'), other.keyboard.press('n')])
  for (const page of [one, other]) await expect(titleOf(page)).toHaveText('Access to digital services')
  const alerts = async () => (await Promise.all([one, other].map((page) => page.getByRole('alert').count()))).sort()
  await expect.poll(alerts).toEqual([0, 1])
  const refused = (await one.getByRole('alert').count()) ? one : other
  await expect(refused.getByRole('alert')).toContainText('item 2, Access to digital services')
  expect(
    await server.query(`SELECT 1 FROM "Event" WHERE name = 'session.item-begun' AND "subjectId" = $1`, [session.id]),
  ).toHaveLength(1)
})

test('what two moderators write into the private note at once stands together, and no participant is sent it', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const [one, other, guest] = [await open('moderator'), await open('secretariat'), await open('participant')]
  const heard: string[] = []
  guest.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  await guest.goto(session.at('room'))
  await Promise.all([openCockpit(one, session.at('cockpit')), openCockpit(other, session.at('cockpit'))])
  const note = (page: Page) => page.getByLabel(t('cockpit:note.title'))
  await note(one).fill('Ask Clara first')
  await note(other).fill('The room is cold')
  for (const page of [one, other]) {
    await expect(note(page)).toHaveValue(/Ask Clara first/)
    await expect(note(page)).toHaveValue(/The room is cold/)
  }
  await press(one, t('cockpit:act.start'))
  await expect(guest.getByRole('heading', { name: 'Where we stand' })).toBeVisible()
  expect(heard.join() + (await guest.content())).not.toMatch(/Ask Clara|room is cold/)
  await one.reload()
  await expect(note(one)).toHaveValue(/Ask Clara first/)
})

test('a note that could not be sent is kept, also over a reload, and sent when the line is back', async ({
  open,
  server,
  watching,
}) => {
  const session = await plannedSession(server)
  const page = await open('moderator')
  watching.expectComplaints(/Failed to load resource/)
  await openCockpit(page, session.at('cockpit'))
  await page.route(/\/note$/, (route) => route.abort())
  const note = page.getByLabel(t('cockpit:note.title'))
  await note.fill('Written without a line')
  await expect(page.getByText(t('ui:save.offline'))).toBeVisible()
  await page.reload()
  await expect(note).toHaveValue('Written without a line')
  await page.unroute(/\/note$/)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect
    .poll(
      async () =>
        (await server.query<{ n: string }>('SELECT "privateNote" AS n FROM "Session" WHERE id = $1', [session.id]))[0]
          ?.n,
    )
    .toBe('Written without a line')
})

test('the cockpit is one screen, and has no barriers in either look or language, nor on a narrow or small one', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const chair = await open('moderator')
  await started(chair, session.at('cockpit'))
  await chair.keyboard.press('n')
  await expect(titleOf(chair)).toHaveText('Access to digital services')
  await manyWait(server, session.id)
  for (const { width, height = 900, language = 'en', dark = false } of [
    { width: 1440 },
    { width: 1440, language: 'fr' as const, dark: true },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
    { width: 390, height: 844, language: 'fr' as const, dark: true },
  ]) {
    const page = await open('moderator', { width, height, language, dark })
    await openCockpit(page, session.at('cockpit'), language)
    await expect(titleOf(page)).toHaveText('Access to digital services')
    const where = `the cockpit at ${width} px in ${language}`
    await expectAccessible(page, where)
    await expectNoSidewaysScroll(page, where)
    await expectOneControlHeight(page, where)
    const over = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
    if (width === 1440) {
      expect(over, where).toBeLessThanOrEqual(0)
      // What is on, the table and the ballot are there at once; what is long scrolls beside them.
      const middle = page.locator('.cockpit-middle')
      expect(await middle.evaluate((column) => column.scrollHeight - column.clientHeight)).toBeLessThanOrEqual(1)
      await expect(page.getByRole('heading', { name: wordsOf(language)('ballots:room.title') })).toBeInViewport()
    }
    await expect(page.getByText(wordsOf(language)('cockpit:run.edit'))).toHaveAttribute('href', /\/agenda$/)
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/cockpit-${width}-${language}.png`, fullPage: true })
  }
})

test('clocks that are wrong by five minutes show the same time as others, to a quarter of a second', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const chair = await open('moderator')
  await started(chair, session.at('cockpit'))
  const pages = [await open('participant'), await open('participant2'), await open('observer')]
  const skews = [0, 300_000, -300_000]
  const changes = await Promise.all(
    pages.map(async (page, at) => {
      await page.addInitScript((skew) => {
        const Real = Date
        Object.assign(window, { realNow: () => Real.now() })
        window.Date = class extends Real {
          constructor(...given: [] | [number]) {
            if (given.length) super(...given)
            else super(Real.now() + skew)
          }
          static override now() {
            return Real.now() + skew
          }
        } as DateConstructor
      }, skews[at]!)
      await page.goto(session.at('room'))
      await expect(page.getByRole('timer')).toBeVisible()
      return changesOf(page)
    }),
  )
  const [right, ...wrong] = changes
  for (const changed of wrong) {
    const both = [...changed].filter(([text]) => right!.has(text)).map(([text, moment]) => moment - right!.get(text)!)
    expect(both.length).toBeGreaterThan(2)
    for (const apart of both) expect(Math.abs(apart)).toBeLessThan(250)
  }
})

/** When the timer came to each text, by the clock that is right, once the page has compared its own. */
async function changesOf(page: Page) {
  const seen = await page.evaluate(
    () =>
      new Promise<[string, number][]>((resolve) => {
        const timer = document.querySelector('[role=timer]')!
        const found: [string, number][] = []
        const now = (window as unknown as { realNow: () => number }).realNow
        new MutationObserver(() => {
          found.push([timer.textContent ?? '', now()])
          if (found.length === 8) resolve(found)
        }).observe(timer, { characterData: true, childList: true, subtree: true })
      }),
  )
  // The first may still go by what the page itself said.
  return new Map(seen.slice(2))
}

test('a killed server comes back with the clock where it would be', async ({ open, server, watching }) => {
  const session = await plannedSession(server)
  const page = await open('moderator')
  watching.expectComplaints(/ERR_CONNECTION|WebSocket|Failed to load/)
  await started(page, session.at('cockpit'))
  await page.keyboard.press('n')
  await expect(titleOf(page)).toHaveText('Access to digital services')
  const [before] = await server.query<{ since: Date }>(
    'SELECT "runningSince" AS since FROM "SessionRun" WHERE "sessionId" = $1',
    [session.id],
  )
  // Its answer has come as well: until then the key is not taken again.
  await expect(page.locator('[aria-keyshortcuts="n"]')).not.toHaveAttribute('aria-disabled')
  await server.kill()
  await server.restart()
  const [after] = await server.query<{ since: Date }>(
    'SELECT "runningSince" AS since FROM "SessionRun" WHERE "sessionId" = $1',
    [session.id],
  )
  expect(after).toEqual(before)
  await page.keyboard.press('n')
  await expect(titleOf(page)).toHaveText('Who is asked next')
})
