import { expect, it } from 'vitest'
import { lineField, searchField, textField } from './text-fields.ts'

it.each(['', '   ', '\u200D', '\u200E', '\u3164', '\u2800\u2800', '\uFE0F'])(
  'a name or a text of nothing that can be seen is missing: %j',
  (typed) => {
    for (const field of [lineField('missing', 'long', 100), textField('missing', 'long', 100)]) {
      expect(field.safeParse(typed).error?.issues[0]?.message).toBe('missing')
    }
  },
)

it('searches by the beginning of a long paste, never by half a character', () => {
  expect(searchField.parse(`${'a'.repeat(99)}😀b`)).toBe('a'.repeat(99))
  expect(searchField.parse(undefined)).toBe('')
})
