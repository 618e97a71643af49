import { randomUUID } from 'node:crypto'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const f = wordsOf('fr')

test('a rule is chosen, a ballot asked by it, and what the table concludes is told', async ({
  open,
  server,
  watching,
}) => {
  const { roundtableId } = await demonstration(server)
  const chair = await open('moderator')
  await chair.goto(ballotPaths.new(roundtableId))
  // A preset chosen before the page is alive fills nothing by itself: its button does, as without scripts.
  await chair.waitForFunction(() => Object.keys(document.querySelector('[name="ruleFrom"]')!).length > 0)
  await chair.getByLabel(t('new-ballot:asked.question'), { exact: true }).fill('Do we publish the data each year?')
  await chair.locator('[name="method"][value="yes-no"]').check({ force: true })
  const step = chair.getByRole('region', { name: t('new-ballot:rule.title') })
  await expect(step.getByRole('status')).toContainText('more than half of those who take a side are in favour')
  await step.getByLabel(t('ballot-rule:from')).selectOption('double')
  await expect(step.getByRole('status')).toContainText('in more than half of the groups')
  await step.locator('[name="ruleAnswers"]').fill('40')
  await expect(step.getByRole('status')).toContainText('at least 40% of those who are asked answer')
  await seen(chair, 'step 4 of a new ballot')
  await chair.getByRole('button', { name: t('new-ballot:open') }).click()
  await expect(chair).toHaveURL(/ballots\/[0-9a-f-]{36}$/)
  const ballotId = chair.url().split('/').at(-1)!

  const member = await open('participant', { width: 390, language: 'fr', dark: true })
  await member.goto(paths.ballot(roundtableId, ballotId))
  await member.locator('[name="choice"][value="yes"]').check({ force: true })
  await member.getByRole('button', { name: f('ballots:card.save') }).click()
  await expect(member.getByRole('button', { name: f('ballots:card.withdraw') })).toBeVisible()
  await member.reload()
  await expect(member.locator('#rule')).toContainText(f('ballot-rule:after-close'))
  await seen(member, 'an open ballot with a rule on a phone')

  await answeredByAll(server, ballotId, ['yes', 'yes', 'no', 'yes', 'abstain'])
  const act = { headers: { origin: server.url }, form: { reply: 'inline' } }
  for (const verb of ['closure', 'result'])
    expect((await chair.request.post(`${paths.ballot(roundtableId, ballotId)}/${verb}`, act)).ok()).toBe(true)
  await chair.goto(paths.ballot(roundtableId, ballotId))
  await expect(chair.locator('#result')).toContainText(t('ballot-rule:conclusion.accepted'))
  await seen(chair, 'the result of a ballot with a rule')
  await member.goto(paths.ballots(roundtableId))
  await expect(member.locator('main')).toContainText(f('ballot-rule:conclusion.accepted'))
  await member.goto(paths.ballot(roundtableId, ballotId))
  await member.getByText(f('ballot-rule:as-table')).click()
  await seen(member, 'the result of a ballot with a rule on a phone')

  const second = await open('secretariat')
  await second.goto(paths.ballot(roundtableId, ballotId))
  const words = second.locator('#outcome').getByLabel(t('ballot-outcome:text'))
  await words.fill('We publish, and tell the press')

  const outcome = chair.locator('#outcome')
  await outcome.getByLabel(t('ballot-outcome:text')).fill('The data is published each June')
  await outcome.getByLabel(t('ballot-outcome:review'), { exact: false }).first().fill('2097-06-03')
  await outcome.getByRole('button', { name: t('ballot-outcome:state') }).click()
  await expect(outcome).toContainText('To be reviewed on 3 June 2097')

  // Whoever was writing one of their own keeps it, sees the other beside it, and then corrects it knowingly.
  await expect(second.locator('#outcome')).toContainText('The data is published each June')
  await expect(second.locator('#outcome')).toContainText(t('ballot-outcome:meanwhile'))
  await expect(words).toHaveValue('We publish, and tell the press')
  await seen(second, 'an outcome that another moderator stated meanwhile')
  const save = second.locator('#outcome').getByRole('button', { name: t('ballot-outcome:save') })
  watching.expectComplaints(/status of 409/)
  await save.click()
  await expect(second.locator('#outcome').getByRole('alert')).toContainText(t('errors:outcomes.changed-meanwhile'))
  await expect(words).toHaveValue('We publish, and tell the press')
  await words.press('Control+A')
  await words.pressSequentially('The data is published each June, with a note')
  await save.click()
  await expect(outcome).toContainText('The data is published each June, with a note')
  await seen(chair, 'the outcome of a ballot')
  await expect(member.locator('#outcome')).toContainText('The data is published each June')
  await member.goto(`${paths.roundtable(roundtableId)}/decisions?review=set`)
  await expect(member.locator('main')).toContainText('The data is published each June')
  await seen(member, 'the decisions to be reviewed on a phone')
})

/** Everybody else at the table answers, one like another by turns. */
async function answeredByAll(server: ProductServer, ballotId: string, choices: string[]) {
  const members = await server.query<{ personId: string; organisationId: string; groupId: string }>(
    `SELECT m."personId", m."organisationId", o."groupId" FROM "Ballot" b JOIN "Membership" m ON m."roundtableId" = b."roundtableId" AND m."endedAt" IS NULL
       JOIN "Organisation" o ON o.id = m."organisationId"
     WHERE b.id = $1 AND m.role <> 'observer' AND NOT EXISTS (SELECT 1 FROM "Vote" v WHERE v."ballotId" = b.id AND v."personId" = m."personId") LIMIT 40`,
    [ballotId],
  )
  for (const [at, { personId, organisationId, groupId }] of members.entries())
    await server.query(
      'INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt") VALUES ($1, $2, $3, $4, $5, $6, now())',
      [randomUUID(), ballotId, personId, organisationId, groupId, { choice: choices[at % choices.length] }],
    )
}
