import { referencePaths } from '../../app/shared/reference-paths.ts'
import { expectAccessible } from './support/axe.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'

const LIST =
  'Ref;Intitulé;Définition\r\nW1;Water for all;Homes with safe water\r\nW1;The same again;\r\nW2;Water lost;=SUM(A1)\r\n'

test('a list is imported with its refused lines, and an entry is mapped, disputed, adopted and exported', async ({
  open,
  server,
}) => {
  const { roundtableId } = await demonstration(server)
  const moderator = await open('moderator')
  await moderator.goto(referencePaths.references(roundtableId))
  await moderator.getByRole('link', { name: 'Import a list' }).click()
  await moderator.getByLabel('Name', { exact: true }).fill('A list of water')
  await moderator.getByLabel('Short name').fill('WTR')
  await moderator
    .getByLabel('File or files')
    .setInputFiles({ name: 'water.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await moderator.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(moderator.getByText('New: 2. Changed: 0. Unchanged: 0. Refused: 1.')).toBeVisible()
  await expectAccessible(moderator, 'the plan of an import')
  const refused = moderator.waitForEvent('download')
  await moderator.getByRole('button', { name: 'Get the refused lines as CSV' }).click()
  expect((await refused).suggestedFilename()).toBe('refused-lines.csv')
  await moderator.getByRole('button', { name: 'Import 2 entries' }).click()
  await expect(moderator.getByRole('heading', { level: 1, name: /A list of water/ })).toBeVisible()

  await moderator.getByRole('link', { name: /W1 Water for all/ }).click()
  await moderator.getByLabel('What ours is to it').selectOption('narrower')
  await moderator.getByRole('button', { name: 'Propose the mapping' }).click()
  const address = moderator.url()
  await expect(moderator.getByText('proposed', { exact: true })).toBeVisible()

  const participant = await open('participant')
  await participant.goto(address)
  await participant.getByText('Dispute').first().click()
  await participant.getByLabel('Why it does not hold').fill('It is about something else')
  await participant.getByRole('button', { name: 'Dispute' }).click()
  await expect(participant.getByText('disputed', { exact: true })).toBeVisible()
  await expectAccessible(participant, 'an entry with a disputed mapping')

  await participant.getByRole('link', { name: 'Propose it to the table' }).click()
  await expect(participant.getByLabel('Name', { exact: true })).toHaveValue('Water for all')
  await participant.getByLabel('Unit', { exact: true }).fill('per cent of homes')
  await expectAccessible(participant, 'the form of a proposal that begins with the words of an entry')
  await participant.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(participant.getByRole('heading', { level: 1, name: /Water for all/ })).toBeVisible()
  await expect(participant.getByText('Adopted from A list of water')).toBeVisible()

  const file = await participant.request.get(`/roundtables/${roundtableId}/mappings/export.tsv`)
  expect(await file.text()).toMatch(/\tskos:broadMatch\t\t\S+\tWTR W1 Water for all\t/)

  const changed = (await file.text()).replace(/skos:broadMatch(?=.*\tWTR W1)/, 'skos:exactMatch')
  await moderator.goto(`/roundtables/${roundtableId}/coverage`)
  await moderator.getByRole('link', { name: 'Import mappings' }).click()
  await moderator
    .getByLabel('SSSOM file (TSV)')
    .setInputFiles({ name: 'ours.sssom.tsv', mimeType: 'text/tab-separated-values', buffer: Buffer.from(changed) })
  await moderator.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(moderator.getByText('New: 0. Changed: 1.')).toBeVisible()
  await expect(moderator.getByText('Narrower → Exact')).toBeVisible()
  await expectAccessible(moderator, 'the plan of an import of mappings')
  await moderator.getByRole('button', { name: 'Import 1 mapping' }).click()
  await expect(moderator.getByText('Imported: 0 new, 1 changed.')).toBeVisible()

  await moderator.goto(`/roundtables/${roundtableId}/indicators?q=Water`)
  await moderator.getByRole('link', { name: 'Download', exact: true }).click()
  const archive = moderator.waitForEvent('download')
  await moderator.getByRole('link', { name: 'Download archive' }).click()
  expect((await archive).suggestedFilename()).toMatch(/open-sdg\.zip$/)
})
