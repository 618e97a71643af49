import { recordPaths } from '../../app/shared/record-paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Three browsers, each looked at by axe.

const t = wordsOf('en')
const f = wordsOf('fr')

/** One whose minutes may be corrected. */
async function endedSession(server: ProductServer) {
  const { roundtableId } = await demonstration(server)
  const [session] = await server.query<{ id: string }>(
    `SELECT s.id FROM "Session" s JOIN "Minutes" m ON m."sessionId" = s.id WHERE s."roundtableId" = $1 AND m.state = 'corrections' ORDER BY s.number LIMIT 1`,
    [roundtableId],
  )
  return { roundtableId, sessionId: session!.id, path: recordPaths.minutes(roundtableId, session!.id) }
}

test('minutes: who took part proposes a correction on a phone, the moderator takes it in by keys and writes, an observer reads along', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const { path } = await endedSession(server)
  const proposal = `Le prix inclut l’abonnement ${Date.now()}`

  const phone = await open('participant', { width: 390, language: 'fr' })
  await test.step('on a phone, in French', async () => {
    await phone.goto(path)
    await seen(phone, 'the minutes on a phone, in French')
    await phone.getByLabel(f('minutes:corrections.proposal')).fill(proposal)
    await phone.getByRole('button', { name: f('minutes:corrections.propose'), exact: true }).click()
    await expect(phone.getByRole('alert')).toContainText(f('errors:minutes.reason-missing'))
    await expect(phone.getByLabel(f('minutes:corrections.proposal'))).toHaveValue(proposal)
    await phone.getByLabel(f('minutes:reason')).fill('C’est ce que j’ai dit.')
    await phone.getByRole('button', { name: f('minutes:corrections.propose'), exact: true }).click()
    await expect(phone.locator('ins', { hasText: proposal })).toBeVisible()
  })

  const chair = await open('moderator')
  await test.step('the moderator answers by keys', async () => {
    await chair.goto(path)
    const note = chair.getByRole('listitem').filter({ has: chair.locator('ins', { hasText: proposal }) })
    await note.getByLabel(t('minutes:reason')).focus()
    await chair.keyboard.type('Heard by the rapporteur.')
    await chair.keyboard.press('Tab')
    await chair.keyboard.press('Enter')
    await expect(note).toContainText('Heard by the rapporteur.')
    await expect(note.getByRole('button')).toHaveCount(0)
    await seen(chair, 'the minutes as a moderator has them')
  })

  const reader = await open('observer', { dark: true })
  await test.step('the text is live', async () => {
    await reader.goto(path)
    await expect(reader.locator('.section-editor[data-ready]')).toBeVisible()
    await expect(chair.locator('.section-editor[data-ready]')).toBeVisible()
    await chair.locator('.editor-host > .ProseMirror').click()
    await chair.keyboard.press('ControlOrMeta+End')
    await chair.keyboard.press('Enter')
    await chair.keyboard.type('Read along as it is written.')
    await expect(reader.locator('.editor-host')).toContainText('Read along as it is written.')
    await seen(reader, 'the minutes as an observer has them, dark')
  })

  await test.step('what is printed is the record, without anything to press', async () => {
    await reader.emulateMedia({ media: 'print' })
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(reader.locator('.minutes-lines').first()).toBeVisible()
    await expect(reader.locator('.minutes-side')).toBeHidden()
  })
})

test('the registers and the balance say what the session left behind', async ({ open, server }) => {
  const { roundtableId, sessionId } = await endedSession(server)
  const page = await open('participant2')
  await page.goto(recordPaths.actions(roundtableId))
  await page.getByLabel(t('outcomes:filter.state')).selectOption('done')
  await page.getByRole('button', { name: t('outcomes:filter.submit') }).click()
  const done = await server.query(
    `SELECT 1 FROM "Action" WHERE "roundtableId" = $1 AND state = 'done' AND "removedAt" IS NULL`,
    [roundtableId],
  )
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(done.length)
  await seen(page, 'the register of actions, filtered')
  await page.goto(recordPaths.balance(roundtableId, sessionId))
  await expect(page.getByRole('table', { name: t('balance:table') })).toBeVisible()
  await expect(page.getByRole('table', { name: t('balance:by-organisation') })).toBeVisible()
  await seen(page, 'the balance of a session')
})
