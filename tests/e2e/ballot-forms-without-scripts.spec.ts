import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const e = wordsOf('en')

const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test('weights, a rule, a conflict of interest and ratings are sent without scripts, and mistakes keep what was typed', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId } = await demonstration(server)
  const chair = await open('moderator', { scripts: false })
  const member = await open('participant', { scripts: false, width: 390 })
  const [own] = await server.query<{ organisationId: string }>(
    `SELECT m."organisationId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE m."roundtableId" = $1 AND m."endedAt" IS NULL AND p.email = $2`,
    [roundtableId, emailOf('participant')],
  )
  const weight = named(chair, `weight-${own!.organisationId}`)
  let ballotId = ''

  await test.step('a rule is filled in from a preset, and weights and a condition are corrected', async () => {
    await chair.goto(ballotPaths.new(roundtableId))
    await named(chair, 'title').fill('Do we publish in May?')
    await chair.locator('main [name="who"][value="organisations"]').check({ force: true })
    await chair.getByText(e('ballot-terms:weights.title')).first().click()
    await weight.fill('0')
    await chair.getByLabel(e('ballot-rule:from')).selectOption('double')
    await chair.getByRole('button', { name: e('ballot-rule:fill') }).click()
    await expect(named(chair, 'title')).toHaveValue('Do we publish in May?')
    await expect(weight).toHaveValue('0')
    await named(chair, 'ruleAnswers').fill('140')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(named(chair, 'ruleAnswers')).toHaveAttribute('aria-invalid', 'true')
    await expect(named(chair, 'ruleAnswers')).toHaveValue('140')
    await named(chair, 'ruleAnswers').fill('40')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(weight).toHaveAttribute('aria-invalid', 'true')
    await expect(weight).toBeVisible()
    await expect(named(chair, 'ruleAnswers')).toHaveValue('40')
    await weight.fill('3')
    await chair.getByRole('button', { name: e('new-ballot:open'), exact: true }).click()
    await expect(chair).toHaveURL(/ballots\/[0-9a-f-]{36}$/)
    ballotId = chair.url().split('/').at(-1)!
    const [kept] = await server.query<{ terms: { weights: object; rule: object[] } }>(
      'SELECT terms FROM "Ballot" WHERE id = $1',
      [ballotId],
    )
    expect(kept?.terms.weights).toEqual({ [own!.organisationId]: 3 })
    expect(kept?.terms.rule).toContainEqual({ kind: 'answers', least: { part: 40, whole: 100 } })
  })

  await test.step('a conflict of interest is declared, with a reason, and withdrawn', async () => {
    const far = 'We provide the figures. '.repeat(30)
    await member.goto(paths.ballot(roundtableId, ballotId))
    await member.getByRole('link', { name: e('ballot-terms:conflict.title') }).click()
    await named(member, 'reason').fill(far)
    await member.getByRole('button', { name: e('ballot-terms:conflict.submit') }).click()
    await expect(named(member, 'reason')).toHaveValue(far)
    await expect(named(member, 'reason')).toHaveAttribute('aria-invalid', 'true')
    await named(member, 'reason').fill('We provide the figures.')
    await member.getByRole('button', { name: e('ballot-terms:conflict.submit') }).click()
    await expect(member.locator('main')).toContainText('We provide the figures.')
    await member.getByRole('button', { name: e('ballot-terms:conflict.withdraw') }).click()
    await expect(member.locator('main')).not.toContainText('We provide the figures.')
  })

  await test.step('items are rated one after the other', async () => {
    const indicators = await server.query<{ id: string }>(
      `SELECT id FROM "Indicator" WHERE "roundtableId" = $1 AND "removedAt" IS NULL ORDER BY code LIMIT 2`,
      [roundtableId],
    )
    const form = new URLSearchParams({
      ...{ about: 'indicators', title: 'Which go to the pilot?', method: 'criteria', rounds: '1' },
      ...{ minimumTurnout: '0.25', who: 'members', act: 'open' },
    })
    for (const { id } of indicators) form.append('indicators', id)
    const asked = await chair.request.post(ballotPaths.new(roundtableId), {
      data: form.toString(),
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    })
    const rated = asked.url().split('/').at(-1)!
    await member.goto(paths.ballotVote(roundtableId, rated))
    await member.getByRole('button', { name: e('criteria:save-next') }).click()
    await expect(member.locator('main [aria-invalid="true"], main .field-error').first()).toBeVisible()
    await named(member, 'o1-c1').nth(6).check({ force: true })
    await member.getByRole('button', { name: e('criteria:save-next') }).click()
    await expect(member.getByText(e('criteria:one-of', { at: 2, count: 2 }))).toBeVisible()
    await named(member, 'o2-c1').nth(7).check({ force: true })
    await member.getByRole('button', { name: e('criteria:save-last') }).click()
    const votes = await server.query('SELECT answer FROM "Vote" WHERE "ballotId" = $1', [rated])
    expect(votes).toMatchObject([{ answer: { 'o1-c1': 7, 'o2-c1': 8 } }])
  })
})
