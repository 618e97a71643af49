import { describe, expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

describe('a text that two have changed', () => {
  test.each([
    ['nothing by me', 'one', 'one', 'one two', 'one two'],
    ['nothing by them', 'one', 'one two', 'one', 'one two'],
    ['the same by both', 'one', 'one two', 'one two', 'one two'],
    ['different places', 'one two three', 'ONE two three', 'one two THREE', 'ONE two THREE'],
    ['their place first', 'one two three', 'one two THREE', 'ONE two three', 'ONE two THREE'],
    ['both at the end', 'one\n', 'one\nmine', 'one\ntheirs', 'one\ntheirs\nmine'],
    ['both from nothing', '', 'mine', 'theirs', 'theirs\nmine'],
    ['mine goes on where theirs stopped', 'one', 'one two three', 'one two', 'one two three'],
    ['they emptied it while I wrote', 'one', 'one two', '', 'one two'],
    ['both emptied it', 'one', '', '', ''],
    ['letters of two places', '😀', '😁', '😂', '😂\n😁'],
  ])('%s', (_, base, mine, theirs, both) => {
    expect(mergeTexts(base, mine, theirs)).toBe(both)
  })

  test('holds every word that either of them has put in, wherever they wrote', () => {
    let seed = 7
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let round = 0; round < 3000; round++) {
      const words = Array.from({ length: random(6) }, (_, at) => `w${at}`)
      const edited = (who: string) => {
        const own = [...words]
        const at = random(own.length + 1)
        own.splice(at, random(3), ...Array.from({ length: random(3) }, (_, n) => `${who}${n}`))
        return own
      }
      const [mine, theirs] = [edited('m'), edited('t')]
      const both = mergeTexts(words.join(' '), mine.join(' '), theirs.join(' '))
      for (const word of [...mine, ...theirs].filter((one) => /^[mt]/.test(one))) expect(both).toContain(word)
    }
  })
})
