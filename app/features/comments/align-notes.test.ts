import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignNotes, type NotePlace } from './align-notes.ts'

const note = (id: string, wanted: number | null, height = 100): NotePlace => ({ id, wanted, height })
const placed = (notes: NotePlace[], active?: string) => Object.fromEntries(alignNotes(notes, 10, active).tops)

describe('alignNotes', () => {
  it('puts notes beside their passages', () => {
    expect(placed([note('a', 50), note('b', 300)])).toEqual({ a: 50, b: 300 })
  })
  it('pushes down what collides', () => {
    expect(placed([note('a', 50), note('b', 60), note('c', 500)])).toEqual({ a: 50, b: 160, c: 500 })
  })
  it('gives the active note its place and moves those above it up', () => {
    expect(placed([note('a', 150), note('b', 160)], 'b')).toEqual({ a: 50, b: 160 })
  })
  it('puts notes without a passage first', () => {
    expect(placed([note('a', 20), note('whole', null)])).toEqual({ whole: 0, a: 110 })
  })
  it('never lets two notes overlap and never leaves the top', () => {
    const notes = fc.array(
      fc.record({ wanted: fc.option(fc.integer({ min: 0, max: 3000 })), height: fc.integer({ min: 20, max: 400 }) }),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(notes, fc.nat(25), (all, pick) => {
        const given = all.map((one, at) => ({ id: String(at), ...one }))
        const { tops, height } = alignNotes(given, 10, String(pick))
        const spans = given
          .map(({ id, height: h }) => [tops.get(id) ?? NaN, (tops.get(id) ?? NaN) + h] as const)
          .sort(([a], [b]) => a - b)
        expect(spans.every(([top], at) => top >= (at === 0 ? 0 : (spans[at - 1]?.[1] ?? 0) + 10))).toBe(true)
        expect(spans.every(([, bottom]) => bottom <= height)).toBe(true)
      }),
    )
  })
})
