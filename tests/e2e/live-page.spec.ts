import type { Page } from '@playwright/test'
import { ballotOn } from './support/ballot.ts'
import { demonstration, openBallot } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const byGroup = (page: Page) => page.locator('#ballot details').filter({ hasText: t('ballots:turnout.by-group') })

/** Opens a page that is told of everything from now on, and notes what it loads again. */
async function opened(page: Page, path: string) {
  const joined = page.waitForResponse(/\.data/, { timeout: 60_000 })
  await page.goto(path)
  await joined
  const loads: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'GET' && /\.data/.test(request.url())) loads.push(decodeURIComponent(request.url()))
  })
  return loads
}

/** The open ballot, which the second participant has not answered. */
async function unanswered(server: ProductServer) {
  const ballot = openBallot(await demonstration(server))
  await server.query(
    'DELETE FROM "Vote" v USING "Person" p WHERE p.id = v."personId" AND v."ballotId" = $1 AND p.email = $2',
    [ballot.ballotId, emailOf('participant2')],
  )
  const [now] = await server.query<{ voted: number; waiting: number }>(
    `SELECT count(*) FILTER (WHERE "ballotId" = $1)::int AS voted,
      (SELECT count(*)::int FROM "Ballot" b WHERE b."roundtableId" = $2 AND b.state = 'open' AND NOT EXISTS
        (SELECT FROM "Vote" v JOIN "Person" p ON p.id = v."personId" WHERE v."ballotId" = b.id AND p.email = $3)) AS waiting
     FROM "Vote"`,
    [ballot.ballotId, ballot.roundtableId, emailOf('participant2')],
  )
  return { ...ballot, ...now! }
}

test('a vote is on its author’s page and in their other tab without a load, and after one the same', async ({
  open,
  server,
}) => {
  const { path, roundtableId, name, voted, waiting } = await unanswered(server)
  const page = await open('participant2')
  const other = await page.context().newPage()
  const home = await page.context().newPage()
  const loads = [
    await opened(page, path),
    await opened(other, `/roundtables/${roundtableId}/ballots`),
    await opened(home, `/roundtables/${roundtableId}`),
  ]
  const item = other.getByRole('listitem').filter({ hasText: name })
  const badge = (on: Page) => on.getByText(t('roundtable:frame.ballots-waiting', { count: waiting }))
  const toAnswer = home.locator('#todo').getByRole('listitem').filter({ hasText: name })
  await expect(item.getByRole('link', { name: t('ballots:list.vote') })).toBeVisible()
  await expect(toAnswer).toBeVisible()
  for (const one of [page, other, home]) await expect(badge(one).first()).toBeAttached()

  await ballotOn(page).vote(8, 6)
  const shown = async () => {
    await expect(page.getByText(t('ballots:card.withdraw'))).toBeVisible()
    await expect(
      page
        .locator('fieldset.rating')
        .first()
        .getByRole('radio', { name: /^8(,|$)/ }),
    ).toBeChecked()
    await expect(
      page
        .locator('fieldset.rating')
        .nth(1)
        .getByRole('radio', { name: /^6(,|$)/ }),
    ).toBeChecked()
    const line = byGroup(page).locator('xpath=preceding-sibling::p').first()
    await expect(line).toContainText(new RegExp(`\\b${voted + 1}\\b`))
    await expect(item.getByText(t('ballots:list.answered'))).toBeVisible()
    await expect(item.getByRole('link', { name: t('ballots:list.vote') })).toHaveCount(0)
    await expect(toAnswer).toHaveCount(0)
    for (const one of [page, other, home]) await expect(badge(one)).toHaveCount(0)
  }
  await shown()
  expect(loads.slice(0, 2)).toEqual([[], []])
  await Promise.all([page.reload(), other.reload(), home.reload()])
  await shown()
})

test('a vote without scripts leads back to its page, which shows it', async ({ open, server }) => {
  const { path } = await unanswered(server)
  const page = await open('participant2', { scripts: false })
  await page.goto(path)
  await ballotOn(page).vote(7, 5)
  await page.waitForURL((url) => url.pathname === path)
  await expect(page.getByText(t('ballots:card.withdraw'))).toBeVisible()
  await expect(
    page
      .locator('fieldset.rating')
      .first()
      .getByRole('radio', { name: /^7(,|$)/ }),
  ).toBeChecked()
})

test('a vote is counted on open pages without a load; the load that a moderator’s page needs takes nothing away from its reader', async ({
  open,
  server,
}) => {
  const { path, voted } = await unanswered(server)
  const [reader, chair, voter] = [await open('observer'), await open('moderator'), await open('participant2')]
  const [readerLoads, chairLoads] = [await opened(reader, path), await opened(chair, path)]
  await voter.goto(path)

  await byGroup(chair).locator('summary').click()
  const [first, second] = [chair.locator('fieldset.rating').first(), chair.locator('fieldset.rating').nth(1)]
  const chosen = first.getByRole('radio', { name: /^2(,|$)/ })
  await chosen.check({ force: true })
  const focused = second.getByRole('radio', { name: /^3(,|$)/ })
  await focused.focus()
  await chair.evaluate(() => window.scrollTo(0, 120))
  const place = await chair.evaluate(() => window.scrollY)

  const loaded = chair.waitForResponse(/_routes=/)
  await ballotOn(voter).vote(8, 6)
  const counted = new RegExp(`\\b${voted + 1}\\b`)
  for (const page of [reader, chair])
    await expect(byGroup(page).locator('xpath=preceding-sibling::p').first()).toContainText(counted)
  await loaded
  await expect(byGroup(chair)).toHaveAttribute('open', '')
  await expect(chosen).toBeChecked()
  await expect(focused).toBeFocused()
  expect(await chair.evaluate(() => window.scrollY)).toBe(place)
  expect(readerLoads).toEqual([])
  for (const url of chairLoads)
    expect(url).toMatch(/_routes=routes\/roundtables\+\/\$roundtableId\+\/indicators\.\$indicatorId\.index$/)
})

test('whoever scrolls on while the page loads again is not taken back to where they were', async ({ open, server }) => {
  const { sections, roundtableId } = await demonstration(server)
  const [first, second] = [
    `/roundtables/${roundtableId}/framework`,
    `/roundtables/${roundtableId}/sections/${sections[0]!.id}`,
  ]
  const page = await open('observer')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(/\/framework\.data/, async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest(/\/framework\.data/, { timeout: 60_000 })
  await page.goto(first)
  await asked
  const loaded = page.waitForResponse(/\/framework\.data/)
  await page.evaluate(() => window.scrollTo(0, 300))
  letGo()
  await (await loaded).finished()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  const place = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.scrollY))),
        ),
    )
  for (let frame = 0; frame < 20; frame++) expect(await place()).toBe(300)

  // Who goes on begins at the top, and who comes back is where they were.
  await page.locator(`a[href="${second}"]`).first().click()
  await page.waitForURL(second)
  await expect.poll(place).toBe(0)
  await page.goBack()
  await expect.poll(place).toBe(300)
})
