import { expectAccessible } from './support/axe.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const NOBODYS = '00000000-0000-7000-8000-000000000000'

test('what cannot be shown inside a roundtable is said inside its frame', async ({ open, server, watching }) => {
  watching.expectComplaints(/status of (403|404)/)
  const { roundtableId } = await demonstration(server)
  const page = await open('participant')
  const wrong = [
    [`/roundtables/${roundtableId}/sections/${NOBODYS}`, 404],
    [`/roundtables/${roundtableId}/indicators/${NOBODYS}`, 404],
    [`/roundtables/${roundtableId}/no-such-page`, 404],
    [`/roundtables/${roundtableId}/invitations`, 403],
  ] as const
  for (const [address, status] of wrong) {
    expect((await page.goto(address))?.status(), address).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(
      page
        .getByRole('navigation', { name: t('roundtable:frame.navigation') })
        .getByRole('link', { name: t('roundtable:nav.framework') }),
    ).toBeVisible()
    await expect(page.getByText(String(status))).toBeVisible()
    await expect(page).toHaveTitle(/\S/)
    await expectAccessible(page)
  }
  await page.goto(`/roundtables/${NOBODYS}`)
  await expect(page.getByRole('navigation', { name: t('roundtable:frame.navigation') })).toHaveCount(0)
})
