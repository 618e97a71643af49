import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/axe.ts'
import { demonstration, draftSection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** The field for a comment on the whole section, and the list that opens in it after an @. */
async function fieldOn(page: Page, server: ProductServer, words = t) {
  const here = sectionOn(page)
  await here.open(draftSection(await demonstration(server), 1).path)
  await page.locator('summary', { hasText: words('comments:write.whole-section') }).click()
  const field = page.getByRole('textbox', { name: words('comments:write.whole-label') })
  await field.click()
  const list = page.getByRole('listbox', { name: words('comments:write.offers-label') })
  const options = list.getByRole('option')
  return {
    field,
    list,
    options,
    names: async () => (await options.locator('span.font-medium').allTextContents()).map((name) => name.trim()),
    /** The name of the option that the field points at, as a screen reader would follow it. */
    active: () =>
      field.evaluate((element) => {
        const id = element.getAttribute('aria-activedescendant')
        const option = id ? document.getElementById(id) : null
        return option?.matches('[role=option]') ? option.querySelector('.font-medium')?.textContent?.trim() : undefined
      }),
  }
}

test('after an @ somebody is named with the keys alone, and the focus never leaves the field', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  const fetched: string[] = []
  page.on('request', (request) => void fetched.push(new URL(request.url()).pathname))
  const { field, list, options, names, active } = await fieldOn(page, server)
  await page.keyboard.type('Ask ')
  expect(fetched.filter((path) => path.includes('mention-list'))).toEqual([])
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  expect(fetched.filter((path) => path.includes('mention-list'))).toHaveLength(1)
  const [first, second] = await names()
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-controls', (await list.getAttribute('id'))!)
  await expect.poll(active).toBe(first)
  await expectAccessible(page)

  await page.keyboard.press('ArrowDown')
  await expect.poll(active).toBe(second)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  const last = (await names()).at(-1)!
  await expect.poll(active).toBe(last)
  await expect(options.last()).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect.poll(active).toBe(first)

  await page.keyboard.type(last.slice(0, 3))
  await expect.poll(active).toBe((await names())[0])
  await page.keyboard.type('zzz')
  await expect(list).toBeHidden()
  await expect(field).not.toHaveAttribute('aria-activedescendant')
  for (const _ of 'zzz') await page.keyboard.press('Backspace')
  await expect.poll(active).toBe((await names())[0])
  const [chosen] = await names()
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue(`Ask @${chosen} `)
  await expect(field).toBeFocused()
  await expect(field).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.type('to look.')
  await expect(field).toHaveValue(`Ask @${chosen} to look.`)
})

test('Escape closes the list and nothing else, Tab takes the choice, and Enter without a list is a new line', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  const { field, list, names, active } = await fieldOn(page, server)
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('@\n')
  await page.keyboard.type('@')
  await expect.poll(active).toBe((await names())[0])
  await page.keyboard.press('ArrowDown')
  const second = (await names())[1]!
  await expect.poll(active).toBe(second)
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue(`@\n@${second} `)
  await expect(field).toBeFocused()
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.type('So: ')
  await expect(field).toHaveValue(`@\nSo: @${second} @`)
})

test('somebody is named with the mouse, and a press elsewhere closes the list', async ({ open, server }) => {
  const page = await open('participant')
  const { field, list, options, names } = await fieldOn(page, server)
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  const third = (await names())[2]!
  await options.nth(2).click()
  await expect(field).toHaveValue(`@${third} `)
  await expect(field).toBeFocused()
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(list).toBeHidden()
})

test('on a phone the whole list is there and a tap chooses, in French', async ({ open, server }) => {
  const page = await open('participant', { width: 390, language: 'fr' })
  const french = wordsOf('fr')
  const { field, list, options, names } = await fieldOn(page, server, french)
  await page.keyboard.type('@')
  await expect(list).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  for (const option of await options.all()) expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  const chosen = (await names()).at(-1)!
  await options.last().tap()
  await expect(field).toHaveValue(`@${chosen} `)
  await expect(field).toBeFocused()
  await expect(list).toBeHidden()
})

test('where the list cannot be fetched a comment is written all the same', async ({ open, server, watching }) => {
  watching.expectComplaints(/Failed to load resource|Failed to fetch/)
  const page = await open('participant')
  await page.route('**/assets/mention-list*.js', (route) => route.abort())
  const { field, list } = await fieldOn(page, server)
  await page.keyboard.type('For @Ana')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(list).toHaveCount(0)
  await expect(field).toHaveValue('For @Ana\n')
})
