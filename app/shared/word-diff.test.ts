import { expect, it } from 'vitest'
import { wordDiff } from './word-diff.ts'

const said = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    .join('')

it.each([
  ['the same', 'one two', 'one two', 'one two'],
  ['nothing before', '', 'one', '[+one]'],
  ['nothing after', 'one', '', '[-one]'],
  ['a word replaced', 'share of adults', 'share of residents', 'share of [-adults][+residents]'],
  ['a word put in', 'of adults', 'of all adults', 'of [+all ]adults'],
  ['accents and marks are words', 'l’été', 'l’hiver', 'l’[-été][+hiver]'],
  ['a phrase is replaced as one', 'who can reach it', 'that may reach it', '[-who can][+that may] reach it'],
  ['two places', 'a b c d', 'a x c y', 'a [-b][+x] c [-d][+y]'],
])('%s', (_, before, after, expected) => expect(said(before, after)).toBe(expected))

it('puts both texts together again, whatever they are', () => {
  const long = (word: string) => Array.from({ length: 400 }, (_, index) => `${word}${index % 7}`).join(' ')
  for (const [before, after] of [
    [long('a'), long('b')],
    [long('a'), `${long('a')} end`],
    ['😀 x', 'x 😀'],
  ] as const) {
    const parts = wordDiff(before, after)
    expect(
      parts
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(before)
    expect(
      parts
        .filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe(after)
  }
})
