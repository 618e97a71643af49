import { paths } from '../../app/shared/paths.ts'
import { ballotOn } from './support/ballot.ts'
import { demonstration, draftSection, freeIndicator } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('what a form was answered stays on the page while others go on: a refusal with its reason, and what an import would do', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of 400/)
  const found = await demonstration(server)
  const { roundtableId, id, code, path } = freeIndicator(found, 3)
  const [deciding, importing, other] = [await open('moderator'), await open('moderator'), await open('secretariat')]

  await deciding.goto(paths.sectionAgreement(roundtableId, draftSection(found, 7).id))
  await deciding.getByRole('button', { name: t('decision:agreed.submit') }).click()
  const refusal = deciding.locator('.error-summary')
  await expect(refusal).toContainText(t('errors:sections.reason-missing'))

  await importing.goto(paths.indicatorImport(roundtableId))
  await importing.getByLabel(t('indicators:import.paste')).fill(`code,name,definition,unit\n${code},Another name,Another definition,%`)
  await importing.getByRole('button', { name: t('indicators:import.check') }).click()
  const plan = importing.getByRole('heading', { name: t('indicators:import.plan-title') })
  await expect(plan).toBeVisible()

  const waiting = (page: typeof other) => page.getByRole('navigation').getByRole('link', { name: t('roundtable:nav.ballots') }).first().textContent()
  const before = [await waiting(deciding), await waiting(importing)]
  await other.goto(path)
  const [{ rounds } = { rounds: 0 }] = await server.query<{ rounds: number }>('SELECT count(*)::int AS rounds FROM "Ballot" WHERE "indicatorId" = $1', [id])
  await other.getByRole('button', { name: t('ballots:open.submit', { round: rounds + 1 }) }).click()
  for (const [at, page] of [deciding, importing].entries()) await expect.poll(() => waiting(page)).not.toBe(before[at])
  await expect(refusal).toContainText(t('errors:sections.reason-missing'))
  await expect(plan).toBeVisible()

  await ballotOn(other).close()
  await deciding.reload()
  await expect(refusal).toHaveCount(0)
})
