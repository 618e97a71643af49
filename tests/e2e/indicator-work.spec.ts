import { paths } from '../../app/shared/paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('an indicator is proposed beside a similar one, several are moved and moved back, versions compared, two merged', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const { roundtableId, indicators } = await demonstration(server)
  const named = (code: string) => indicators.find((one) => one.code === code)!
  const member = await open('participant')
  await member.goto(paths.newIndicator(roundtableId))
  await member
    .getByLabel(t('indicators:field.name'), { exact: true })
    .fill('Households that have a broadband connection')
  await member.getByLabel(t('indicators:field.definition')).fill('How many households are connected')
  await member.getByLabel(t('indicators:field.unit'), { exact: true }).fill('per cent')
  const alike = member.getByRole('link', { name: `INF-01 ${named('INF-01').name}` })
  await expect(alike).toBeVisible()
  await expectAccessible(member, 'a proposal with what reads alike')
  await member.getByRole('button', { name: t('indicators:propose.submit') }).click()
  await expect(member.getByRole('alert')).toBeVisible()
  await expect(alike).toBeVisible()
  await member.getByLabel(t('indicators:similar.distinct')).check()
  await member.getByRole('button', { name: t('indicators:propose.submit') }).click()
  await expect(member.getByRole('heading', { level: 1 })).toContainText('Households that have a broadband connection')
  const proposed = member.url().split('/').at(-1)!

  const chair = await open('moderator')
  await chair.goto(`${paths.indicators(roundtableId)}?q=Jobs in`)
  const moved = [named('IND-19'), named('IND-20')]
  for (const { code } of moved) await chair.getByLabel(t('indicators:bulk.choose', { code }), { exact: true }).check()
  await chair.getByText(t('indicators:bulk.tag'), { exact: true }).click()
  await chair.getByLabel(t('indicators:bulk.tag-label'), { exact: true }).fill('Economy')
  await expectAccessible(chair, 'the list with rows chosen')
  await chair.getByRole('button', { name: t('indicators:bulk.tag-add'), exact: true }).click()
  await expect(chair.getByText(t('indicators:bulk.done', { count: 2 }))).toBeVisible()
  const tagged = () =>
    server.query<{ code: string }>(`SELECT code FROM "Indicator" WHERE metadata->>'tags' = 'Economy' ORDER BY code`)
  expect(await tagged()).toEqual(moved.map(({ code }) => ({ code })))
  await chair.getByRole('button', { name: t('ui:toast.undo') }).click()
  await expect(chair.getByText(t('indicators:bulk.undone', { count: 2 }))).toBeVisible()
  expect(await tagged()).toEqual([])
  await chair.setViewportSize({ width: 390, height: 800 })
  await expectNoSidewaysScroll(chair, 'the list on a phone')
  await chair.setViewportSize({ width: 1280, height: 800 })

  await chair.goto(paths.editIndicator(roundtableId, proposed))
  await chair.getByLabel(t('indicators:field.definition')).fill('How many homes are connected')
  await chair.getByText(t('indicators:group.computation'), { exact: true }).first().click()
  await chair.getByLabel(t('indicators:field.denominator')).fill('All homes')
  await chair.getByRole('button', { name: t('indicators:edit.submit') }).click()
  await expect(chair.getByRole('link', { name: t('indicators:record.version', { version: 2 }) })).toBeVisible()
  await chair.goto(`${paths.indicatorVersions(roundtableId, proposed)}?from=1&to=2`)
  await expect(chair.locator('del')).toContainText('households')
  await expect(chair.locator('ins').filter({ hasText: 'All homes' })).toBeVisible()

  await chair.goto(paths.indicatorMerger(roundtableId, proposed))
  await chair.getByLabel(t('indicators:merge.into')).selectOption({ label: `INF-01 ${named('INF-01').name}` })
  await chair.getByLabel(t('indicators:merge.reason')).fill('Both count connected households')
  await chair.getByRole('button', { name: t('indicators:merge.submit'), exact: true }).click()
  await expect(chair.getByRole('heading', { level: 1 })).toContainText(named('INF-01').name)
  await expect(chair.locator('#merged')).toContainText('Both count connected households')
  await member.goto(paths.indicator(roundtableId, proposed))
  await expect(member.getByRole('heading', { level: 1 })).toContainText(named('INF-01').name)
  await expectAccessible(member, 'a record into which another was merged')
})
