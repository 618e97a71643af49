import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { countConsent } from '../../app/features/ballots/methods/consent/count.ts'
import type { ConsentAnswer, ConsentRule } from '../../app/features/ballots/methods/consent/words.ts'
import type { GroupTurnout } from '../../app/features/ballots/turnout.ts'
import { paths } from '../../app/shared/paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration, emptySection } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Three browsers, each looked at by axe in every state of the ballot.

const t = wordsOf('en')
const f = wordsOf('fr')
const REASON = 'Personne n’a chiffré ce que cela coûte aux petites communes.'

test('a section is put to a ballot by consent: two answer, one objects with a reason, the moderator closes, all read the same result', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const chair = await open('moderator')
  const section = await emptySection(server, chair)
  const seen = async (page: Page, state: string) => {
    await expectAccessible(page, state)
    await expectNoSidewaysScroll(page, state)
  }

  await test.step('from the section’s page, by a rule that the moderator sets', async () => {
    const here = sectionOn(chair)
    await here.open(section.path)
    await here.write('No city reports a figure that a resident cannot check.')
    await here.expectSaved()
    await chair.getByRole('link', { name: t('section:decision.agreed.open'), exact: true }).click()
    await chair.getByRole('link', { name: t('decision:ask-ballot') }).click()
    await expect(chair.getByRole('heading', { level: 1, name: section.title })).toBeVisible()
    await seen(chair, 'the form that opens the ballot')
    await chair.getByLabel(t('ballots:open.minimum')).selectOption('0.25')
    await chair.getByLabel(t('ballots:consent.groups')).selectOption('0')
    await chair.getByLabel(t('ballots:consent.objections')).selectOption('1')
    await chair.getByRole('button', { name: t('ballots:open.submit', { round: 1 }) }).click()
    await expect(chair).toHaveURL(/\/ballots\/[0-9a-f-]{36}$/)
    await expect(chair.locator('#wording')).toContainText('No city reports a figure')
    await expect(chair.locator('#rule')).toContainText(t('ballots:consent.rule.objections', { count: 1 }))
    await seen(chair, 'the open ballot')
  })
  const ballotId = chair.url().split('/').at(-1)!

  const phone = await open('participant', { width: 390, language: 'fr' })
  await test.step('on a phone, in French, with keys alone: what is missing is said, what was typed is kept', async () => {
    await phone.goto(paths.ballots(section.roundtableId))
    await seen(phone, 'the list of ballots, in French')
    await phone
      .getByRole('listitem')
      .filter({ hasText: section.title })
      .getByRole('link', { name: f('ballots:list.vote') })
      .click()
    await expect(phone.getByRole('button', { name: f('ballots:card.save') })).toBeVisible()
    await seen(phone, 'the form of an answer, in French')
    const [objecting, reason] = [
      phone.getByRole('radio', { name: f('ballots:consent.position.object') }),
      phone.getByRole('textbox', { name: f('ballots:consent.reason') }),
    ]
    await expect(reason).toHaveAccessibleDescription(new RegExp(f('ballots:consent.reason-hint').slice(0, 40)))

    await reason.focus()
    await phone.keyboard.type('Trop long. '.repeat(60))
    await tabTo(phone, f('ballots:card.save'))
    await phone.keyboard.press('Enter')
    const summary = phone.getByRole('alert').filter({ has: phone.getByRole('heading') })
    await expect(summary).toBeFocused()
    await expect(summary).toContainText(f('errors:ballots.missing.position'))
    await expect(summary).toContainText(f('errors:ballots.reason-long', { max: 600 }))
    await expect(reason).toHaveValue(/^Trop long\. .*Trop long\.\s*$/)
    await seen(phone, 'the refused form, in French')

    await reason.focus()
    await phone.keyboard.press('ControlOrMeta+a')
    await phone.keyboard.press('Delete')
    await phone.getByRole('radio').first().focus()
    await phone.keyboard.press('ArrowDown')
    await phone.keyboard.press('ArrowDown')
    await expect(objecting).toBeChecked()
    await tabTo(phone, f('ballots:card.save'))
    await phone.keyboard.press('Enter')
    await expect(summary).toContainText(f('errors:ballots.missing.reason'))
    await expect(objecting).toBeChecked()
    await reason.focus()
    await phone.keyboard.type(REASON)
    await tabTo(phone, f('ballots:card.save'))
    await phone.keyboard.press('Enter')
    await expect(phone).toHaveURL(new RegExp(`/ballots/${ballotId}$`))
    await expect(phone.getByText(f('ballots:card.withdraw'))).toBeVisible()
    await seen(phone, 'the answered ballot, in French')
  })

  const wide = await open('participant2')
  await test.step('at a desk, on the ballot’s own page; the moderator sees the count and not how', async () => {
    await wide.goto(paths.ballot(section.roundtableId, ballotId))
    await wide.getByRole('radio', { name: t('ballots:consent.position.live') }).check()
    await wide.getByRole('button', { name: t('ballots:card.save') }).click()
    await expect(wide.getByText(t('ballots:card.withdraw'))).toBeVisible()
    await expect(chair.locator('#ballot')).toContainText(/(?<!\d)2 of \d+ have answered/)
    expect(await chair.content()).not.toContain(REASON)
  })

  await test.step('the rest of the table answers, the ballot is closed, and its result is shown to all at once', async () => {
    await answerForOthers(server, section.roundtableId, ballotId)
    await chair.reload()
    await chair.getByText(t('ballots:close.ask')).first().click()
    await seen(chair, 'the question before the closing')
    await chair.getByRole('button', { name: t('ballots:close.submit'), exact: true }).click()
    await expect(wide.getByRole('heading', { name: t('ballots:closing.title', { round: 1 }) })).toBeVisible()
    await seen(chair, 'the minute after the closing')
    expect(await wide.content()).not.toContain(REASON)
    await chair.getByRole('button', { name: t('ballots:closing.show') }).click()
    for (const page of [chair, wide, phone]) await expect(page.locator('#result')).toContainText(REASON)
    await expect(wide.locator('#result')).toContainText(t('ballots:consent.finding.objections', { count: 1 }))
    await expect(wide.locator('#result')).toContainText(
      t('ballots:consent.own', { position: t('ballots:consent.position.live') }),
    )
    await expect(phone.locator('#result')).toContainText(
      f('ballots:consent.own', { position: f('ballots:consent.position.object') }),
    )
    await expect(phone.locator('#result').getByRole('table')).toBeAttached()
    await seen(wide, 'the result')
    await seen(phone, 'the result, in French')
  })

  await test.step('the stored answers give the same result again, and the file says what the page says', async () => {
    const [kept] = await server.query<{ result: object; rule: ConsentRule }>(
      'SELECT result, rule FROM "BallotClosing" WHERE "ballotId" = $1',
      [ballotId],
    )
    const electorate = await server.query<GroupTurnout & Record<string, unknown>>(
      'SELECT "groupId", voted, eligible FROM "BallotElectorate" WHERE "ballotId" = $1 ORDER BY position',
      [ballotId],
    )
    const votes = await server.query<{ groupId: string; answer: ConsentAnswer }>(
      'SELECT "groupId", answer FROM "Vote" WHERE "ballotId" = $1 ORDER BY random()',
      [ballotId],
    )
    expect(countConsent(votes, electorate, kept!.rule)).toEqual(kept!.result)
    expect(kept!.result).toMatchObject({ accepted: true, overall: { object: 1 }, reasons: [REASON] })
    const csv = await (await wide.request.get(paths.ballotResultFile(section.roundtableId, ballotId))).text()
    expect(csv.split('\r\n')[1]).toMatch(new RegExp(`^,,\\d+,${votes.length},yes,${votes.length - 2},1,1,0,`))
  })
})

