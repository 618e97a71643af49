import { expect, test } from 'vitest'
import { type Stranded, unplacedOf } from './stranded.ts'

const OWN = 1
const stranded = (content: Stranded['content'], length: number): Stranded => ({
  pieces: [{ client: OWN, clock: 10, length }],
  content,
  isBlock: content === 'block',
  left: null,
  right: null,
  within: [],
  stands: false,
})

test('what two have written side by side is given back to each apart', () => {
  const origins = () => [
    { client: 7, clock: 0, length: 5 },
    { client: 8, clock: 3, length: 4 },
  ]
  expect(unplacedOf(stranded('kilo lima', 9), origins)).toEqual([
    { client: OWN, clock: 10, words: 'kilo ' },
    { client: OWN, clock: 15, words: 'lima' },
  ])
})

test('a chip and a line’s end are one letter, whatever they say', () => {
  const origins = () => [{ client: 7, clock: 0, length: 1 }]
  expect(unplacedOf(stranded({ name: 'footnote', attributes: { text: 'see below' } }, 1), origins)).toEqual([
    { client: OWN, clock: 10, words: ' (see below)' },
  ])
  expect(unplacedOf(stranded('block', 1), origins)).toEqual([{ client: OWN, clock: 10, words: '\n' }])
})
