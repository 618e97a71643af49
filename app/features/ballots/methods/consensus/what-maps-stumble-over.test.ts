import { describe, expect, test } from 'vitest'
import { sumsOf } from '../../counting/consensus.ts'
import { countCriteria } from '../criteria/count.ts'
import { criteriaOpinions } from '../criteria/opinions.ts'
import type { CriteriaSettings } from '../criteria/words.ts'
import { methodOf } from '../registry.server.ts'
import { type GroupOpinion, placedItems, standOut } from './opinions.ts'

// What public reports say of maps of opinion groups, tried on ours.

const scale = { lowest: -1, highest: 1 }
const group = (agree: number, disagree: number, pass = 0, groupId = 'g'): GroupOpinion => {
  const sides = [
    ...Array.from({ length: agree }, () => 1),
    ...Array.from({ length: disagree }, () => -1),
    ...Array.from({ length: pass }, () => 0),
  ]
  return { groupId, agree, disagree, seen: sides.length, sums: sumsOf(sides) }
}
const placed = (...items: GroupOpinion[][]) =>
  placedItems({ scale, items: items.map((groups, at) => ({ id: `o${at + 1}`, label: `O${at + 1}`, groups })) })
const said = (...items: GroupOpinion[][]) => {
  const { cross, reject, divide } = standOut(placed(...items))
  return { cross: cross.map(({ id }) => id), reject: reject.map(({ id }) => id), divide: divide.map(({ id }) => id) }
}

describe('a map of opinions', () => {
  test('tells who passes from who disagrees (compdemocracy/polis#1699)', () => {
    const [passing, against] = placed([group(6, 0, 4), group(6, 0, 4)], [group(6, 4), group(6, 4)])
    expect(passing!.agree).toBe(against!.agree)
    expect(passing!.disagree).toBeLessThan(against!.disagree)
    expect(passing!.spread).toBeLessThan(against!.spread)
  })

  test('counts a pass as seen (compdemocracy/polis#2567)', () => {
    expect(placed([group(4, 0, 6), group(4, 0, 6)])[0]!.agree).toBeCloseTo(5 / 12, 6)
  })

  test('says what is rejected in common, too (polis-community/red-dwarf#63)', () => {
    expect(said([group(0, 9), group(1, 8)], [group(9, 0), group(9, 0)])).toEqual({
      cross: ['o2'],
      reject: ['o1'],
      divide: [],
    })
  })

  test('does not hold up what hardly anybody judged (polis-community/red-dwarf#72)', () => {
    expect(said([group(4, 0, 36), group(4, 0, 36)])).toEqual({ cross: [], reject: [], divide: [] })
  })

  test('nor a rating that most of those who answered did not give', () => {
    const settings = methodOf({ method: 'criteria' }).settings.parse({ 'criterion-c1': 'Use' }) as CriteriaSettings
    const options = ['o1', 'o2'].map((id) => ({ id, label: id }))
    const votes = ['a', 'b'].flatMap((groupId) =>
      Array.from({ length: 20 }, (_, at) => ({ groupId, answer: { 'o1-c1': 9, ...(at < 4 && { 'o2-c1': 9 }) } })),
    )
    const electorate = ['a', 'b'].map((groupId) => ({ groupId, voted: 20, eligible: 20 }))
    const opinions = criteriaOpinions(countCriteria(votes as never, electorate, options, settings))
    expect(standOut(placedItems(opinions)).cross.map(({ id }) => id)).toEqual(['o1'])
  })

  test('is not made of one group, nor of a group of one (polis-community/red-dwarf#2, #97, #119)', () => {
    expect(placed([group(9, 0)], [group(0, 9)])).toEqual([])
    expect(placed([])).toEqual([])
  })

  test('lets two small groups that all agree cross the table (polis-community/red-dwarf#120)', () => {
    expect(said([group(4, 0), group(4, 0)]).cross).toEqual(['o1'])
  })

  test('calls nothing divisive on which all stand alike, however far out (compdemocracy/polis#1726)', () => {
    const items = [
      [group(0, 12), group(0, 12)],
      [group(6, 6), group(6, 6)],
      [group(12, 0), group(0, 12)],
    ]
    expect(placed(...items).map(({ spread, between }) => [spread, between])).toEqual([
      [0, null],
      [1, 0],
      [1, 1],
    ])
    expect(said(...items)).toEqual({ cross: [], reject: ['o1'], divide: ['o2', 'o3'] })
  })

  test('has as many groups as there are, and the same height for the same opinions in each (compdemocracy/polis#1289)', () => {
    const many = (count: number) => placed(Array.from({ length: count }, () => group(7, 2, 1)))[0]!
    expect(many(10).agree).toBeCloseTo(many(2).agree, 5)
    expect(many(10).groups).toBe(10)
  })

  test('says of nothing that one group rejects that it is held in every group', () => {
    const against = [...Array.from({ length: 7 }, () => group(20, 0)), group(1, 19)]
    expect(placed(against)[0]!.agree).toBeGreaterThan(0.6)
    expect(said(against)).toMatchObject({ cross: [], reject: [] })
  })

  test('holds where everybody agrees with everything (pol-is/polis-issues#17)', () => {
    const all = [group(10, 0), group(10, 0)]
    expect(said(all, all, all, all)).toEqual({ cross: ['o1', 'o2', 'o3'], reject: [], divide: [] })
  })

  test('counts people and no more than there are (polis-community/red-dwarf#103, crownshy/comhairle#226)', () => {
    const { count, settings } = methodOf({ method: 'score' })
    const votes = Array.from({ length: 150 }, (_, at) => ({ groupId: at % 2 ? 'a' : 'b', answer: { o1: at % 11 } }))
    const electorate = ['a', 'b'].map((groupId) => ({ groupId, voted: 75, eligible: 75 }))
    const result = count(votes, electorate, settings.parse({}), [{ id: 'o1', label: 'O1' }]) as never as {
      groups: { figures: { agree: number; disagree: number; passed: number; n: number }[] }[]
    }
    for (const { figures } of result.groups) {
      const { n, agree, disagree, passed } = figures[0]!
      expect([n, passed]).toEqual([75, 0])
      expect(agree + disagree).toBeLessThanOrEqual(75)
    }
  })
})
