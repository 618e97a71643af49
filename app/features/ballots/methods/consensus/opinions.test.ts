import { describe, expect, test } from 'vitest'
import { sumsOf } from '../../counting/consensus.ts'
import { approvalOpinions } from '../approval/opinions.ts'
import type { TallyResult } from '../tally/tally.ts'
import { placedItems, standOut } from './opinions.ts'

const scale = { lowest: 1, highest: 9 }
const group = (groupId: string, ...answers: number[]) => ({
  groupId,
  agree: answers.filter((one) => one >= 7).length,
  disagree: answers.filter((one) => one <= 3).length,
  seen: answers.length,
  sums: sumsOf(answers),
})

const ITEMS = [
  { id: 'shared', label: 'Shared', groups: [group('a', 8, 8, 9, 9, 7, 8), group('b', 7, 8, 8, 9, 9, 9)] },
  { id: 'apart', label: 'Apart', groups: [group('a', 9, 9, 9, 9, 9, 9), group('b', 1, 1, 1, 1, 1, 1)] },
  { id: 'hidden', label: 'Hidden', groups: [group('a', 9, 9, 9, 9)] },
]

describe('the map of a table', () => {
  const placed = placedItems({ scale, items: ITEMS })

  test('places items of the same number of groups: (agree + 1) / (seen + 2) over groups, brought to one', () => {
    expect(placed.map(({ id }) => id)).toEqual(['shared', 'apart'])
    expect(placed[0]).toMatchObject({ groups: 2, agree: 0.875, disagree: 0.125 })
    expect(placed[1]!.agree).toBeCloseTo(Math.sqrt((7 / 8) * (1 / 8)), 6)
  })

  test('says what divides people, and how much of it follows their groups', () => {
    expect(placed[1]).toMatchObject({ spread: 1, between: 1 })
    expect(placed[0]!.spread).toBeLessThan(0.05)
    const { cross, divide, reject } = standOut(placed)
    expect([cross, divide, reject].map((all) => all.map(({ id }) => id))).toEqual([['shared'], ['apart'], []])
  })

  test('is not drawn of one group', () => {
    expect(placedItems({ scale, items: [ITEMS[2]!] })).toEqual([])
    expect(placedItems({ scale, items: [] })).toEqual([])
  })

  test('is drawn of ticks, too, and of no group that is not shown', () => {
    const figures = (n: number, sum: number) => ({ n, sum, mean: null, median: null, sd: null })
    const result = {
      options: [{ id: 'o1', label: 'One' }],
      groups: [
        { groupId: 'a', figures: [figures(4, 3)] },
        { groupId: 'b', figures: [null] },
      ],
    } as unknown as TallyResult
    expect(approvalOpinions(result).items[0]!.groups).toEqual([
      { groupId: 'a', agree: 3, disagree: 1, seen: 4, sums: { n: 4, sum: 3, squares: 3 } },
    ])
  })
})
