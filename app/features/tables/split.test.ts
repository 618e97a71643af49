import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { splitIntoTables, tableForLate } from './split.ts'

type Person = { personId: string; groupId: string }

/** Numbers that look like chance and are the same at each run. */
function chanceFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Rooms of all sizes: a few people of many groups, many of few, one group that outnumbers the rest. */
const rooms = Array.from({ length: 300 }, (_, at) => {
  const chance = chanceFrom(at + 1)
  const size = 1 + chance(at % 3 === 0 ? 300 : 40)
  const groups = 1 + chance(10)
  const most = chance(2) ? groups : 1
  const people = Array.from({ length: size }, (__, index): Person => ({
    personId: `p${at}-${index}`,
    groupId: `g${chance(3) ? chance(most) : chance(groups)}`,
  }))
  return { people, seed: `seed ${at}`, count: 1 + chance(Math.min(size, 50)), chance }
})

const spread = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers)
const names = (tables: Person[][]) => tables.map((table) => table.map(({ personId }) => personId))

describe('a draw', () => {
  test('seats everybody at one table, and nobody twice', () => {
    for (const { people, seed, count } of rooms) {
      const tables = splitIntoTables(people, seed, count)
      expect(tables).toHaveLength(count)
      expect(names(tables).flat().sort()).toEqual(people.map(({ personId }) => personId).sort())
    }
  })

  test('makes tables whose sizes differ by one at most', () => {
    for (const { people, seed, count } of rooms)
      expect(spread(splitIntoTables(people, seed, count).map(({ length }) => length))).toBeLessThanOrEqual(1)
  })

  test('spreads every group: its numbers at any two tables differ by one at most', () => {
    for (const { people, seed, count } of rooms) {
      const tables = splitIntoTables(people, seed, count)
      for (const groupId of new Set(people.map((person) => person.groupId)))
        expect(
          spread(tables.map((table) => table.filter((person) => person.groupId === groupId).length)),
        ).toBeLessThanOrEqual(1)
    }
  })

  test('does not depend on the order of the rows, nor on anything but seed, people and number', () => {
    for (const { people, seed, count, chance } of rooms) {
      const shuffled = people.map((person) => [chance(1e9), { ...person, name: 'x' }] as const)
      shuffled.sort(([one], [other]) => one - other)
      const again = splitIntoTables(
        shuffled.map(([, person]) => person),
        seed,
        count,
      )
      expect(names(again)).toEqual(names(splitIntoTables(people, seed, count)))
    }
  })

  test('is another with another seed, and each table is as likely for anybody', () => {
    const people = Array.from({ length: 12 }, (_, at) => ({ personId: `p${at}`, groupId: `g${at % 4}` }))
    const sat = new Map<string, number[]>()
    for (let seed = 0; seed < 2000; seed++)
      splitIntoTables(people, String(seed), 4).forEach((table, at) => {
        for (const { personId } of table) (sat.get(personId) ?? sat.set(personId, [0, 0, 0, 0]).get(personId)!)[at]!++
      })
    // 500 are expected: five standard deviations are 97.
    for (const counts of sat.values()) for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(97)
  })

  test('is recounted by whoever follows its words with a tool of their own', () => {
    const people = [
      { personId: 'ada', groupId: 'cities' },
      { personId: 'ben', groupId: 'cities' },
      { personId: 'cem', groupId: 'cities' },
      { personId: 'dot', groupId: 'regions' },
      { personId: 'eve', groupId: 'regions' },
    ]
    const sum = (id: string) => createHash('sha256').update(`tea ${id}`, 'utf8').digest('hex')
    const bySum = (ids: string[]) => ids.sort((one, other) => (sum(one) < sum(other) ? -1 : 1))
    const line = bySum(['cities', 'regions']).flatMap((group) =>
      bySum(people.filter(({ groupId }) => groupId === group).map(({ personId }) => personId)),
    )
    const dealt = [0, 1].map((table) => line.filter((_, at) => at % 2 === table))
    expect(names(splitIntoTables(people, 'tea', 2))).toEqual(dealt)
  })

  test('leaves tables empty where there are more of them than people', () => {
    expect(splitIntoTables([{ personId: 'ada', groupId: 'g' }], 's', 3).map(({ length }) => length)).toEqual([1, 0, 0])
    expect(splitIntoTables([], 's', 2)).toEqual([[], []])
  })
})

describe('whoever comes late', () => {
  const table = (number: number, ...groupIds: string[]) => ({ number, groupIds })

  test('sits at a smallest table, there where their group is fewest, there at the first', () => {
    expect(tableForLate([table(1, 'a', 'b'), table(2, 'a'), table(3, 'b')], 'a')?.number).toBe(3)
    expect(tableForLate([table(2, 'b'), table(1, 'b')], 'a')?.number).toBe(1)
    expect(tableForLate([], 'a')).toBeNull()
  })

  test('leaves sizes within one of each other, however many come', () => {
    for (const { people, seed, count, chance } of rooms.slice(0, 60)) {
      const tables = splitIntoTables(people, seed, count).map((seated, at) => ({
        number: at + 1,
        groupIds: seated.map(({ groupId }) => groupId),
      }))
      for (let late = 0; late < 30; late++) {
        const groupId = `g${chance(10)}`
        tableForLate(tables, groupId)!.groupIds.push(groupId)
      }
      expect(spread(tables.map(({ groupIds }) => groupIds.length))).toBeLessThanOrEqual(1)
    }
  })
})
