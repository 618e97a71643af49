import { describe, expect, test } from 'vitest'
import { runningTimes, shortening } from './running-times.ts'

const item = (id: string, minutes: number, more: { parentId?: string; kind?: string; visibility?: string } = {}) => ({
  id,
  minutes,
  parentId: null,
  ...more,
})

describe('running times', () => {
  const items = [
    item('a', 10),
    item('b', 99),
    item('b1', 20, { parentId: 'b' }),
    item('b2', 25, { parentId: 'b' }),
    item('pause', 10, { kind: 'break' }),
    item('quiet', 5, { visibility: 'moderators' }),
    item('c', 35),
  ]

  test('follow from the minutes, and what has items below it lasts as long as they do', () => {
    const { times, total } = runningTimes(items)
    expect(Object.fromEntries([...times].map(([id, { start, minutes }]) => [id, [start, minutes]]))).toEqual({
      a: [0, 10],
      b: [10, 45],
      b1: [10, 20],
      b2: [30, 25],
      pause: [55, 10],
      quiet: [65, 5],
      c: [70, 35],
    })
    expect(total).toBe(105)
  })

  test('have a number for each item that everybody speaks of', () => {
    const { times } = runningTimes(items)
    expect([...times].map(([id, { number }]) => `${id} ${number}`).sort()).toEqual(
      ['a 1', 'b 2', 'b1 2.1', 'b2 2.2', 'c 3', 'pause ', 'quiet '].sort(),
    )
  })

  test('take what is no number of minutes yet for none', () => {
    expect(runningTimes([item('a', Number.NaN), item('b', -5), item('c', 5)]).total).toBe(5)
  })
})

describe('the offer to shorten', () => {
  test('is of the last of the longest, by what is too much', () => {
    expect(shortening([item('a', 40), item('b', 40), item('c', 20)], 95)).toEqual({ id: 'b', by: 5, to: 35 })
  })

  test('is none where all fits, and none where no one item has so much to give', () => {
    expect(shortening([item('a', 40)], 40)).toBeNull()
    expect(shortening([item('a', 20), item('b', 20)], 20)).toBeNull()
  })

  test('touches no break, nothing that has begun, and not the sum of what stands below', () => {
    const items = [item('p', 10), item('p1', 30, { parentId: 'p' }), item('rest', 60, { kind: 'break' }), item('z', 50)]
    expect(shortening(items, 130, new Set(['z']))).toEqual({ id: 'p1', by: 10, to: 20 })
  })
})
