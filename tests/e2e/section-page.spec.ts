import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { demonstration, draftSection, emptySection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import type { ProductServer } from './support/server.ts'
import { settled } from './support/settled.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

/** A section with a thread beside its text. */
async function discussed(server: ProductServer) {
  const { roundtableId, sections } = await demonstration(server)
  const threads = await server.query<{ sectionId: string }>(
    'SELECT "sectionId" FROM "CommentThread" WHERE "resolvedAt" IS NULL AND "orphanedAt" IS NULL AND quote <> \'\'',
  )
  const section = sections.find(
    ({ id, status }) => status !== 'agreed' && threads.some(({ sectionId }) => sectionId === id),
  )
  if (!section) throw new Error('No section of the demonstration is discussed')
  return `/roundtables/${roundtableId}/sections/${section.id}`
}

async function sectionPath(server: ProductServer, which: number) {
  return draftSection(await demonstration(server), which).path
}

const textTools = (page: Page) => page.getByRole('toolbar', { name: t('editor:tools.label') })
const chosenTools = (page: Page) => page.getByRole('toolbar', { name: t('editor:tools.chosen') })
const topOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top)

/** Makes a text longer than the screen, so that it scrolls. */
async function writeLong(page: Page) {
  await sectionOn(page).write('A line of a long text.')
  for (let line = 0; line < 30; line += 1) await page.keyboard.type(`\nLine ${line}`)
  await sectionOn(page).expectSaved()
}

for (const language of ['en', 'fr'] as const) {
  test(`the tools stand inside the sheet at every width, in ${language}`, async ({ open, server }) => {
    const page = await open('participant', { width: 1440, language })
    await sectionOn(page).open(await sectionPath(server, 0))
    const bar = page.getByRole('toolbar', { name: wordsOf(language)('editor:tools.label') })
    for (const [width, rows] of [
      [1600, 1],
      [1440, 1],
      [1392, 1],
      [1366, 1],
      [1280, 1],
      [1248, 1],
      [1100, 1],
      [1024, 1],
      [960, 2],
      [910, 2],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      const seen = await bar.evaluate((element) => {
        const sheet = element.closest('.document-sheet')!.getBoundingClientRect()
        const tools = [...element.querySelectorAll('button')]
          .map((tool) => tool.getBoundingClientRect())
          .filter(({ width }) => width > 0)
        return {
          outside: tools.filter(({ left, right }) => left < sheet.left || right > sheet.right).length,
          rows: new Set(tools.map(({ top, height }) => Math.round(top + height / 2))).size,
          beforeTheWindow: sheet.left <= 0,
        }
      })
      expect.soft(seen, `${width} px`).toEqual({ outside: 0, rows, beforeTheWindow: false })
    }
  })
}

for (const width of [1440, 390]) {
  test(`at ${width} px, on a slow machine, nothing moves while the page comes alive`, async ({ open, server }) => {
    const page = await open('participant', { width })
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(() => {
      Object.assign(window, { moved: 0 })
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
          (window as unknown as { moved: number }).moved += shift.value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    let letEditorCome = () => {}
    const held = new Promise<void>((resolve) => (letEditorCome = resolve))
    await page.route('**/assets/section-editor*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(await discussed(server))
    await expect(page.locator('.served-text p').first()).toBeVisible()
    await expect(page.locator('[data-note]').first()).toBeVisible()
    const before = await page
      .locator('.served-text .section-text > *')
      .evaluateAll((blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().top)))
    letEditorCome()
    await expect(page.locator('.section-editor[data-ready]')).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('.served-text')).toHaveCount(0)
    await page.evaluate(() => document.fonts.ready)
    const after = await page
      .locator('.ProseMirror > *')
      .evaluateAll((blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().top)))
    expect(after).toEqual(before)
    expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.02)
  })
}

test('whoever presses on a word before the editor is there types at it once it stands', async ({ open, server }) => {
  const page = await open('participant')
  let letEditorCome = () => {}
  const held = new Promise<void>((resolve) => (letEditorCome = resolve))
  await page.route('**/assets/section-editor*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(await discussed(server))
  const last = page.locator('.served-text .section-text > p').last()
  await last.scrollIntoViewIfNeeded()
  const words = (await last.evaluate((element) => element.lastChild?.textContent ?? '')).slice(-8)
  const box = await last.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const rects = [...range.getClientRects()]
    const { right, top, height } = rects.at(-1) as DOMRect
    return { x: right - 1, y: top + height / 2 }
  })
  await page.waitForFunction(() => '__remixRouter' in window)
  await page.mouse.click(box.x, box.y)
  letEditorCome()
  await expect(page.locator('.ProseMirror')).toBeFocused({ timeout: 30_000 })
  await page.keyboard.type(' Typed at once.')
  await sectionOn(page).expectWords(`${words} Typed at once.`)
})

for (const width of [1440, 1024]) {
  test(`at ${width} px the tools stay below the bar when one scrolls, and stand within the sheet`, async ({
    open,
    server,
  }) => {
    const page = await open('moderator', { width })
    await sectionOn(page).open(await sectionPath(server, 3))
    await writeLong(page)
    await page.mouse.wheel(0, 2000)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(400)
    const barEnd = await page.locator('.section-bar').evaluate((element) => element.getBoundingClientRect().bottom)
    await expect.poll(() => topOf(page, '.editor-toolbar')).toBeCloseTo(barEnd, 0)
    await textTools(page)
      .getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) })
      .click()
    await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
    const over = await textTools(page).evaluate(
      (bar) =>
        [...bar.querySelectorAll('button')].at(-1)!.getBoundingClientRect().right -
        bar.closest('.document-sheet')!.getBoundingClientRect().right,
    )
    expect(over).toBeLessThanOrEqual(0)
  })
}

