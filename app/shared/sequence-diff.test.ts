import { diffArrays } from 'diff'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sequenceDiff } from './sequence-diff.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'only-here', ' '), { maxLength: 30 })
const others = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'only-there', ' '), { maxLength: 30 })

it('is all of both sequences, and keeps as much as comparing every word would', () => {
  fc.assert(
    fc.property(words, others, (before, after) => {
      const kept: string[] = []
      let [i, j] = [0, 0]
      for (const { kind, count } of sequenceDiff(before, after, 1000)) {
        for (let at = 0; at < count; at++) {
          if (kind === 'same') {
            expect(before[i]).toBe(after[j])
            kept.push(before[i]!)
          }
          if (kind !== 'added') i++
          if (kind !== 'removed') j++
        }
      }
      expect([i, j]).toEqual([before.length, after.length])
      const most = diffArrays(before, after).reduce((sum, it) => sum + (it.added || it.removed ? 0 : it.count), 0)
      expect(kept).toHaveLength(most)
    }),
    { numRuns: 500 },
  )
})

it('counts all as replaced where more was changed than is looked for', () => {
  expect(sequenceDiff(['a', 'b', 'c'], ['c', 'b', 'a'], 1)).toEqual([
    { kind: 'removed', count: 3 },
    { kind: 'added', count: 3 },
  ])
})
