import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sessionPaths } from '../../app/shared/session-paths.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { liveSession, openCockpit, plannedSession, seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Four browsers, each looked at by axe in every state of the ballot.

const t = wordsOf('en')
const f = wordsOf('fr')
const QUESTION = 'Compare cost with the income of the lowest-earning fifth?'
const REASON = 'Personne n’a chiffré ce que cela coûte.'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('consent in the room: prepared, opened, answered on a phone, entered for a guest, closed and published', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { roundtableId, sessionId, guest } = await voting(server)
  const room = sessionPaths.room(roundtableId, sessionId)
  const [chair, phone, other, own] = [
    await open('moderator'),
    await open('participant', { width: 390, language: 'fr' }),
    await open('participant2', { dark: true }),
    await open('moderator'),
  ]
  const desk = chair.locator('#desk-ballot')
  const card = (page: Page) => page.locator('#room-ballot')
  await chair.goto(sessionPaths.cockpit(roundtableId, sessionId))
  for (const page of [phone, other, own]) await page.goto(room)

  await test.step('moderators alone see what is prepared', async () => {
    await desk.getByText(t('ballots:room.prepare')).click()
    await desk.getByLabel(t('ballots:room.question')).fill(QUESTION)
    await desk.getByText(t('ballots:room.rule'), { exact: true }).click()
    await desk.getByLabel(t('ballots:consent.groups')).selectOption('0')
    await desk.getByLabel(t('ballots:consent.objections')).selectOption('1')
    await press(chair, t('ballots:room.prepare-submit'))
    await expect(desk).toContainText(QUESTION)
    await expect(desk).toContainText(t('ballots:room.state.prepared'))
    await seen(chair, 'the cockpit with a prepared ballot')
    await expect(card(phone)).toHaveCount(0)
  })

  await test.step('opened, it is on every page of the room, with its rule and what may be told', async () => {
    await press(chair, t('ballots:room.open'))
    for (const page of [phone, other, own]) await expect(card(page)).toContainText(QUESTION)
    await expect(card(phone)).toContainText(f('ballots:room.stage.open'))
    await expect(card(phone)).toContainText(f('ballots:room.after-close'))
    await expect(card(other)).toContainText(t('ballots:sentence.objections', { count: 1 }))
    await seen(phone, 'the open ballot on a phone, in French')
    await seen(other, 'the open ballot, dark')
    await seen(chair, 'the cockpit with an open ballot')
  })

  await test.step('an objection says why, on the phone and with keys elsewhere', async () => {
    await card(phone).getByLabel(f('ballots:consent.position.object')).check()
    await card(phone)
      .getByRole('button', { name: f('ballots:room.send') })
      .click()
    await expect(card(phone)).toContainText(f('errors:ballots.missing.reason'))
    await card(phone).getByLabel(f('ballots:consent.reason')).fill(REASON)
    await card(phone)
      .getByRole('button', { name: f('ballots:room.send') })
      .click()
    await expect(card(phone).getByRole('button', { name: f('ballots:room.change') })).toBeVisible()
    for (const page of [other, own]) {
      await card(page).getByLabel(t('ballots:consent.position.favour')).focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await expect(card(page).getByRole('button', { name: t('ballots:room.change') })).toBeVisible()
    }
  })

  await test.step('a moderator answers for a guest by name', async () => {
    await desk.getByText(t('ballots:room.enter'), { exact: true }).click()
    await desk.getByLabel(t('ballots:room.enter-whose')).selectOption(guest)
    await desk.getByLabel(t('ballots:consent.position.live')).check()
    await press(chair, t('ballots:room.enter-submit'))
    await expect(desk).toContainText(t('ballots:turnout.count', { count: 4, voted: 4 }))
    await expect(card(other)).toContainText(t('ballots:turnout.count', { count: 4, voted: 4 }))
  })

  await test.step('closed, nobody sees the result; published, everybody does, with the reason and without its author', async () => {
    await press(chair, t('ballots:room.close'))
    await expect(card(phone)).toContainText(f('ballots:room.unpublished'))
    await expect(card(other)).not.toContainText(REASON)
    await seen(phone, 'the closed ballot')
    await press(chair, t('ballots:room.publish'))
    await expect(card(other)).toContainText(REASON)
    await expect(card(phone)).toContainText(f('ballots:room.stage.published'))
    await expect(card(phone)).toContainText(
      f('ballots:consent.own', { position: f('ballots:consent.position.object') }),
    )
    await seen(phone, 'the published result on a phone')
    await seen(other, 'the published result, dark')
    await seen(chair, 'the cockpit with a published ballot')
  })
})

