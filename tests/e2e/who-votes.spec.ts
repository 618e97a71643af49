import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const e = wordsOf('en')
const f = wordsOf('fr')

const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test('organisations have several votes, one declares a conflict of interest, and a ballot is planned, moved up and called off', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId } = await demonstration(server)
  const chair = await open('moderator')
  const member = await open('participant', { width: 390, language: 'fr', dark: true })
  const [own] = await server.query<{ organisationId: string }>(
    `SELECT m."organisationId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId"
     WHERE m."roundtableId" = $1 AND m."endedAt" IS NULL AND m.role = 'participant' AND p.email LIKE 'participant%' LIMIT 1`,
    [roundtableId],
  )

  await test.step('step 3 says who has how many votes, and an impossible number beside its field', async () => {
    await chair.goto(ballotPaths.new(roundtableId))
    await named(chair, 'title').fill('Do we publish the scorecard in May?')
    await chair.locator('main [name="who"][value="organisations"]').check({ force: true })
    await chair.locator('main [name="conflict"][value="excluded"]').check({ force: true })
    await chair.getByText(e('ballot-terms:weights.title')).first().click()
    const votes = own ? named(chair, `weight-${own.organisationId}`) : chair.locator('main [name^="weight-"]').first()
    await votes.fill('0')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(votes).toHaveAttribute('aria-invalid', 'true')
    await expect(named(chair, 'title')).toHaveValue('Do we publish the scorecard in May?')
    await seen(chair, 'the form of a new ballot with a wrong number of votes')
    await votes.fill('3')
    await named(chair, 'split').check({ force: true })
    await named(chair, 'opensAt').fill('2999-05-01T09:00')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(chair).toHaveURL(new RegExp(`${paths.ballots(roundtableId)}$`))
  })

  await test.step('it is announced to members, and a moderator opens it before its time', async () => {
    await member.goto(paths.ballots(roundtableId))
    await expect(member.getByRole('heading', { name: f('ballot-terms:coming.title') })).toBeVisible()
    await expect(member.getByRole('button', { name: f('ballot-terms:coming.open-now') })).toHaveCount(0)
    await seen(member, 'the ballots with one to come')
    await seen(chair, 'the ballots with one to come, for a moderator')
    await chair.getByRole('button', { name: e('ballot-terms:coming.open-now') }).click()
    await expect(member.getByRole('heading', { name: f('ballot-terms:coming.title') })).toHaveCount(0)
  })

  await test.step('a delegate sees the votes, declares a conflict and takes it back by keyboard', async () => {
    const [ballot] = await server.query<{ id: string }>(
      `SELECT id FROM "Ballot" WHERE wording->>'name' = 'Do we publish the scorecard in May?'`,
    )
    await member.goto(paths.ballotVote(roundtableId, ballot!.id))
    await expect(member.locator('main')).toContainText(own ? f('ballot-terms:weights.yours', { count: 3 }) : '')
    await member.getByRole('link', { name: f('ballot-terms:conflict.title') }).press('Enter')
    await named(member, 'reason').fill('Nous fournissons les données.')
    await seen(member, 'a conflict of interest that is being declared')
    await member.getByRole('button', { name: f('ballot-terms:conflict.submit') }).press('Enter')
    await expect(member.getByRole('button', { name: f('ballots:card.save') })).toHaveCount(0)
    await expect(member.locator('main')).toContainText('Nous fournissons les données.')
    await seen(member, 'a declared conflict of interest')
    await chair.goto(paths.ballot(roundtableId, ballot!.id))
    await expect(chair.locator('main')).toContainText('Nous fournissons les données.')
    await seen(chair, 'a ballot with weights and a conflict')
    await member.getByRole('button', { name: f('ballot-terms:conflict.withdraw') }).press('Enter')
    await expect(member.getByRole('button', { name: f('ballots:card.save') })).toBeVisible()
    await member.getByRole('link', { name: f('ballot-terms:split.link') }).press('Enter')
    await named(member, 'v1').fill('2')
    await member.getByRole('button', { name: f('ballots:card.save') }).press('Enter')
    await expect(named(member, 'v2')).toHaveAttribute('aria-invalid', 'true')
    await expect(named(member, 'v1')).toHaveValue('2')
    await seen(member, 'votes that are split into parts with mistakes')
    await member.getByRole('button', { name: f('ballot-split:add') }).press('Enter')
    await expect(named(member, 'v3')).toBeFocused()
    await member.getByRole('button', { name: f('ballot-split:remove', { number: 2 }) }).press('Enter')
    await expect(named(member, 'v2')).toHaveCount(0)
    await named(member, 'v3').fill('1')
    await member.locator('main [name="p1-choice"][value="yes"]').press(' ')
    await member.locator('main [name="p3-choice"][value="no"]').press(' ')
    await expect(member.locator('main')).toContainText(f('ballot-split:all', { all: 3 }))
    await seen(member, 'votes that are split into parts')
    await member.getByRole('button', { name: f('ballots:card.save') }).press('Enter')
    await expect(member.getByRole('link', { name: f('ballot-terms:split.change') })).toBeVisible()
    await seen(member, 'a ballot with votes that one has split')
    await chair.getByText(e('ballot-terms:move.title')).click()
    await named(chair, 'closesAt').fill('2999-06-01T09:00')
    await chair.getByRole('button', { name: e('ballot-terms:move.submit') }).click()
    await expect(member.locator('main')).toContainText('2999')
  })
})
