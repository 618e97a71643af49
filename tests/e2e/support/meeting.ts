import type { Page } from '@playwright/test'
import { sessionPaths } from '../../../app/shared/session-paths.ts'
import { emailOf, expect, type Who } from './fixtures.ts'
import type { ProductServer } from './server.ts'
import { seen } from './sessions.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

/** What the template brings that is about an indicator, and what the meeting adds. */
export const RATED = ['Each for oneself: the first rating', 'The second rating']
const MORE = [
  ['ballot', 'Consent'],
  ['break-out', 'At two tables'],
] as const

/** A session begun with a template, whose ratings are about an indicator, and more items after it. */
export async function planMeeting(chair: Page, roundtableId: string, indicatorId: string) {
  await chair.goto(sessionPaths.new(roundtableId))
  await seen(chair, 'the form of a new session')
  await chair.getByLabel(t('sessions:field.title')).fill('The meeting')
  await chair.getByLabel(t('sessions:new.from')).selectOption({ label: 'Rate, talk, rate again' })
  await chair.getByRole('button', { name: t('sessions:new.submit'), exact: true }).click()
  await expect(chair).toHaveURL(/\/agenda$/)
  const titles = chair.getByRole('main').locator('ol input[name="title"]')
  await expect(titles).toHaveCount(3)
  const field = chair.getByLabel(t('sessions:add.title'), { exact: true })
  for (const [kind, title] of MORE) {
    const form = chair.locator('form', { has: field })
    await field.fill(title)
    await form.getByLabel(t('sessions:panel.kind')).selectOption(kind)
    await field.press('Enter')
    await expect(chair.getByRole('group', { name: title, exact: true })).toBeVisible()
  }
  for (const title of RATED) {
    await chair.getByRole('link', { name: t('sessions:agenda.details', { title }) }).click()
    const panel = chair.getByRole('complementary', { name: t('sessions:panel.item') })
    await expect(panel.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await panel.getByLabel(t('sessions:links.subject')).selectOption(`indicator:${indicatorId}`)
    await panel
      .getByRole('button', { name: t('sessions:links.add'), exact: true })
      .first()
      .click()
    await expect(panel.getByRole('button', { name: /^Remove the link/ })).toBeVisible()
    await seen(chair, 'the agenda with the panel of an item')
    await panel.getByRole('link', { name: t('sessions:panel.close') }).click()
  }
  await seen(chair, 'the agenda from a template, with more')
  const sessionId = new URL(chair.url()).pathname.split('/').at(-2)!
  return sessionId
}

/** Six members of four groups, two of them from each of two; who has no account yet gets the passphrase of the demonstration. */
export async function sixOfFourGroups(server: ProductServer, roundtableId: string) {
  const members = await server.query<{ who: Who; name: string; groupId: string }>(
    `SELECT p.email AS who, p.name, o."groupId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId" JOIN "Organisation" o ON o.id = m."organisationId"
     WHERE m."roundtableId" = $1 AND m.role = 'participant' AND m."endedAt" IS NULL AND p.email NOT LIKE 'participant%' ORDER BY p.email`,
    [roundtableId],
  )
  const groups = [...new Set(members.map(({ groupId }) => groupId))]
    .map((id) => members.filter(({ groupId }) => groupId === id))
    .sort((one, other) => other.length - one.length)
  const chosen = groups.slice(0, 4).flatMap((group, index) => group.slice(0, index < 2 ? 2 : 1))
  expect(chosen).toHaveLength(6)
  await server.query(
    `UPDATE "Person" SET "passwordHash" = (SELECT "passwordHash" FROM "Person" WHERE email = $1) WHERE email = ANY ($2)`,
    [emailOf('participant'), chosen.map(({ who }) => who)],
  )
  return chosen
}

/** To the next item; the keys are tried elsewhere. */
export const nextItem = (chair: Page) => chair.locator('[aria-keyshortcuts="n"]').click()

/** From the cockpit onto the wall. */
export async function show(chair: Page, face: string) {
  const button = chair
    .locator('#projector')
    .getByRole('button', { name: t('screens:desk.show-face', { face: t(`screens:face.${face}`) }) })
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
}