test('chosen words have a small bar: by mouse, by keyboard alone, and gone with Escape', async ({ open, server }) => {
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open(await sectionPath(server, 4))
  await here.write('Somebody chooses these words.')
  await page.keyboard.press('Shift+Home')
  await expect(chosenTools(page)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(chosenTools(page).getByRole('button').first()).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(here.text.locator('em', { hasText: 'Somebody chooses these words.' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(here.text).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(chosenTools(page)).toHaveCount(0)

  await here.text.locator('em', { hasText: 'Somebody' }).dblclick({ position: { x: 20, y: 8 } })
  await expect(chosenTools(page)).toBeVisible()
  await chosenTools(page)
    .getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) })
    .click()
  await expect(page.getByLabel(t('comments:write.on-passage'))).toBeFocused()
  await expect(here.margin.locator('[data-note="new"] blockquote')).toHaveText('Somebody')
})

test('a paragraph is commented on without choosing words, by its button and by the same key', async ({
  open,
  server,
}) => {
  const page = await open('observer')
  const here = sectionOn(page)
  await here.open(await discussed(server))
  const paragraph = here.text.locator('p').last()
  const words = ((await paragraph.textContent()) ?? '').slice(0, 20)
  await paragraph.hover()
  await page.getByRole('button', { name: t('editor:tools.commentBlock') }).click()
  await expect(here.margin.locator('[data-note="new"] blockquote')).toContainText(words)
  await page.keyboard.type('On all of it.')
  await page.getByRole('button', { name: t('comments:write.cancel') }).click()
  await expect(here.text).toBeFocused()
  await paragraph.click()
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await expect(here.margin.locator('[data-note="new"] blockquote')).toContainText(words)
})

test('who cancels, sends, answers, rewords or settles goes on beside it, not at the top of the page', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  const here = sectionOn(page)
  await here.open(await sectionPath(server, 6))
  await here.write('Words to talk about.')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await page.keyboard.type('First thought')
  await page.keyboard.press('ControlOrMeta+Enter')
  const note = here.margin.getByRole('article').filter({ hasText: 'First thought' })
  await expect(note).toBeVisible()
  await expect(here.text).toBeFocused()

  const edit = note.getByRole('button', { name: t('comments:thread.edit') })
  await edit.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(t('comments:write.edit'))).toBeFocused()
  await note.getByRole('button', { name: t('comments:write.cancel') }).focus()
  await page.keyboard.press('Enter')
  await expect(edit).toBeFocused()

  await note.getByRole('button', { name: t('comments:thread.resolve') }).focus()
  await page.keyboard.press('Enter')
  const settled = here.margin.locator('details.note', { hasText: 'Words to talk about' })
  await expect(settled.locator('summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await settled.getByRole('button', { name: t('comments:thread.reopen') }).focus()
  await page.keyboard.press('Enter')
  await expect(note).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-note]') !== null)).toBe(true)
})

test('a key pressed at the very moment the page begins to come alive does not keep it from doing so', async ({
  open,
  server,
}) => {
  const page = await open('participant')
  await page.addInitScript(() => {
    const listen = document.addEventListener
    document.addEventListener = function (this: Document, ...given: Parameters<typeof listen>) {
      listen.apply(this, given)
      if (given[0] === 'keydown')
        queueMicrotask(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true })))
    } as typeof listen
  })
  await sectionOn(page).open(await sectionPath(server, 7))
})

test('the text is two presses of Tab away, also while it is being opened', async ({ open, server }) => {
  const page = await open('participant')
  await page.goto(await sectionPath(server, 7))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: t('ui:page.skip-text') })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(sectionOn(page).text).toBeFocused({ timeout: 30_000 })
})

test('the outline shows where one is; the state of the text names no time before something is saved', async ({
  open,
  server,
}) => {
  // What other tests on this server have left on takes its banner's height.
  await server.query(`UPDATE "Session" SET state = 'ended', "endedAt" = now() WHERE state = 'live'`)
  const { roundtableId, sections } = await demonstration(server)
  const page = await open('participant', { height: 620 })
  const last = sections.filter(({ status }) => status === 'draft').at(-1)!
  const here = sectionOn(page)
  await here.open(`/roundtables/${roundtableId}/sections/${last.id}`)
  const current = page.locator('.outline-section[aria-current]')
  await expect
    .poll(() => current.evaluate((line) => line.getBoundingClientRect().bottom <= window.innerHeight))
    .toBe(true)
  await expect(here.state).toHaveText(t('editor:save.saved'))
  await here.write('Saved with a time.')
  await expect(here.state).toHaveText(/\d\d:\d\d/)
})

test('a section without words says so, and invites those who may write', async ({ open, server }) => {
  const { path } = await emptySection(server, await open('moderator'))
  const [writer, reader] = [await open('participant'), await open('observer')]
  const [ours, theirs] = [sectionOn(writer), sectionOn(reader)]
  await ours.open(path)
  await theirs.open(path)
  await expect(ours.text).toHaveAttribute('aria-placeholder', t('editor:text.emptyWrite'))
  await expect(theirs.text).toHaveAttribute('aria-placeholder', t('editor:text.emptyRead'))
  await ours.text.click()
  await writer.keyboard.type('The first words.')
  await expect(theirs.text).not.toHaveAttribute('aria-placeholder')
  await expect(theirs.text.locator('.is-empty')).toHaveCount(0)
})
