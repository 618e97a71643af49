import type { Page } from '@playwright/test'
import { emptySection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const tools = (page: Page) => page.getByRole('toolbar', { name: t('editor:tools.label') })
const toolAt = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)

for (const [zoom, width, height] of [
  ['200 %', 720, 450],
  ['400 %', 320, 256],
] as const) {
  test(`at ${zoom} no key is caught in the text, and every tool is reached and seen`, async ({ open, server }) => {
    const page = await open('participant', { width, height })
    const here = sectionOn(page)
    await here.open((await emptySection(server, await open('moderator'))).path)
    await here.write('Somebody chooses these words.')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Alt+F10')
    const first = await toolAt(page)
    const passed: (string | undefined)[] = []
    do {
      passed.push(await toolAt(page))
      await expect(page.locator(':focus')).toBeInViewport({ ratio: 0.99 })
      await page.keyboard.press('ArrowRight')
    } while ((await toolAt(page)) !== first)
    expect(passed).toHaveLength(await tools(page).getByRole('button').count())
    await page.keyboard.press('Escape')
    await expect(here.text).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(here.text).not.toBeFocused()
  })
}

test('what the text has to say is in sight wherever one is in it', async ({ open, server }) => {
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open((await emptySection(server, await open('moderator'))).path)
  await here.write('')
  for (let line = 0; line < 30; line += 1) await page.keyboard.type(`\nLine ${line}`)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await expect(page.getByText(t('editor:text.nothingToComment'))).toBeInViewport({ ratio: 0.99 })
})

test('with Alt, Control or Command held an arrow is the browser’s, not the toolbar’s or a menu’s', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open((await emptySection(server, await open('moderator'))).path)
  await here.text.click()
  await page.evaluate(() => {
    Object.assign(window, { taken: [] })
    window.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) (window as unknown as { taken: string[] }).taken.push(event.key)
      if (event.altKey || event.ctrlKey || event.metaKey) event.preventDefault()
    })
  })
  const taken = () => page.evaluate(() => (window as unknown as { taken: string[] }).taken.splice(0))
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('ArrowRight')
  expect(await toolAt(page)).toBe('block')
  await taken()
  for (const chord of ['Alt+ArrowLeft', 'Meta+ArrowRight', 'Control+End']) await page.keyboard.press(chord)
  expect([await toolAt(page), await taken()]).toEqual(['block', []])

  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio').first()).toBeFocused()
  await taken()
  for (const chord of ['Control+h', 'Control+End']) await page.keyboard.press(chord)
  expect(await taken()).toEqual([])
  await page.keyboard.press('h')
  await expect(page.getByRole('menuitemradio', { name: t('editor:blocks.heading'), exact: true })).toBeFocused()
  await page.keyboard.press('Escape')

  const tab = page.getByRole('tab', { name: t('comments:margin.all'), exact: true })
  await tab.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(tab).toBeFocused()
})

test('with the colours of the system one sees which tab, tool and menu entry it is', async ({ open, server }) => {
  const page = await open('participant')
  await page.emulateMedia({ forcedColors: 'active' })
  const here = sectionOn(page)
  await here.open((await emptySection(server, await open('moderator'))).path)
  await here.write('Bold words')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+b')
  const look = (selector: string, part: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), part)
  const ground = await look('body', 'background-color')

  for (const [chosen, other, edge] of [
    ['.tab[aria-selected="true"]', '.tab[aria-selected="false"]', 'border-bottom-color'],
    ['.app-nav a[aria-current]', '.app-nav a:not([aria-current])', 'border-bottom-color'],
  ] as const) {
    expect(await look(other, edge)).toBe(ground)
    expect(await look(chosen, edge)).not.toBe(ground)
  }
  const [bold, bullets, redo] = ['bold', 'bulletList', 'redo'].map(
    (name) => `.editor-toolbar [data-tool="${name}"]`,
  ) as [string, string, string]
  await expect(page.locator(bold)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator(bullets)).toHaveAttribute('aria-pressed', 'false')
  expect(await look(bold, 'background-color')).not.toBe(await look(bullets, 'background-color'))
  await expect(page.locator(redo)).toHaveAttribute('aria-disabled', 'true')
  expect(await look(redo, 'color')).not.toBe(await look(bullets, 'color'))

  await tools(page)
    .getByRole('button', { name: t('editor:tools.indicator') })
    .click()
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  expect(await look('.tool-option[aria-selected="false"]', 'border-inline-start-color')).toBe(ground)
  expect(await look('.tool-option[aria-selected="true"]', 'border-inline-start-color')).not.toBe(ground)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+F10')
  await tools(page).locator('[data-tool="block"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio').first()).toBeFocused()
  expect(await look(':focus', 'outline-style')).toBe('solid')
})
