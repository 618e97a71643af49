import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const f = wordsOf('fr')
const run = promisify(execFile)
const COUNT = 12

test('twelve indicators are rated on a phone in a Delphi of two rounds with three groups', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/Failed to load resource|WebSocket|ERR_CONNECTION/)
  const chair = await open('moderator')
  const { roundtableId } = await demonstration(server)
  const first = await asked(chair, server, roundtableId)
  let page = await open('participant', { width: 390, language: 'fr', dark: true })
  await page.goto(paths.ballot(roundtableId, first))
  await seen(page, 'a ballot with twelve items on a phone')
  await page.getByRole('link', { name: f('criteria:start') }).click()
  await expect(page.getByText(f('criteria:one-of', { at: 1, count: COUNT }))).toBeVisible()
  await seen(page, 'an item on a phone')
  await rateAndGoOn(page, 1, '7')
  await page.context().setOffline(true)
  for (const at of [2, 3, 4]) await rateAndGoOn(page, at, '8')
  await page.context().setOffline(false)
  for (let at = 5; at <= COUNT; at++) await rateAndGoOn(page, at, '9')
  await expect(page.getByText(f('criteria:all-done', { total: COUNT }))).toBeVisible()
  await expect
    .poll(async () => Object.values(await answers(server, first)))
    .toEqual([7, 8, 8, 8, ...Array<number>(8).fill(9)])

  // The others agree on all but two.
  await answeredByOthers(server, first, (at) =>
    Object.fromEntries(itemFields.map((field, item) => [field, item < 2 ? (at % 2 ? 2 : 9) : 8])),
  )
  await closed(chair, roundtableId, first, server)
  await chair.goto(paths.ballot(roundtableId, first))
  await seen(chair, 'the result of round 1')
  const boxes = chair.locator('#open-ballot input[name=items]')
  expect(await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual(
    itemFields.map((_, item) => item < 2),
  )
  await chair.locator('#open-ballot button[type=submit]').click()
  await chair.waitForURL((url) => !url.pathname.endsWith(first))
  const second = chair.url().split('/').at(-1)!

  await page.goto(`${paths.ballotVote(roundtableId, second)}?part=o1`)
  await expect(page.getByText(f('criteria:one-of', { at: 1, count: 2 }))).toBeVisible()
  await page
    .getByText(f('criteria:feedback.title', { round: 1 }))
    .first()
    .click()
  await seen(page, 'what the round before said, on a phone')
  await page.locator('#rated-item').focus()
  await page.keyboard.press('3')
  await page.getByRole('button', { name: f('criteria:save-next') }).click()
  await expect(page.getByRole('alert').filter({ hasText: /./ }).first()).toBeVisible()
  // The server dies under what is being written, and the tab is closed over it.
  await server.kill()
  await page.getByLabel(f('criteria:reason')).fill('Trop peu de villes le mesurent')
  const browser = page.context()
  await page.close()
  await server.restart()
  page = await browser.newPage()
  await page.goto(paths.ballot(roundtableId, second))
  await page
    .getByText(f('criteria:draft.begun', { count: 1 }))
    .getByRole('link')
    .click()
  await expect(page.getByText(f('criteria:draft.back'))).toBeVisible()
  await expect(page.locator('main input[type=radio][value="3"]')).toBeChecked()
  await expect(page.getByLabel(f('criteria:reason'))).toHaveValue('Trop peu de villes le mesurent')
  await seen(page, 'a rating that was begun on a visit before')
  await page.getByRole('button', { name: f('criteria:save-next') }).click()
  await expect(page.getByText(f('criteria:one-of', { at: 2, count: 2 }))).toBeVisible()
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('ballot-draft'))),
  ).toEqual([])
  await rateAndGoOn(page, 2, '8', 2)
  await answeredByOthers(server, second, () => ({ 'o1-c1': 8, 'o2-c1': 8 }))
  await closed(chair, roundtableId, second, server)
  await page.goto(paths.ballot(roundtableId, second))
  await expect(page.locator('#rounds-title')).toBeVisible()
  await expect(page.getByText('Trop peu de villes le mesurent')).toBeVisible()
  await seen(page, 'the result of round 2 on a phone')

  const bundle = await chair.request.get(`${paths.ballot(roundtableId, second)}/bundle.json`)
  const recounted = (await recount(await bundle.text())) as {
    items: { criteria: { overall: { median: number; n: number } }[] }[]
  }
  const { median, n } = recounted.items[0]!.criteria[0]!.overall
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').filter({ hasText: /./ }) })
    .nth(0)
  await expect(row).toContainText(String(n))
  expect(median).toBe(8)
  await expect(row).toContainText('8')
})

