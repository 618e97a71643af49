import { demonstration, draftSection, openBallot } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const OFFLINE = /ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/

test('a comment that is sent in a tunnel is kept, shown as not yet sent, outlives its page and arrives once', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(OFFLINE)
  const section = draftSection(await demonstration(server), 4)
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open(section.path)
  await here.write('Words to comment on in a tunnel.')
  await here.expectSaved()
  await here.select('comment on')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  const box = page.getByLabel(t('comments:write.on-passage'))
  await box.fill('Said under the mountain')
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.keyboard.press('ControlOrMeta+Enter')
  const unsent = page.getByRole('region', { name: t('unsent:title') })
  await expect(unsent).toContainText('Said under the mountain')
  await expect(unsent).toContainText(t('unsent:waiting', { count: 1 }))
  await expect(box).toBeHidden()
  const stored = () => server.query('SELECT id FROM "Comment" WHERE body = $1', ['Said under the mountain'])
  expect(await stored()).toHaveLength(0)

  // A second tab of the same person finds it too, and of the two one sends it.
  const second = await page.context().newPage()
  await page.context().setOffline(false)
  await second.goto(section.path)
  await expect(here.margin.getByRole('article').filter({ hasText: 'Said under the mountain' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(unsent).toBeHidden()
  await expect(second.getByRole('region', { name: t('unsent:title') })).toBeHidden()
  expect(await stored()).toHaveLength(1)
})

test('an answer to a ballot that closed meanwhile is answered with when, and stays to be read', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(OFFLINE)
  const ballot = openBallot(await demonstration(server))
  const page = await open('participant2', { width: 390 })
  await page.goto(ballot.path)
  const [first, second] = [page.locator('fieldset.rating').first(), page.locator('fieldset.rating').nth(1)]
  await first.getByRole('radio', { name: /^8(,|$)/ }).check({ force: true })
  await second.getByRole('radio', { name: /^3(,|$)/ }).check({ force: true })
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: t('ballots:card.save') }).click()
  await expect(page.getByText(t('unsent:here'))).toBeVisible()
  const voteOf = () =>
    server.query(
      `SELECT v.answer FROM "Vote" v JOIN "Person" p ON p.id = v."personId" WHERE v."ballotId" = $1 AND p.email = $2`,
      [ballot.ballotId, emailOf('participant2')],
    )
  const before = await voteOf()
  await server.query(`UPDATE "Ballot" SET state = 'closed', "closedAt" = '2026-11-27T13:52:00Z' WHERE id = $1`, [
    ballot.ballotId,
  ])
  try {
    await page.context().setOffline(false)
    const unsent = page.getByRole('region', { name: t('unsent:title') })
    await expect(unsent).toContainText(t('errors:ballots.closed', { time: '14:52' }), { timeout: 30_000 })
    expect(await voteOf()).toEqual(before)
    await unsent.getByRole('button', { name: t('unsent:discard') }).click()
    await expect(unsent).toBeHidden()
  } finally {
    await server.query(`UPDATE "Ballot" SET state = 'open', "closedAt" = NULL WHERE id = $1`, [ballot.ballotId])
  }
})
