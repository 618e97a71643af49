import { placeCaret } from './support/caret.ts'
import { expect, test } from './support/fixtures.ts'
import { twoIn } from './support/two.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What one person does to the middle paragraph, by keys, with the caret in it before "river". */
const EDITS: Record<string, string[]> = {
  'made a heading': ['ControlOrMeta+Alt+2'],
  'made a list': ['ControlOrMeta+Shift+8'],
  'made a numbered list and pushed in': ['ControlOrMeta+Shift+7', 'Home', 'Enter', 'Tab'],
  'made a quotation': ['ControlOrMeta+Shift+b'],
  split: ['Enter'],
  'joined to the one before': ['Home', 'Backspace'],
  'cut and pasted at the end': [
    'Home',
    'Shift+End',
    'ControlOrMeta+x',
    'ControlOrMeta+End',
    'Enter',
    'ControlOrMeta+v',
  ],
}

for (const away of [true, false]) {
  for (const [name, keys] of Object.entries(EDITS)) {
    // Cutting the words leaves their paragraph: who sees that and types on, types there. The socket tests try every edit without a network.
    if (away ? !['made a heading', 'cut and pasted at the end'].includes(name) : keys.includes('ControlOrMeta+x'))
      continue
    test(`no letter typed ${away ? 'without a network' : 'meanwhile'} in a paragraph that was ${name} is lost or displaced`, async ({
      open,
      server,
      watching,
    }) => {
      watching.expectComplaints(
        /ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/,
      )
      const { mine, theirs, me, they } = await twoIn(
        { open, server },
        8,
        'Above it all.',
        'Below the river runs',
        'The end.',
      )
      await me.expectSaved()

      await placeCaret(theirs, 1, 'Below the river runs'.length)
      await placeCaret(mine, 1, 'Below the '.length)
      if (away) await theirs.context().setOffline(true)
      const typing = theirs.keyboard.type(LETTERS, { delay: away ? 0 : 30 })
      if (away) await typing
      for (const key of keys) await mine.keyboard.press(key)
      await typing
      // Whoever comes back finds all of it done: between a cut and its paste the words would stay where they were typed.
      if (away) await me.expectSaved()
      await theirs.context().setOffline(false)

      await expect.poll(async () => (await me.words()).match(/[A-Z]{2,}/g), { timeout: 30_000 }).toEqual([LETTERS])
      await Promise.all([me.expectSaved(), they.expectSaved()])
      await expect.poll(async () => new Set(await Promise.all([me.words(), they.words()])).size).toBe(1)
      expect(await me.words()).toContain(`river runs${LETTERS}`)
    })
  }
}
