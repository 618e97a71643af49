import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { demonstration, emptySection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const FIXTURES = 'tests/fixtures/paste'

/** What another program has put on the clipboard arrives as the browser hands it over. */
function paste(page: Page, html: string, text = '') {
  return page.evaluate(
    ([rich, plain]) => {
      const data = new DataTransfer()
      data.setData('text/html', rich!)
      if (plain) data.setData('text/plain', plain)
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [html, text],
  )
}

/** What copying the selection puts on the clipboard. */
function copied(page: Page) {
  return page.evaluate(() => {
    const data = new DataTransfer()
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    return { html: data.getData('text/html'), text: data.getData('text/plain') }
  })
}

test('what other programs bring is pasted without a complaint of the browser, and what is left out is named', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  const section = sectionOn(page)
  await section.open((await emptySection(server, await open('moderator'))).path)
  for (const file of readdirSync(FIXTURES)) {
    await section.write('Pasted:')
    await page.keyboard.press('Enter')
    await paste(page, readFileSync(`${FIXTURES}/${file}`, 'utf8'))
  }
  await section.expectWords('Towns in scope')
  await section.write('With styles:')
  await page.keyboard.press('Enter')
  const styled = `<p style='font-family:"Times New Roman"' title="a > b" onclick="x()">Styled <u style="color:red">words</u> <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40"></p>`
  await paste(page, styled)
  await expect(section.text.getByText('Styled words')).toBeVisible()
  await expect(page.getByText(`${t('editor:paste.pictures')}, ${t('editor:paste.underline')}`)).toBeVisible()
  await paste(
    page,
    `<p data-pm-slice="1 1 []" style="color:red">From <b style="font-weight:600">another</b> editor</p>`,
  )
  await section.expectWords('From another editor')
})

test('a chip and a note leave as words and come back as chip and note', async ({ open, server }) => {
  const page = await open('participant')
  const { indicators } = await demonstration(server)
  const [indicator] = indicators
  const section = sectionOn(page)
  await section.open((await emptySection(server, await open('moderator'))).path)
  await section.write('Speed')
  await paste(
    page,
    `<p>Speed<sup data-footnote="Drive tests.">1</sup> by <span data-indicator="${indicator!.id}"></span> ends</p>`,
  )
  const paragraph = section.text.locator('p', { hasText: 'ends' }).last()
  await expect(paragraph.locator('.indicator-chip')).toContainText(indicator!.code)
  await paragraph.evaluate((element) => document.getSelection()!.selectAllChildren(element))
  const { html, text } = await copied(page)
  expect(text).toContain(`Speed [Drive tests.] by ${indicator!.code} ${indicator!.name} ends`)
  expect(html).toContain(`${indicator!.code} ${indicator!.name}</span>`)
  expect(html).toContain('[Drive tests.]</sup>')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await paste(page, html, text)
  const copy = section.text.locator('p', { hasText: 'ends' }).last()
  await expect(copy.locator('.indicator-chip')).toHaveCount(1)
  await expect(copy.locator('.footnote-ref')).toHaveCount(1)
  expect(await section.words()).not.toContain('[Drive tests.]')
})

test('a file dropped anywhere on the page is refused in words, and the page stays', async ({ open, server }) => {
  const page = await open('participant')
  const section = sectionOn(page)
  await section.open((await emptySection(server, await open('moderator'))).path)
  await section.text.click()
  const prevented = await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'picture.png', { type: 'image/png' }))
    return [document.querySelector('.ProseMirror')!, document.querySelector('h1')!].flatMap((target) =>
      ['dragover', 'drop'].map(
        (type) => !target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })),
      ),
    )
  })
  expect(prevented).toEqual([true, true, true, true])
  await expect(page.getByText(t('editor:paste.file'))).toBeVisible()
})
