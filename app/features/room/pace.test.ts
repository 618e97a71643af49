import { describe, expect, test } from 'vitest'
import type { ClockPart } from './clock-words.ts'
import { paceOf } from './pace.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 10, 27, 13)
const step = (id: string, minutes: number) => ({ id, title: id, minutes, step: true })
const session = {
  startsAt: START,
  endsAt: START + 60 * MINUTE,
  items: [step('a', 10), step('b', 20), { ...step('c', 30), step: false }, step('c1', 10), step('c2', 20)],
}
const untouched = { ranMs: 0, extraMinutes: 0, startedAt: null, endedAt: null }
const live: ClockPart = {
  state: 'live',
  startedAt: START,
  endedAt: null,
  itemId: 'a',
  between: false,
  runningSince: START,
  items: [{ ...untouched, id: 'a', startedAt: START }],
}
const paced = (clock: ClockPart, minutes: number) => paceOf(session, clock, START + minutes * MINUTE)
const from = ({ items }: ReturnType<typeof paceOf>) =>
  items.map(({ at }) => (at === null ? null : (at - START) / MINUTE))

describe('the pace', () => {
  test('before the start is the plan; what is divided counts by its parts', () => {
    const planned = paceOf(
      session,
      { ...live, state: 'planned', itemId: null, runningSince: null, items: [] },
      START - 5,
    )
    expect(from(planned)).toEqual([0, 10, 30, 40])
    expect(planned).toMatchObject({ late: 0, shorten: null })
  })

  test('is the plan while an item has time left, and late by what it takes beyond', () => {
    expect(paced(live, 4)).toMatchObject({ late: 0, shorten: null })
    const over = paced(live, 13)
    expect(from(over)).toEqual([0, 13, 33, 43])
    expect(over.items[0]).toMatchObject({ state: 'current', spentMinutes: 13, allowedMinutes: 10 })
    expect(over).toMatchObject({ late: 3, shorten: { id: 'b', minutes: 3, extraMinutes: 0 } })
  })

  test('grows later while the clock stands', () => {
    const paused: ClockPart = { ...live, runningSince: null, items: [{ ...live.items[0]!, ranMs: 4 * MINUTE }] }
    expect(paced(paused, 4).late).toBe(0)
    expect(paced(paused, 9).late).toBe(5)
  })

  test('offers half of the longest item at most, and what was given to it before is told with it', () => {
    const behind: ClockPart = { ...live, items: [...live.items, { ...untouched, id: 'b', extraMinutes: -10 }] }
    expect(paced(behind, 45).shorten).toEqual({ id: 'c2', title: 'c2', minutes: 10, extraMinutes: 0 })
  })

  test('passes by what was left out, and counts what was done as it was', () => {
    const later: ClockPart = {
      ...live,
      itemId: 'c1',
      runningSince: START + 12 * MINUTE,
      items: [
        { ...live.items[0]!, ranMs: 12 * MINUTE, endedAt: START + 12 * MINUTE },
        { ...untouched, id: 'c1', startedAt: START + 12 * MINUTE },
      ],
    }
    const now = paced(later, 15)
    expect(now.items.map(({ state }) => state)).toEqual(['done', 'skipped', 'current', 'to-come'])
    expect(from(now)).toEqual([0, null, 12, 22])
    expect(now.late).toBe(-18)
  })

  test('has nothing left to offer at the last item', () => {
    const last: ClockPart = { ...live, itemId: 'c2', items: [{ ...untouched, id: 'c2', startedAt: START }] }
    expect(paced(last, 90)).toMatchObject({ late: 30, shorten: null })
  })

  test('of a session that has ended is what it was', () => {
    const ended: ClockPart = {
      ...live,
      state: 'ended',
      endedAt: START + 66 * MINUTE,
      runningSince: null,
      items: [{ ...live.items[0]!, ranMs: 66 * MINUTE, endedAt: START + 66 * MINUTE }],
    }
    const was = paced(ended, 500)
    expect(was).toMatchObject({ finishAt: START + 66 * MINUTE, late: 6, shorten: null })
    expect(was.items.map(({ state }) => state)).toEqual(['done', 'skipped', 'skipped', 'skipped'])
  })

  test('is far from the plan where it began days before it, or was left open: no minutes are counted, and none are to be saved', () => {
    const early: ClockPart = { ...live, startedAt: START - 6 * 24 * 60 * MINUTE }
    expect(paced(early, -6 * 24 * 60)).toMatchObject({ late: -6 * 24 * 60, isFar: true, shorten: null })
    expect(paced(live, 3 * 24 * 60)).toMatchObject({ isFar: true, shorten: null })
    expect(paced(live, 5 * 60)).toMatchObject({ late: 290, isFar: false, shorten: { id: 'b' } })
  })
})
