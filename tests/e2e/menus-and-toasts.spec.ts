import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration, draftSection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { type Language, wordsOf } from './support/words.ts'

const LOOKS = [
  { width: 1440, language: 'en' },
  { width: 390, language: 'fr' },
] as const

const headings = (page: Page) => page.getByRole('main').locator('li a[href*="/sections/"]').allInnerTexts()
const account = (page: Page, language: Language) =>
  page.getByRole('button', { name: new RegExp(wordsOf(language)('roundtable:frame.account', { name: '' })) })

for (const { width, language } of LOOKS) {
  const t = wordsOf(language)

  test(`a move is said at ${width} px in ${language}, with nothing for axe, and undone with the keyboard alone`, async ({
    open,
    server,
  }) => {
    const { roundtableId } = await demonstration(server)
    const page = await open('moderator', { width, language })
    await page.goto(`/roundtables/${roundtableId}/framework`)
    await expect(account(page, language)).toBeVisible()
    const before = await headings(page)
    const down = page.getByRole('main').locator('button[name=direction][value=down]:not([aria-disabled])').nth(1)
    // Pressed earlier, it is a plain form: the page is loaded anew, and a toast is the scripts' own.
    await expect
      .poll(() => down.evaluate((button) => Object.keys(button).some((key) => key.startsWith('__reactProps'))))
      .toBe(true)
    await down.focus()
    await page.keyboard.press('Enter')
    const region = page.getByRole('region', { name: t('ui:toast.region') })
    const undo = region.getByRole('button', { name: t('ui:toast.undo') })
    await expect(undo).toBeVisible()
    await expect.poll(() => headings(page)).not.toEqual(before)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page, `a toast ${width} ${language} ${colorScheme}`)
    }
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('F6')
    for (
      let presses = 0;
      presses < 6 && !(await undo.evaluate((button) => button === document.activeElement));
      presses += 1
    )
      await page.keyboard.press('Tab')
    await expect(undo).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(() => headings(page)).toEqual(before)
  })
}

const t = wordsOf('en')

test('a resolved thread is opened again from its toast, in the section that is being written', async ({
  open,
  server,
}) => {
  const [thread] = await server.query<{ id: string; path: string }>(
    `SELECT t.id, '/roundtables/' || f."roundtableId" || '/sections/' || s.id AS path FROM "CommentThread" t JOIN "Section" s ON s.id = t."sectionId"
     JOIN "Pillar" p ON p.id = s."pillarId" JOIN "Framework" f ON f.id = p."frameworkId" JOIN "Roundtable" r ON r.id = f."roundtableId"
     WHERE r.state = 'running' AND t."resolvedAt" IS NULL ORDER BY t.id LIMIT 1`,
  )
  const page = await open('moderator')
  await page.goto(thread!.path)
  await expect(page.locator('.section-editor[data-ready]')).toBeVisible()
  const note = page.locator(`article#thread-${thread!.id}`)
  await note.getByRole('button', { name: t('comments:thread.reply') }).click()
  await note.getByRole('button', { name: t('comments:thread.resolve') }).click()
  await expect(note).toHaveCount(0)
  const region = page.getByRole('region', { name: t('ui:toast.region') })
  await expect(region.getByRole('status')).toHaveText(t('comments:done.resolved'))
  await region.getByRole('button', { name: t('ui:toast.undo') }).click()
  await expect(note).toBeVisible()
  await expect(region.getByRole('status')).toHaveText(t('comments:done.reopened'))
})

test('a menu that cannot be fetched opens as the browser’s own disclosure', async ({ open, server, watching }) => {
  watching.expectComplaints(/Failed to load resource|menu-popover/)
  const { roundtableId } = await demonstration(server)
  const page = await open('moderator')
  await page.route('**/menu-popover-*.js', (route) => route.abort())
  await page.goto(`/roundtables/${roundtableId}`)
  await account(page, 'en').click()
  await expect(page.getByRole('link', { name: t('roundtable:frame.profile') })).toBeVisible()
})

test('without scripts the menu opens, and a status is set and taken back by the forms of the page', async ({
  open,
  server,
}) => {
  const section = draftSection(await demonstration(server), 2)
  const page = await open('moderator', { scripts: false })
  await page.goto(section.path)
  await page.locator('summary.menu-opener').last().click()
  await expect(page.getByRole('link', { name: t('roundtable:frame.profile') })).toBeVisible()
  await page.locator('summary.menu-opener').last().click()
  const status = page.getByLabel(t('section:status.label'))
  const before = await status.inputValue()
  const other = before === 'draft' ? 'review' : 'draft'
  await status.selectOption(other)
  await page.getByRole('button', { name: t('section:status.set') }).click()
  const said = page.locator('.toast').getByText(t('section:done.status', { status: other }))
  await expect(said).toBeVisible()
  await expect(page.getByRole('button', { name: t('ui:toast.dismiss') })).toHaveCount(0)
  await page.getByRole('button', { name: t('ui:toast.undo') }).click()
  await expect(page.locator('.toast').getByText(t('section:done.status', { status: before }))).toBeVisible()
  await expect(page.getByLabel(t('section:status.label'))).toHaveValue(before)
})