test('the demonstration shows a result by consent, which the list of ballots leads to', async ({ open, server }) => {
  const { roundtableId } = await demonstration(server)
  const [ballot] = await server.query<{ id: string; title: string }>(
    `SELECT b.id, b.wording->>'name' AS title FROM "Ballot" b WHERE b.method = 'consent' AND b.state = 'closed' AND b."sectionId" IS NOT NULL ORDER BY b."openedAt" LIMIT 1`,
  )
  const page = await open('observer', { width: 390, dark: true })
  await page.goto(paths.ballots(roundtableId))
  await page.getByRole('link', { name: new RegExp(ballot!.title) }).click()
  await expect(page).toHaveURL(paths.ballot(roundtableId, ballot!.id))
  await expect(page.locator('#result')).toContainText(t('ballots:consent.finding.missing.objections'))
  await expect(page.locator('#result').getByRole('heading', { name: t('ballots:consent.reasons') })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('an open list of ballots hears that a section was given another title', async ({ open, server }) => {
  const [found] = await server.query<{ sectionId: string; title: string; roundtableId: string }>(
    'SELECT b."sectionId", s.title, b."roundtableId" FROM "Ballot" b JOIN "Section" s ON s.id = b."sectionId" ORDER BY b."openedAt" LIMIT 1',
  )
  const { sectionId, title, roundtableId } = found!
  const [reader, chair] = [await open('observer'), await open('moderator')]
  await chair.goto(paths.framework(roundtableId))
  const rename = (to: string) =>
    chair.request.post(paths.sectionTitle(roundtableId, sectionId), {
      form: { title: to },
      headers: { origin: server.url },
    })
  const joined = reader.waitForResponse(/\.data/, { timeout: 60_000 })
  await reader.goto(paths.ballots(roundtableId))
  await joined
  await expect(reader.getByRole('link', { name: title })).toBeVisible()
  await rename(`${title}, said anew`)
  await expect(reader.getByRole('link', { name: `${title}, said anew` })).toBeVisible()
  await rename(title)
  await expect(reader.getByRole('link', { name: 'said anew' })).toHaveCount(0)
})

/** Presses Tab until the button has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, button: string) {
  const wanted = page.getByRole('button', { name: button })
  for (let presses = 0; presses < 20; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${button} cannot be reached with Tab`)
}

/** Everybody with a vote but those who answer in a browser, in favour. */
async function answerForOthers(server: ProductServer, roundtableId: string, ballotId: string) {
  const others = await server.query<{ personId: string; organisationId: string; groupId: string }>(
    `SELECT m."personId", m."organisationId", o."groupId" FROM "Membership" m JOIN "Organisation" o ON o.id = m."organisationId" JOIN "Person" p ON p.id = m."personId"
     WHERE m."roundtableId" = $1 AND m."endedAt" IS NULL AND m.role = 'participant' AND p.email <> ALL($2)`,
    [roundtableId, [emailOf('participant'), emailOf('participant2')]],
  )
  for (const { personId, organisationId, groupId } of others) {
    await server.query(
      `INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt") VALUES ($1, $2, $3, $4, $5, '{"position":"favour","reason":""}', now())`,
      [randomUUID(), ballotId, personId, organisationId, groupId],
    )
  }
}
