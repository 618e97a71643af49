import type { Page } from '@playwright/test'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** The words a comment stands at are printed, though on the screen they can be pressed. */
const CONTROLS =
  'button:not(.note-quote), input:not([type="hidden"]), textarea, select, [role="toolbar"], [role="tab"], summary'

/** What would be printed of the means to act, by name. */
async function controlsOn(page: Page) {
  const shown = page.locator(CONTROLS).filter({ visible: true })
  return shown.evaluateAll((found) =>
    found.map((one) => `${one.tagName} ${one.className} ${one.textContent?.trim().slice(0, 40) ?? ''}`),
  )
}

test('what is printed of a section is its text and its comments, without anything to press', async ({
  open,
  server,
}) => {
  const { roundtableId } = await demonstration(server)
  const [section] = await server.query<{ id: string; title: string }>(
    'SELECT s.id, s.title FROM "Section" s JOIN "CommentThread" t ON t."sectionId" = s.id WHERE t."resolvedAt" IS NULL GROUP BY s.id ORDER BY count(*) DESC LIMIT 1',
  )
  const page = await open('moderator')
  const here = sectionOn(page)
  await here.open(`/roundtables/${roundtableId}/sections/${section!.id}`)
  const words = await here.words()
  await page.emulateMedia({ media: 'print' })
  expect(await controlsOn(page)).toEqual([])
  await expect(page.getByRole('heading', { level: 1 })).toContainText(section!.title)
  await expect(here.text).toBeVisible()
  expect(await here.words()).toBe(words)
  await expect(here.margin.getByRole('article').first()).toBeVisible()
  // On the screen each stands beside its passage; on paper one follows the other.
  const places = await here.margin
    .locator('.notes > .note')
    .evaluateAll((notes) =>
      notes.map((note) => note.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    )
  for (const [index, { top }] of places.entries()) expect(top - (places[index - 1]?.bottom ?? top)).toBeLessThan(40)
})

test('what is printed of an indicator, the framework and the public home has nothing to press', async ({
  open,
  server,
}) => {
  const { roundtableId } = await demonstration(server)
  const page = await open('moderator')
  await page.emulateMedia({ media: 'print' })
  const found = await server.query<{ id: string }>(
    'SELECT DISTINCT ON (b.state) i.id FROM "Indicator" i JOIN "Ballot" b ON b."indicatorId" = i.id WHERE i."roundtableId" = $1 ORDER BY b.state',
    [roundtableId],
  )
  const paths = [...found.map(({ id }) => `indicators/${id}`), 'framework', 'people'].map(
    (path) => `/roundtables/${roundtableId}/${path}`,
  )
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await controlsOn(page), path).toEqual([])
    await expect(page.getByText(t('framework:remove.pillar-not-empty')).filter({ visible: true })).toHaveCount(0)
  }
  const visitor = await open('visitor')
  await visitor.emulateMedia({ media: 'print' })
  await visitor.goto('/')
  expect(await controlsOn(visitor), '/').toEqual([])
})
