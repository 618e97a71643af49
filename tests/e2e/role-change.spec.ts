import type { Page } from '@playwright/test'
import { paths } from '../../app/shared/paths.ts'
import { demonstration, draftSection } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { lineOf } from './support/line.ts'
import { loggedLetters } from './support/log.ts'
import { sectionOn } from './support/section.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
test.slow() // Several browsers at once.
type Open = (who: 'moderator' | 'participant' | 'participant2') => Promise<Page>

/** Somebody at a section, and a moderator beside them. What the server says to the first can be held back. */
async function atTheTable(open: Open, server: ProductServer, which: number) {
  const section = draftSection(await demonstration(server), which)
  const [author, chair] = [await open('participant2'), await open('moderator')]
  const line = await lineOf(author)
  const [ours, theirs] = [sectionOn(author), sectionOn(chair)]
  await Promise.all([ours.open(section.path), theirs.open(section.path)])
  await ours.write('Written in good time.')
  await Promise.all([ours.expectSaved(), theirs.expectWords('Written in good time.')])
  return { section, author, chair, line, ours, theirs }
}

test('what is typed after a lock is offered back, and after the unlock one writes on', async ({ open, server }) => {
  const { section, author, chair, line, ours, theirs } = await atTheTable(open, server, 7)
  line.hold()
  await chair.getByRole('button', { name: t('section:lock.lock'), exact: true }).click()
  await expect(chair.getByRole('button', { name: t('section:lock.unlock'), exact: true })).toBeVisible()
  await ours.goOn(' Typed behind the lock.')
  line.release()

  await ours.expectState('refused')
  await expect(ours.text).toHaveAttribute('aria-readonly', 'true')
  expect(await ours.refusedWords()).toContain('Typed behind the lock.')
  await ours.discardRefused()
  await ours.expectWords('Written in good time.')
  for (const text of [await ours.words(), await theirs.words(), await loggedLetters(server, section.id)])
    expect(text).not.toContain('Typed behind')

  await chair.getByRole('button', { name: t('section:lock.unlock'), exact: true }).click()
  await expect(ours.text).not.toHaveAttribute('aria-readonly', 'true')
  await ours.write('Open again.')
  await theirs.expectWords('Open again.')
  await expect(author.locator('.save-state')).toContainText(t('editor:save.saved'))
})

test('whoever becomes an observer while typing has the words offered back', async ({ open, server }) => {
  const { section, chair, line, ours } = await atTheTable(open, server, 8)
  const membership = await membershipOf(server, section.roundtableId)
  const be = (role: string) =>
    post(chair, paths.membership(section.roundtableId, membership.id), {
      role,
      organisationId: membership.organisationId,
    })
  line.hold()
  await be('observer')
  await ours.goOn(' Typed as an observer.')
  line.release()
  await ours.expectState('refused')
  await expect(ours.text).toHaveAttribute('aria-readonly', 'true')
  expect(await ours.refusedWords()).toContain('Typed as an observer.')
  await ours.discardRefused()
  await expect.poll(() => ours.words()).not.toContain('Typed as')
  expect(await loggedLetters(server, section.id)).not.toContain('Typed as')
  await be('participant')
  await expect(ours.text).not.toHaveAttribute('aria-readonly', 'true')
})

test('whoever is put out while typing is asked before the page goes, and has the words', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/Failed to load resource/)
  const { section, author, chair, line, ours } = await atTheTable(open, server, 9)
  const membership = await membershipOf(server, section.roundtableId)
  try {
    const asked = author.waitForEvent('dialog')
    line.hold()
    await post(chair, `${paths.membership(section.roundtableId, membership.id)}/end`, { confirmed: 'yes' })
    await ours.goOn(' Typed outside the door.')
    line.release()
    await (await asked).dismiss()
    await ours.expectState('gone')
    await expect(ours.text).toHaveAttribute('aria-readonly', 'true')
    expect(await ours.refusedWords()).toContain('Typed outside the door.')
    expect(await loggedLetters(server, section.id)).not.toContain('Typed outside')
  } finally {
    // The account belongs to the other journeys too.
    await server.query('UPDATE "Membership" SET "endedAt" = NULL WHERE id = $1', [membership.id])
  }
})

async function membershipOf(server: ProductServer, roundtableId: string) {
  const [membership] = await server.query<{ id: string; organisationId: string }>(
    'SELECT m.id, m."organisationId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE p.email = $1 AND m."roundtableId" = $2',
    [emailOf('participant2'), roundtableId],
  )
  return membership!
}

/** A form as the moderator's page sends it. */
async function post(page: Page, path: string, form: Record<string, string>) {
  const status = await page.evaluate(
    async ({ path, form }) =>
      (await fetch(path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })).type,
    { path, form },
  )
  expect(status).toBe('opaqueredirect')
}
