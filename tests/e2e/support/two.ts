import type { Page } from '@playwright/test'
import { demonstration, draftSection } from './demonstration.ts'
import { expect, type test } from './fixtures.ts'
import { sectionOn } from './section.ts'

type Two = { mine: Page; theirs: Page; me: ReturnType<typeof sectionOn>; they: ReturnType<typeof sectionOn> }
type Fixtures = Parameters<Parameters<typeof test>[2]>[0]

/** Two people in one section whose words are these. */
export async function twoIn(
  { open, server }: Pick<Fixtures, 'open' | 'server'>,
  which: number,
  ...paragraphs: string[]
): Promise<Two> {
  const section = draftSection(await demonstration(server), which)
  const [mine, theirs] = [await open('participant'), await open('participant2')]
  const [me, they] = [sectionOn(mine), sectionOn(theirs)]
  await Promise.all([me.open(section.path), they.open(section.path)])
  await me.text.click()
  await mine.keyboard.press('ControlOrMeta+a')
  await mine.keyboard.press('Delete')
  for (const [index, words] of paragraphs.entries()) {
    if (index) await mine.keyboard.press('Enter')
    await mine.keyboard.type(words)
  }
  await expect.poll(() => they.words()).toBe(paragraphs.join('\n'))
  // Both have come to the text as one comes to it; a caret put at its very start right after that is taken for the browser's own doing.
  await they.text.click()
  return { mine, theirs, me, they }
}
