import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { openCockpit } from './sessions.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

export const titleOf = (page: Page) => page.locator('.cockpit-middle .cockpit-title')
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The cockpit with its session begun. */
export async function started(page: Page, path: string) {
  await openCockpit(page, path)
  await press(page, t('cockpit:act.start'))
  await expect(titleOf(page)).toHaveText('Where we stand')
}
