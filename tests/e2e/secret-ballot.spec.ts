import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const [e, f] = [wordsOf('en'), wordsOf('fr')]

test('a secret weighted ballot: receipts, the closing, and a recount with the network away', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_INTERNET_DISCONNECTED|status of 409/)
  const { roundtableId } = await demonstration(server)
  const voters = await oneOfEach(server, roundtableId)
  const chair = await open('moderator')
  const ballotId = await openSecret(chair, roundtableId, voters)
  const ballot = paths.ballot(roundtableId, ballotId)

  const phone = await open('participant', { width: 390, language: 'fr', dark: true })
  await phone.goto(paths.ballotVote(roundtableId, ballotId))
  await expect(phone.getByText(f('ballot-terms:secret.said'))).toBeVisible()
  await seen(phone, 'the form of a secret ballot on a phone')
  await phone.locator('input[name=choice][value=yes]').check()
  await phone.getByRole('button', { name: f('secret-ballot:cast') }).click()
  await expect(phone.getByRole('heading', { name: f('secret-ballot:done') })).toBeFocused()
  const receipt = await phone.locator('#receipt ~ p code').textContent()
  await seen(phone, 'a receipt on a phone')
  await phone.reload()
  await expect(phone.getByText(f('ballot-terms:secret.cast-organisation'))).toBeVisible()
  await expect(phone.getByText(receipt!)).toHaveCount(0)

  const plain = await open('participant2', { scripts: false })
  await plain.goto(paths.ballotVote(roundtableId, ballotId))
  await plain.locator('input[name=choice][value=no]').check()
  await plain.getByRole('button', { name: e('secret-ballot:cast') }).click()
  await expect(plain.locator('#receipt ~ p code')).toHaveText(/^([0-9a-f]{4}-){7}[0-9a-f]{4}$/)

  await othersVote(server, roundtableId, ballotId, voters)
  await chair.goto(ballot)
  await chair.getByText(e('ballots:close.ask'), { exact: true }).first().click()
  await chair.locator('form[action$="/closure"] button').click()
  await expect(chair.locator('#result')).toBeVisible()
  await seen(chair, 'the result of a secret ballot')
  await chair.getByRole('link', { name: e('ballot-terms:secret.listed') }).click()
  await expect(chair.getByRole('rowheader').first()).toBeVisible()
  await seen(chair, 'who has voted')

  await phone.goto(ballotPaths.recount(roundtableId, ballotId))
  await expect(phone.getByRole('button', { name: f('recount:own') })).toBeVisible()
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: f('recount:own') }).click()
  await expect(phone.getByText(f('recount:same'))).toBeVisible()
  await check(phone, receipt!, f('recount:receipt.found'))
  await check(phone, 'f'.repeat(32), f('recount:receipt.not-found'))
  await seen(phone, 'a recount on a phone without a network')
  await phone.context().setOffline(false)

  const bundle = await (await chair.request.get(`${ballot}/bundle.json`)).text()
  await chair.goto(ballotPaths.recount(roundtableId, ballotId))
  const changed = bundle.replace('"choice":"yes"', '"choice":"no"')
  await chair.locator('#recount-file').setInputFiles({
    name: 'changed.json',
    mimeType: 'application/json',
    buffer: Buffer.from(changed),
  })
  await expect(chair.getByText(e('recount:different'))).toBeVisible()
  await seen(chair, 'a recount that differs')
  await chair.goto(ballotPaths.secrecy(roundtableId))
  await seen(chair, 'what a secret ballot protects')
})

async function check(page: Page, receipt: string, said: string) {
  await page.locator('#receipt-digits').fill(receipt)
  await page.locator('#receipt-digits').press('Enter')
  await expect(page.getByText(said)).toBeVisible()
}

type Voter = { personId: string; organisationId: string; email: string }

/** A member of each organisation at the table. */
function oneOfEach(server: ProductServer, roundtableId: string) {
  return server.query<Voter>(
    `SELECT DISTINCT ON (m."organisationId") m."personId", m."organisationId", p.email FROM "Membership" m JOIN "Person" p ON p.id = m."personId"
     WHERE m."roundtableId" = $1 AND m."endedAt" IS NULL AND m.role <> 'observer' AND p."passwordHash" IS NOT NULL
     ORDER BY m."organisationId", m."personId"`,
    [roundtableId],
  )
}

/** Six organisations have three votes each, the others one. */
async function openSecret(chair: Page, roundtableId: string, voters: Voter[]) {
  await chair.goto(ballotPaths.new(roundtableId))
  await chair.locator('input[name=title]').fill('Shall the meetings be streamed?')
  await chair.locator('input[name=method][value=yes-no]').check()
  await chair.locator('input[name=who][value=organisations]').check()
  await chair.locator('input[name=secrecy][value=secret]').check()
  await chair.getByText(e('ballot-terms:weights.title'), { exact: true }).first().click()
  for (const { organisationId } of voters.slice(0, 6))
    await chair.locator(`input[name="weight-${organisationId}"]`).fill('3')
  await seen(chair, 'a new secret ballot')
  await chair.locator('button[name=act][value=open]').click()
  await expect(chair.getByText(e('ballot-terms:secret.said')).first()).toBeVisible()
  return new URL(chair.url()).pathname.split('/').at(-1)!
}

/** Everybody else votes too, each with a session of their own. */
async function othersVote(server: ProductServer, roundtableId: string, ballotId: string, voters: Voter[]) {
  for (const [at, { personId }] of voters.entries()) {
    const token = randomBytes(20).toString('hex')
    const id = createHash('sha256').update(token).digest('base64url')
    await server.query(
      `INSERT INTO "AuthSession" ("id", "personId", "expiresAt") VALUES ($1, $2, now() + interval '1 hour')`,
      [id, personId],
    )
    const answer = await fetch(`${server.url}${paths.ballotVote(roundtableId, ballotId)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `session=${token}`, origin: server.url },
      body: new URLSearchParams({ choice: at % 3 ? 'yes' : 'no' }),
    })
    // Two organisations have voted already: theirs is final.
    expect([200, 302]).toContain(answer.status)
  }
}
