import type { Page } from '@playwright/test'
import { paths } from '../../app/shared/paths.ts'
import { ballotOn } from './support/ballot.ts'
import { demonstration, draftSection, freeIndicator } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const opening = new RegExp(`^${t('ballots:open.submit', { round: '' }).trim()}`)
const waiting = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: t('roundtable:nav.ballots') })
    .first()
    .textContent()

test('what a form was answered stays on the page while others go on: a refusal with its reason, and what an import would do', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 400/)
  const found = await demonstration(server)
  const { roundtableId, code, path } = freeIndicator(found, 3)
  const [deciding, importing, other] = [await open('moderator'), await open('moderator'), await open('secretariat')]

  await deciding.goto(paths.sectionAgreement(roundtableId, draftSection(found, 7).id))
  await deciding.getByRole('button', { name: t('decision:agreed.submit') }).click()
  const refusal = deciding.locator('.error-summary')
  await expect(refusal).toContainText(t('errors:sections.reason-missing'))

  await importing.goto(paths.indicatorImport(roundtableId))
  await importing
    .getByLabel(t('indicators:import.paste'))
    .fill(`code,name,definition,unit\n${code},Another name,Another definition,%`)
  await importing.getByRole('button', { name: t('indicators:import.check') }).click()
  const plan = importing.getByRole('heading', { name: t('indicators:import.plan-title') })
  await expect(plan).toBeVisible()

  const before = [await waiting(deciding), await waiting(importing)]
  await other.goto(path)
  await other.getByRole('button', { name: opening }).click()
  for (const [at, page] of [deciding, importing].entries()) await expect.poll(() => waiting(page)).not.toBe(before[at])
  await expect(refusal).toContainText(t('errors:sections.reason-missing'))
  await expect(plan).toBeVisible()

  await ballotOn(other).close()
  await deciding.reload()
  await expect(refusal).toHaveCount(0)
})

test('a refusal to agree a section shows what has come to be missing', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of 400/)
  const section = draftSection(await demonstration(server), 7)
  const [{ id: threadId } = { id: '' }] = await server.query<{ id: string }>(
    `INSERT INTO "CommentThread" (id, "sectionId", quote, "resolvedAt") VALUES (gen_random_uuid(), $1, '', now()) RETURNING id`,
    [section.id],
  )
  await server.query(
    `INSERT INTO "Comment" (id, "threadId", body, "personId", "organisationId", "groupId")
     SELECT gen_random_uuid(), $1, 'A word', m."personId", m."organisationId", o."groupId" FROM "Membership" m JOIN "Organisation" o ON o.id = m."organisationId"
     WHERE m."roundtableId" = $2 AND m."endedAt" IS NULL`,
    [threadId, section.roundtableId],
  )
  const page = await open('moderator')
  await followed(page, paths.sectionAgreement(section.roundtableId, section.id))
  await expect(page.getByText(t('decision:nothing-missing'))).toBeVisible()
  await server.query('UPDATE "CommentThread" SET "resolvedAt" = NULL WHERE id = $1', [threadId])
  await page.getByRole('button', { name: t('decision:agreed.submit') }).click()
  await expect(page.locator('.error-summary')).toContainText(t('errors:sections.reason-missing'))
  await expect(page.getByText(t('decision:threads', { count: 1 }))).toBeVisible()
})

test('an edit that was refused for somebody else’s is saved once the two have been compared', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const { roundtableId, id } = freeIndicator(await demonstration(server), 5)
  const [mine, theirs] = [await open('moderator'), await open('secretariat')]
  const definition = (one: Page) => one.getByRole('textbox', { name: t('indicators:field.definition') })
  for (const one of [mine, theirs]) await followed(one, paths.editIndicator(roundtableId, id))
  await definition(theirs).fill('As they have it')
  await theirs.getByRole('button', { name: t('indicators:edit.submit') }).click()
  await expect(theirs).toHaveURL(new RegExp(`${id}$`))
  // The page that is written on loads its data again, and still belongs to the version it was opened with.
  const before = await waiting(mine)
  await theirs.getByRole('button', { name: opening }).click()
  await expect.poll(() => waiting(mine)).not.toBe(before)
  await ballotOn(theirs).close()
  await expect(theirs.getByRole('button', { name: t('ballots:closing.reopen') })).toBeVisible()
  await definition(mine).fill('As I have it')
  await mine.getByRole('button', { name: t('indicators:edit.submit') }).click()
  await expect(mine.getByRole('definition').filter({ hasText: 'As they have it' })).toBeVisible()
  await mine.getByRole('button', { name: t('indicators:edit.submit') }).click()
  await expect(mine).toHaveURL(new RegExp(`${id}$`))
  await expect(mine.getByText('As I have it').first()).toBeVisible()
})

test('public texts that were refused for somebody else’s are saved by sending them again', async ({
  open,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const [mine, theirs] = [await open('secretariat'), await open('secretariat')]
  for (const page of [mine, theirs])
    page.on('dialog', (question) => expect.soft(question.message(), 'asked while saving').toBe(''))
  for (const [page, words] of [
    [mine, 'As I have it'],
    [theirs, 'As they have it'],
  ] as const) {
    await page.goto('/secretariat/texts')
    await page.getByRole('textbox').first().fill(words)
  }
  const save = (page: Page) => page.getByRole('button', { name: t('secretariat:texts.save') }).click()
  await save(theirs)
  await expect(theirs.getByText(t('secretariat:texts.saved'))).toBeVisible()
  await save(mine)
  await expect(mine.locator('.error-summary')).toContainText(t('errors:secretariat.text-changed'))
  await expect(mine.getByRole('textbox').first()).toHaveValue('As I have it')
  await expect(mine.getByText('As they have it')).toBeAttached()
  await save(mine)
  await expect(mine.getByText(t('secretariat:texts.saved'))).toBeVisible()
})

/** The page, once it follows what happens at the table: its data has been loaded again by then. */
async function followed(page: Page, path: string) {
  let loads = 0
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === `${path}.data`) loads += 1
  })
  await page.goto(path)
  await expect.poll(() => loads).toBeGreaterThan(0)
}
