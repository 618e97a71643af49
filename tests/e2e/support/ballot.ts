import { expect, type Page } from '@playwright/test'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

/** An indicator's record with its ballot, as a member handles it. */
export function ballotOn(page: Page) {
  return {
    async openRound(round: number) {
      await page.getByRole('button', { name: t('ballots:open.submit', { round }) }).click()
      await expect(page.getByRole('heading', { name: t('ballots:card.yours', { round }) })).toBeVisible()
    },
    async vote(relevance: number, feasibility: number) {
      const [first, second] = [page.locator('fieldset.rating').first(), page.locator('fieldset.rating').nth(1)]
      await first.getByRole('radio', { name: new RegExp(`^${relevance}(,|$)`) }).check({ force: true })
      await second.getByRole('radio', { name: new RegExp(`^${feasibility}(,|$)`) }).check({ force: true })
      await page.getByRole('button', { name: t('ballots:card.save') }).click()
    },
    async close() {
      await page.getByText(t('ballots:close.ask')).click()
      await page
        .getByRole('button', { name: t('ballots:close.submit-anyway') })
        .or(page.getByRole('button', { name: t('ballots:close.submit'), exact: true }))
        .click()
    },
    result: page.locator('#result'),
  }
}