test('a live rating in two rounds shows how far the answers have come together', async ({ open, server }) => {
  const { roundtableId, sessionId, indicatorId, voters } = await voting(server, 'rating')
  const [chair, phone] = [await open('moderator'), await open('participant', { width: 390 })]
  const desk = chair.locator('#desk-ballot')
  const card = phone.locator('#room-ballot')
  await chair.goto(sessionPaths.cockpit(roundtableId, sessionId))
  await phone.goto(sessionPaths.room(roundtableId, sessionId))

  for (const [at, ratings] of [
    [2, 5, 9],
    [5, 6, 7],
  ].entries()) {
    const round = at + 1
    await test.step(`round ${round}`, async () => {
      if (round === 1) await desk.getByText(t('ballots:room.prepare')).click()
      await expect(desk.getByLabel(t('ballots:room.about'))).toHaveValue(`indicator:${indicatorId}`)
      await press(chair, t('ballots:room.prepare-submit'))
      await press(chair, t('ballots:room.open'))
      await expect(card).toContainText(t('ballots:room.stage.open'))
      for (const question of ['relevance', 'feasibility'])
        await card
          .getByRole('group', { name: t(`ballots:question.${question}`) })
          .getByLabel('7', { exact: true })
          .check()
      await card.getByRole('button', { name: t('ballots:room.send') }).click()
      await expect(card.getByRole('button', { name: t('ballots:room.change') })).toBeVisible()
      for (const [index, rating] of ratings.entries())
        await server.query(
          `INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt")
           SELECT $1, b.id, $2, $3, $4, $5, now() FROM "Ballot" b WHERE b."sessionId" = $6 AND b.state = 'open'`,
          [randomUUID(), ...voters[index]!, JSON.stringify({ relevance: rating, feasibility: rating }), sessionId],
        )
      await press(chair, t('ballots:room.close'))
      await press(chair, t('ballots:room.publish'))
      await expect(card).toContainText(t('ballots:room.stage.published'))
    })
  }
  await expect(card).toContainText(t('ballots:between.title', { first: 1, second: 2 }))
  await expect(card.getByRole('table', { name: t('ballots:between.caption', { first: 1, second: 2 }) })).toContainText(
    t('ballots:between.short.closer'),
  )
  await seen(phone, 'two rounds beside each other, on a phone')
})

test('what a moderator is preparing stays when another goes to the next item', async ({ open, server }) => {
  const session = await plannedSession(server)
  const chair = await open('moderator')
  await openCockpit(chair, session.at('cockpit'))
  const desk = chair.locator('#desk-ballot')
  await press(chair, t('cockpit:act.start'))
  await desk.getByText(t('ballots:room.prepare'), { exact: true }).click()
  const about = desk.getByLabel(t('ballots:room.about'))
  const question = desk.getByLabel(t('ballots:room.question'))
  await about.selectOption({ label: t('ballots:room.about-agenda-item', { name: 'Keeping services running' }) })
  await question.fill(QUESTION)
  await chair.request.post(session.at('clock'), {
    form: { act: 'next', itemId: session.items[0]!, reply: 'inline' },
    headers: { origin: server.url },
  })
  await expect(chair.locator('.cockpit-title')).toHaveText('Access to digital services')
  await expect(question).toHaveValue(QUESTION)
  await expect(about).toHaveValue(/agenda-item:/)
  await press(chair, t('ballots:room.prepare-submit'))
  await expect(desk).toContainText(QUESTION)
  await expect(about).toHaveValue(`agenda-item:${session.items[1]}`)
})

/** A session that is on, in which those vote who are there: three who have devices and a guest without. */
async function voting(server: ProductServer, kind = 'discussion') {
  const { roundtableId, id: sessionId, itemId, indicators } = await liveSession(server, { kind, presentVote: true })
  const indicatorId = indicators.find(({ asked }) => !asked)!.id
  if (kind === 'rating')
    await server.query(
      `INSERT INTO "AgendaLink" (id, "itemId", position, "subjectType", "subjectId") VALUES ($1, $2, 0, 'indicator', $3)`,
      [randomUUID(), itemId, indicatorId],
    )
  const members = await server.query<{ personId: string; organisationId: string; groupId: string; email: string }>(
    `SELECT m."personId", m."organisationId", o."groupId", p.email FROM "Membership" m JOIN "Person" p ON p.id = m."personId"
       JOIN "Organisation" o ON o.id = m."organisationId" WHERE m."roundtableId" = $1 AND m.role <> 'observer' AND m."endedAt" IS NULL`,
    [roundtableId],
  )
  const withDevices = (['participant', 'participant2', 'moderator'] as const).map((who) =>
    members.find(({ email }) => email === emailOf(who)),
  )
  const taken = new Set(withDevices.map((one) => one?.groupId))
  const guest = members.find((one) => !taken.has(one.groupId))!
  const present = [...withDevices.map((one) => one!), guest]
  for (const { personId, organisationId, groupId } of present)
    await server.query(
      `INSERT INTO "CheckIn" (id, "sessionId", "personId", "organisationId", "groupId", mode, "byId") VALUES ($1, $2, $3, $4, $5, 'room', $3)`,
      [randomUUID(), sessionId, personId, organisationId, groupId],
    )
  const voters = present.slice(1).map(({ personId, organisationId, groupId }) => [personId, organisationId, groupId])
  return { roundtableId, sessionId, indicatorId, guest: guest.personId, voters }
}
