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

test('the next round is opened by other rules: by keyboard, with a reason, on record in both languages', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const { roundtableId } = await demonstration(server)
  const chair = await open('moderator')
  const post = (path: string, form: Record<string, string>) =>
    chair.request.post(path, { headers: { origin: server.url }, form })
  const asked = await post(ballotPaths.new(roundtableId), {
    ...{ act: 'open', about: 'question', title: 'Which goes first?', 'label-o1': 'Schools', 'label-o2': 'Clinics' },
    ...{ method: 'criteria', rounds: '2', consensusRule: 'pct', who: 'members', minimumTurnout: '0.25' },
    'protocol-why': 'People are far apart.',
  })
  const first = asked.url().split('/').at(-1)!
  await answeredByAll(server, first)
  for (const verb of ['closure', 'result'])
    expect((await post(`${paths.ballot(roundtableId, first)}/${verb}`, { reply: 'inline' })).ok()).toBe(true)

  await chair.goto(paths.ballot(roundtableId, first))
  await chair.getByRole('link', { name: t('criteria:next.amend') }).focus()
  await chair.keyboard.press('Enter')
  const share = chair.locator('main [name="consensusShare"]')
  await expect(share).toHaveValue('75')
  await share.focus()
  await chair.keyboard.press('Control+A')
  await chair.keyboard.type('60')
  const submit = chair.getByRole('button', { name: t('new-ballot:open'), exact: true })
  await submit.focus()
  await chair.keyboard.press('Enter')

  const reason = chair.locator('main [name="amendment"]')
  await expect(reason).toHaveAttribute('aria-invalid', 'true')
  await expect(share).toHaveValue('60')
  await seen(chair, 'an amendment without its reason')
  await chair.locator('.error-summary a').first().focus()
  await chair.keyboard.press('Enter')
  await expect(reason).toBeFocused()
  await chair.keyboard.type('Three quarters was more than anybody meant.')
  await submit.focus()
  await chair.keyboard.press('Enter')
  await chair.waitForURL((url) => /ballots\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(first))
  const second = chair.url().split('/').at(-1)!

  const amended = chair.locator('#protocol')
  await expect(amended).toContainText(t('ballot-protocol:what.consensusShare'))
  await expect(amended.locator('del')).toHaveText('75%')
  await expect(amended.locator('ins')).toHaveText('60%')
  await seen(chair, 'a ballot that was amended')
  await amended.getByRole('link', { name: t('ballot-protocol:to-page') }).focus()
  await chair.keyboard.press('Enter')
  await expect(chair.locator('#rounds')).toContainText('Three quarters was more than anybody meant.')
  await seen(chair, 'the protocol with its amendment')

  const member = await open('participant', { width: 390, language: 'fr', dark: true })
  await member.goto(`${paths.ballot(roundtableId, second)}/protocol`)
  const rounds = member.locator('#rounds')
  await expect(rounds).toContainText(f('ballot-protocol:amended'))
  await expect(rounds).toContainText(f('ballot-protocol:what.consensusShare'))
  await expect(rounds.locator('ins')).toHaveText(/^60\s%$/)
  await expect(rounds).toContainText('Three quarters was more than anybody meant.')
  await seen(member, 'the protocol with its amendment on a phone')
  await member.goto(`${paths.roundtable(roundtableId)}/activity`)
  await expect(member.locator('main')).toContainText('protocole')
})

/** Everybody at the table answers far apart, so that both options come back. */
async function answeredByAll(server: ProductServer, ballotId: string) {
  const members = await server.query<{ personId: string; organisationId: string; groupId: string }>(
    `SELECT m."personId", m."organisationId", o."groupId" FROM "Ballot" b JOIN "Membership" m ON m."roundtableId" = b."roundtableId" AND m."endedAt" IS NULL
       JOIN "Organisation" o ON o.id = m."organisationId" WHERE b.id = $1 AND m.role <> 'observer' LIMIT 40`,
    [ballotId],
  )
  for (const [at, { personId, organisationId, groupId }] of members.entries())
    await server.query(
      'INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt") VALUES ($1, $2, $3, $4, $5, $6, now())',
      [randomUUID(), ballotId, personId, organisationId, groupId, { 'o1-c1': at % 2 ? 2 : 9, 'o2-c1': at % 3 ? 8 : 3 }],
    )
}
