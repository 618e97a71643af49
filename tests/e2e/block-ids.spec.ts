import { expect, test } from './support/fixtures.ts'
import type { sectionOn } from './support/section.ts'
import { twoIn } from './support/two.ts'

/** A table's id stands within the frame that it scrolls in. */
const idsIn = ({ text }: ReturnType<typeof sectionOn>) =>
  text.locator(':scope > *').evaluateAll((blocks) =>
    blocks.map((it) => {
      const bearer = it.matches('[data-block]') ? it : it.querySelector('[data-block]')
      return bearer?.getAttribute('data-block') ?? 'none'
    }),
  )

const KEYS = [
  'ControlOrMeta+End',
  'Enter',
  'o',
  'n',
  'e',
  'Enter',
  't',
  'w',
  'o',
  'ControlOrMeta+Shift+8',
  'ArrowUp',
  'ControlOrMeta+Alt+2',
  // The whole text once more behind itself: every block of it comes with the id of another.
  'ControlOrMeta+a',
  'ControlOrMeta+c',
  'ControlOrMeta+End',
  'Enter',
  'Enter',
  'ControlOrMeta+v',
]

test('every block has an id of its own, whatever one does with the keys, and keeps it for everybody and after a reload', async ({
  open,
  server,
}) => {
  const { mine, me, they } = await twoIn({ open, server }, 3, 'alpha beta', 'kilo lima')
  const before = await idsIn(me)
  expect(before).toHaveLength(2)
  await me.text.click()
  for (const key of KEYS) await mine.keyboard.press(key)
  await me.expectSaved()
  const ids = await idsIn(me)
  expect(ids.length).toBeGreaterThan(before.length * 2)
  expect(ids).not.toContain('none')
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.slice(0, before.length)).toEqual(before)
  await expect.poll(() => idsIn(they)).toEqual(ids)
  await mine.reload()
  await expect.poll(() => idsIn(me)).toEqual(ids)
})
