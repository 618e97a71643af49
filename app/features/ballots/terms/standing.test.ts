import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySeeStanding, standingAmong, type Visibility } from './standing.ts'

type Vote = { holder: number; updatedAt: Date }
const keyOf = ({ holder, updatedAt }: Vote) => `${holder} ${updatedAt.getTime()}`
/** Whose answers make the difference. */
const differing = (before: readonly Vote[], after: readonly Vote[]) => {
  const [one, other] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  return new Set(
    [...before.filter((vote) => !other.has(keyOf(vote))), ...after.filter((vote) => !one.has(keyOf(vote)))].map(
      ({ holder }) => holder,
    ),
  ).size
}

test('whoever answers and changes their answer when: no step, nor the last to the result, is made by fewer than four people', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 80 }), (turns) => {
      const votes = new Map<number, Vote>()
      let shown: Vote[] = []
      let countedTo: Date | null = null
      for (const [at, holder] of turns.entries()) {
        votes.set(holder, { holder, updatedAt: new Date(at) })
        const next: Vote[] | null = standingAmong([...votes.values()].reverse(), countedTo)
        if (next) {
          expect(differing(shown, next)).toBeGreaterThanOrEqual(4)
          ;[shown, countedTo] = [next, next.at(-1)!.updatedAt]
        }
        if (shown.length) expect(differing(shown, [...votes.values()])).toBeGreaterThanOrEqual(4)
      }
    }),
  )
})

test('the first is of four answers, when eight are there', () => {
  const votes = (count: number) => Array.from({ length: count }, (_, at) => ({ updatedAt: new Date(at) }))
  expect(standingAmong(votes(7), null)).toBeNull()
  expect(standingAmong(votes(8), null)).toEqual(votes(4))
  expect(standingAmong(votes(11), new Date(3))).toBeNull()
  expect(standingAmong(votes(12), new Date(3))).toEqual(votes(8))
})

test.each<[Visibility | undefined, boolean, boolean]>([
  [undefined, true, false],
  ['closed', true, false],
  ['voted', false, false],
  ['voted', true, true],
  ['live', false, true],
])('seen %s by one who has answered (%s): %s', (visibility, hasAnswered, sees) => {
  expect(maySeeStanding({ visibility }, hasAnswered)).toBe(sees)
})
