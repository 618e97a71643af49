import { caretOn, inputMethodOn, placeCaret } from './support/caret.ts'
import { demonstration, draftSection, nameOf } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { twoIn } from './support/two.ts'

/** Does it again and again until told to stop. */
function meanwhile(act: () => Promise<unknown>) {
  let going = true
  const done = (async () => {
    while (going) await act()
  })()
  return { stop: () => ((going = false), done) }
}

const ROUNDS = 8

test('keys move my caret as far as I press them while another writes elsewhere', async ({ open, server }) => {
  const { mine, theirs } = await twoIn({ open, server }, 0, 'The first paragraph is mine alone.', 'Here others write: ')
  await placeCaret(theirs, 1, 19)
  const writing = meanwhile(() => theirs.keyboard.type('abc ', { delay: 15 }))
  const reached: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await mine.keyboard.press('ControlOrMeta+Home')
    for (let press = 0; press < 8; press++) await mine.keyboard.press('ArrowRight', { delay: 80 })
    reached.push((await caretOn(mine)).head.at)
  }
  await writing.stop()
  expect(reached).toEqual(Array(ROUNDS).fill(8))
})

test('keys move my caret as far as I press them while another only moves theirs', async ({ open, server }) => {
  const { mine, theirs } = await twoIn(
    { open, server },
    1,
    'The first paragraph is mine alone.',
    'Here another only walks about.',
  )
  await placeCaret(theirs, 1, 3)
  const walking = meanwhile(async () => {
    await theirs.keyboard.press('ArrowRight', { delay: 33 })
    await theirs.keyboard.press('ArrowLeft', { delay: 33 })
  })
  const reached: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await mine.keyboard.press('ControlOrMeta+Home')
    for (let press = 0; press < 8; press++) await mine.keyboard.press('ArrowRight', { delay: 80 })
    reached.push((await caretOn(mine)).head.at)
  }
  await walking.stop()
  expect(reached).toEqual(Array(ROUNDS).fill(8))
})

test('a caret stays before its word when another splits the paragraph, and what is typed lands there', async ({
  open,
  server,
}) => {
  const { mine, theirs, me, they } = await twoIn({ open, server }, 2, 'one two three')
  await placeCaret(theirs, 0, 8)
  await expect(mine.locator('.remote-caret')).toBeAttached()
  await placeCaret(mine, 0, 3)
  await mine.keyboard.press('Enter')
  await expect.poll(() => they.words()).toBe('one\n two three')
  await theirs.keyboard.type('Q')
  await expect.poll(() => me.words()).toBe('one\n two Qthree')
  expect(await they.words()).toBe('one\n two Qthree')
})

test('End and Shift+End go to the end of the line where another stands at its start, too', async ({ open, server }) => {
  const { mine, theirs, me } = await twoIn({ open, server }, 3, 'A line with two people.', 'Another.')
  await theirs.keyboard.press('ControlOrMeta+Home')
  const caret = me.caretOf(await nameOf(server, emailOf('participant2')))
  await expect.poll(async () => (await caret.boundingBox())?.x ?? 1000).toBeLessThan(500)
  await placeCaret(mine, 0, 0)
  await mine.keyboard.press('End')
  await expect.poll(() => caretOn(mine)).toMatchObject({ anchor: { at: 23 }, head: { at: 23 } })
  await mine.keyboard.press('Home')
  await expect.poll(() => caretOn(mine)).toMatchObject({ head: { block: 0, at: 0 } })
  await mine.keyboard.press('Shift+End')
  await expect.poll(() => caretOn(mine)).toMatchObject({ anchor: { at: 0 }, head: { at: 23 } })
  await placeCaret(theirs, 0, 23)
  await expect.poll(async () => (await caret.boundingBox())?.x ?? 0).toBeGreaterThan(500)
  await mine.keyboard.press('ArrowLeft')
  await mine.keyboard.press('End')
  await expect.poll(() => caretOn(mine)).toMatchObject({ anchor: { at: 23 }, head: { at: 23 } })
})

test('what I compose stays whole while another types at the start of the same paragraph', async ({ open, server }) => {
  const { mine, theirs, me, they } = await twoIn({ open, server }, 4, 'The city is ', 'Another paragraph.')
  await theirs.keyboard.press('ControlOrMeta+Home')
  await placeCaret(mine, 0, 12)
  const method = await inputMethodOn(mine)
  for (const [index, text] of ['t', 'と', 'とう', 'とうk', 'とうき', 'とうきょ', 'とうきょう'].entries()) {
    await method.compose(text)
    if (index % 2) await theirs.keyboard.type('x', { delay: 60 })
  }
  await method.settle('東京')
  await expect.poll(() => they.words()).toBe('xxxThe city is 東京\nAnother paragraph.')
  await expect.poll(() => me.words()).toBe('xxxThe city is 東京\nAnother paragraph.')
})

