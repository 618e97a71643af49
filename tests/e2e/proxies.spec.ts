import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const e = wordsOf('en')
const f = wordsOf('fr')

const TITLE = 'Do we ask the regions in June?'
const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test('a vote is given to a moderator without scripts, accepted and cast by keyboard, and taken by its holder again', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId } = await demonstration(server)
  const chair = await open('moderator')
  const member = await open('participant', { width: 390, language: 'fr', dark: true })
  const plain = await open('participant', { width: 390, language: 'fr', dark: true, scripts: false })
  const people = await server.query<{ id: string; name: string; email: string }>(
    'SELECT id, name, email FROM "Person" WHERE email IN ($1, $2)',
    [emailOf('moderator'), emailOf('participant')],
  )
  const [receiver, giver] = ['moderator' as const, 'participant' as const].map((who) =>
    people.find(({ email }) => email === emailOf(who))!,
  )

  await test.step('step 3 takes up to ten, and says so beside the field', async () => {
    await chair.goto(ballotPaths.new(roundtableId))
    await named(chair, 'title').fill(TITLE)
    await named(chair, 'proxies').fill('11')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(named(chair, 'proxies')).toHaveAttribute('aria-invalid', 'true')
    await expect(named(chair, 'title')).toHaveValue(TITLE)
    await named(chair, 'proxies').fill('1')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    // What the page says instead, if it is another one, or refused again.
    await expect(chair.locator('main h1, main .error-summary')).toContainText([TITLE])
  })
  const [ballot] = await server.query<{ id: string }>(`SELECT id FROM "Ballot" WHERE wording->>'name' = $1`, [TITLE])
  const votePage = paths.ballotVote(roundtableId, ballot!.id)

  await test.step('without scripts somebody is chosen, and nobody as well', async () => {
    await plain.goto(votePage)
    await plain.getByText(f('ballot-proxies:give.title')).click()
    await plain.getByRole('button', { name: f('ballot-proxies:give.submit') }).click()
    await expect(plain.locator('body')).toContainText(f('errors:ballots.proxy-choose'))
    await plain.goto(votePage)
    await plain.getByText(f('ballot-proxies:give.title')).click()
    await named(plain, 'receiver').selectOption(receiver!.id)
    await plain.getByRole('button', { name: f('ballot-proxies:give.submit') }).click()
    await expect(plain.locator('main')).toContainText(f('ballot-proxies:given.asked', { name: receiver!.name }))
    await member.goto(votePage)
    await seen(member, 'a vote that is given to somebody')
  })

  await test.step('who is asked accepts and votes twice, by keyboard', async () => {
    await chair.goto(votePage)
    await seen(chair, 'somebody who asks for a vote')
    await chair.getByRole('button', { name: e('ballot-proxies:asked.accept', { name: giver!.name }) }).press('Enter')
    const theirs = chair.getByRole('region', { name: e('ballot-proxies:held.title', { name: giver!.name }) })
    await theirs.getByRole('button', { name: e('ballot-proxies:held.save', { name: giver!.name }) }).press('Enter')
    await expect(theirs.getByText(e('errors:ballots.missing.choice')).first()).toBeVisible()
    await theirs.getByRole('radio').first().press('Space')
    await theirs.getByRole('button', { name: e('ballot-proxies:held.save', { name: giver!.name }) }).press('Enter')
    await expect(theirs).toContainText(/\d\d:\d\d/)
    await seen(chair, 'a page with two votes')
  })

  await test.step('the holder sees it, and votes without scripts themself', async () => {
    await plain.goto(votePage)
    await expect(plain.locator('main')).toContainText(f('ballot-terms:proxies.cast-by', { name: receiver!.name }))
    await member.goto(votePage)
    await seen(member, 'a vote that somebody cast for its holder')
    await plain.getByRole('radio').nth(1).check({ force: true })
    await plain.getByRole('button', { name: f('ballots:card.save') }).click()
    await plain.goto(votePage)
    await expect(plain.locator('main')).not.toContainText(f('ballot-terms:proxies.cast-by', { name: receiver!.name }))
    await expect(
      chair.getByRole('region', { name: e('ballot-proxies:held.title', { name: giver!.name }) }),
    ).toHaveCount(0)
    const votes = await server.query('SELECT "castById" FROM "Vote" WHERE "ballotId" = $1', [ballot!.id])
    expect(votes).toEqual([{ castById: null }])
  })
})
