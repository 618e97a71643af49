import { expect, type Page } from '@playwright/test'
import { sessionPaths } from '../../../app/shared/session-paths.ts'
import { demonstration } from './demonstration.ts'
import type { ProductServer } from './server.ts'
import { wordsOf } from './words.ts'

const en = wordsOf('en')

/** A session of one's own, planned through the form; its agenda is open then. It begins at 14:00 and is planned for two hours. */
export async function newSession(page: Page, server: ProductServer, title: string, { from = '', t = en } = {}) {
  const { roundtableId } = await demonstration(server)
  await page.goto(sessionPaths.new(roundtableId))
  await page.getByLabel(t('sessions:field.title')).fill(title)
  if (from) await page.getByLabel(t('sessions:new.from')).selectOption({ label: from })
  await page.getByRole('button', { name: t('sessions:new.submit') }).click()
  await expect(page).toHaveURL(/\/agenda$/)
  return { roundtableId, sessionId: new URL(page.url()).pathname.split('/').at(-2)! }
}

/** An agenda as its planner works with it. */
export function agendaOn(page: Page, t = en) {
  const rows = page.locator('[data-item]')
  const row = (title: string) => page.getByRole('group', { name: title, exact: true })
  const details = async (title: string) => {
    await page.getByRole('link', { name: t('sessions:agenda.details', { title }), exact: true }).click()
    const panel = page.getByRole('complementary', { name: t('sessions:panel.item') })
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(title)
    return panel
  }
  return {
    row,
    details,
    minutes: (title: string) => page.getByLabel(t('sessions:agenda.minutes-of', { title }), { exact: true }),
    handle: (title: string) => row(title).getByTitle(t('sessions:move.drag'), { exact: true }),
    order: () => titlesOf(page, false),
    tree: () => titlesOf(page, true),
    async add(title: string, minutes: string) {
      const field = page.getByLabel(t('sessions:add.title'), { exact: true })
      const before = await rows.count()
      await field.fill(title)
      await page.locator('form', { has: field }).getByLabel(t('sessions:panel.minutes')).fill(minutes)
      await field.press('Enter')
      await expect(row(title)).toBeVisible()
      await expect(rows).toHaveCount(before + 1)
      // The form makes itself ready for the next one.
      await expect(field).toHaveValue('')
    },
    async remove(title: string) {
      const panel = await details(title)
      await panel.getByRole('button', { name: t('sessions:panel.remove') }).click()
      await expect(row(title)).toHaveCount(0)
    },
  }
}

/** The titles as they are typed; with `levels` what stands below another begins with `> `. */
function titlesOf(page: Page, levels: boolean) {
  return page
    .locator('[data-item] input[name="title"]')
    .evaluateAll(
      (inputs, marked) =>
        (inputs as HTMLInputElement[]).map((input) => `${marked && input.closest('ol ol') ? '> ' : ''}${input.value}`),
      levels,
    )
}
