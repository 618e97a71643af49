import type { Page } from '@playwright/test'
import { ballotOn } from './support/ballot.ts'
import { demonstration, openBallot } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const byGroup = (page: Page) => page.locator('#ballot details').filter({ hasText: t('ballots:turnout.by-group') })

/** Opens a page that is told of everything from now on, and notes what it loads again. */
async function opened(page: Page, path: string) {
  const joined = page.waitForResponse(/\.data/, { timeout: 60_000 })
  await page.goto(path)
  await joined
  const loads: string[] = []
  page.on('request', (request) => void (/\.data/.test(request.url()) && loads.push(decodeURIComponent(request.url()))))
  return loads
}

test('a vote is counted on open pages without a load; the load that a moderator’s page needs takes nothing away from its reader', async ({
  open,
  server,
}) => {
  const { path, ballotId } = openBallot(await demonstration(server))
  await server.query(
    'DELETE FROM "Vote" v USING "Person" p WHERE p.id = v."personId" AND v."ballotId" = $1 AND p.email = $2',
    [ballotId, emailOf('participant2')],
  )
  const [before] = await server.query<{ voted: number }>(
    'SELECT count(*)::int AS voted FROM "Vote" WHERE "ballotId" = $1',
    [ballotId],
  )
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
  const counted = new RegExp(`\\b${(before?.voted ?? 0) + 1}\\b`)
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