const itemFields = Array.from({ length: COUNT }, (_, at) => `o${at + 1}-c1`)

/** By key, from the heading that has the focus when one comes from another item; then on to the next. */
async function rateAndGoOn(page: Page, at: number, key: string, count = COUNT) {
  await page.locator('#rated-item').focus()
  await page.keyboard.press(key)
  await expect(page.locator(`main input[type=radio][value="${key}"]`)).toBeChecked()
  await page.getByRole('button', { name: f(at < count ? 'criteria:save-next' : 'criteria:save-last') }).click()
  if (at < count) await expect(page.getByText(f('criteria:one-of', { at: at + 1, count }))).toBeVisible()
}

async function answers(server: ProductServer, ballotId: string) {
  const [vote] = await server.query<{ answer: Record<string, number> }>(
    `SELECT answer FROM "Vote" v JOIN "Person" p ON p.id = v."personId" WHERE "ballotId" = $1 AND p.email = $2`,
    [ballotId, emailOf('participant')],
  )
  return Object.fromEntries(itemFields.flatMap((field) => (vote?.answer[field] ? [[field, vote.answer[field]]] : [])))
}

/** Twelve indicators, asked of the participant's group and the two largest others. */
async function asked(chair: Page, server: ProductServer, roundtableId: string) {
  const indicators = await server.query<{ id: string }>(
    `SELECT id FROM "Indicator" WHERE "roundtableId" = $1 AND "removedAt" IS NULL ORDER BY code LIMIT ${COUNT}`,
    [roundtableId],
  )
  const groups = await server.query<{ groupId: string }>(
    `SELECT o."groupId" FROM "Membership" m JOIN "Organisation" o ON o.id = m."organisationId" JOIN "Person" p ON p.id = m."personId"
     WHERE m."roundtableId" = $1 AND m."endedAt" IS NULL AND m.role <> 'observer'
     GROUP BY 1 ORDER BY bool_or(p.email = $2) DESC, count(*) DESC LIMIT 3`,
    [roundtableId, emailOf('participant')],
  )
  const form = new URLSearchParams({
    ...{ about: 'indicators', title: 'Which go to the pilot?', method: 'criteria', rounds: '2', reasonRule: 'outside' },
    ...{ minimumTurnout: '0.25', who: 'groups' },
  })
  for (const { id } of indicators) form.append('indicators', id)
  for (const { groupId } of groups) form.append('groupIds', groupId)
  form.append('act', 'open')
  const answer = await chair.request.post(ballotPaths.new(roundtableId), {
    data: form.toString(),
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.url().split('/').at(-1)!
}

async function answeredByOthers(server: ProductServer, ballotId: string, answerOf: (at: number) => object) {
  const members = await server.query<{ personId: string; organisationId: string; groupId: string }>(
    `SELECT m."personId", m."organisationId", o."groupId" FROM "Ballot" b JOIN "Membership" m ON m."roundtableId" = b."roundtableId" AND m."endedAt" IS NULL
       JOIN "Organisation" o ON o.id = m."organisationId" AND b.terms->'groupIds' ? o."groupId"::text
     WHERE b.id = $1 AND m.role <> 'observer' AND NOT EXISTS (SELECT 1 FROM "Vote" v WHERE v."ballotId" = b.id AND v."personId" = m."personId")
     ORDER BY o."groupId", m."personId"`,
    [ballotId],
  )
  for (const [at, { personId, organisationId, groupId }] of members.entries())
    await server.query(
      'INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt") VALUES ($1, $2, $3, $4, $5, $6, now())',
      [randomUUID(), ballotId, personId, organisationId, groupId, answerOf(at)],
    )
}

async function closed(chair: Page, roundtableId: string, ballotId: string, server: ProductServer) {
  for (const step of ['closure', 'result']) {
    const act = { headers: { origin: server.url }, form: { reply: 'inline' } }
    expect((await chair.request.post(`${paths.ballot(roundtableId, ballotId)}/${step}`, act)).ok()).toBe(true)
  }
}

/** What the command prints that counts a published bundle again: it fails where that is not what was published. */
async function recount(bundle: string) {
  const file = test.info().outputPath('bundle.json')
  await writeFile(file, bundle)
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/recount.ts', file])
  return JSON.parse(stdout) as unknown
}