test('what I compose for long is not doubled when the other’s words can wait no more', async ({ open, server }) => {
  const { mine, theirs, me, they } = await twoIn({ open, server }, 5, 'The city is ', 'Another paragraph.')
  await theirs.keyboard.press('ControlOrMeta+Home')
  await placeCaret(mine, 0, 12)
  const method = await inputMethodOn(mine)
  await method.compose('とうきょう')
  await theirs.keyboard.type('xyz')
  await expect.poll(() => me.words(), { timeout: 20_000 }).toBe('xyzThe city is とうきょう\nAnother paragraph.')
  await mine.keyboard.type('!')
  await expect.poll(() => they.words()).toBe('xyzThe city is とうきょう!\nAnother paragraph.')
  expect(await me.words()).toBe(await they.words())
})

test('words that are written elsewhere are seen while I compose', async ({ open, server }) => {
  const { mine, theirs, me, they } = await twoIn({ open, server }, 6, 'The city is ', 'Another paragraph.')
  await placeCaret(theirs, 1, 18)
  await placeCaret(mine, 0, 12)
  const method = await inputMethodOn(mine)
  await method.compose('とう')
  await theirs.keyboard.type(' Yes.')
  await expect.poll(() => they.words()).toContain('Yes.')
  await expect.poll(() => me.words(), { timeout: 6000 }).toBe('The city is とう\nAnother paragraph. Yes.')
  await method.compose('とうきょう')
  await method.settle('東京')
  await expect.poll(() => they.words()).toBe('The city is 東京\nAnother paragraph. Yes.')
  expect(await me.words()).toBe(await they.words())
})

test('dragging over words selects them while another writes before them', async ({ open, server }) => {
  const { mine, theirs } = await twoIn({ open, server }, 7, 'Words that are dragged over.', 'Here others write: ')
  await theirs.keyboard.press('ControlOrMeta+Home')
  const paragraph = mine.locator('.editor-host > .ProseMirror > p').first()
  const writing = meanwhile(() => theirs.keyboard.type('a', { delay: 15 }))
  await mine.waitForFunction(() =>
    /^aaa/.test(document.querySelector('.editor-host > .ProseMirror > p')?.textContent ?? ''),
  )
  const { x, y, width, height } = (await paragraph.boundingBox())!
  await mine.mouse.move(x + 30, y + height / 2)
  await mine.mouse.down()
  for (let step = 1; step <= 10; step++) await mine.mouse.move(x + 30 + (step * (width - 60)) / 10, y + 8)
  await mine.waitForFunction(
    (before) => (document.querySelector('.editor-host > .ProseMirror > p')?.textContent?.length ?? 0) > before + 3,
    (await paragraph.textContent())!.length,
  )
  await mine.mouse.up()
  await writing.stop()
  const { anchor, head } = await caretOn(mine)
  expect([anchor.block, head.block]).toEqual([0, 0])
  expect(head.at - anchor.at).toBeGreaterThan(5)
})

test('each paragraph runs the way its words do, in the editor and before it', async ({ open, server }) => {
  const { mine, me } = await twoIn({ open, server }, 8, 'From left to right.', 'من اليمين إلى اليسار', 'Again.')
  const directions = () =>
    mine.locator('.section-text > p').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction))
  expect(await directions()).toEqual(['ltr', 'rtl', 'ltr'])
  await me.expectSaved()
  const served = await (await mine.request.get(mine.url())).text()
  expect(served).toContain('dir="auto"')
})

test('a caret that was told before what draws carets has arrived is drawn once it is here', async ({
  open,
  server,
}) => {
  const section = draftSection(await demonstration(server), 3)
  const [mine, theirs] = [await open('participant'), await open('participant2')]
  let letCome = () => {}
  const wait = new Promise<void>((resolve) => (letCome = resolve))
  let asked = () => {}
  const fetching = new Promise<void>((resolve) => (asked = resolve))
  await mine.route('**/assets/with-others-*.js', async (route) => {
    asked()
    await wait
    await route.continue()
  })
  const [me, they] = [sectionOn(mine), sectionOn(theirs)]
  await Promise.all([me.open(section.path), they.open(section.path)])
  await they.write('Written and left alone.')
  await they.expectSaved()
  await me.expectWords('Written and left alone.')
  await fetching
  const caret = me.caretOf(await nameOf(server, emailOf('participant2')))
  await expect(caret).toHaveCount(0)
  await mine.bringToFront()
  await me.text.locator('p', { hasText: 'Written and left alone.' }).scrollIntoViewIfNeeded()
  letCome()
  await expect(caret).toBeAttached()
})
