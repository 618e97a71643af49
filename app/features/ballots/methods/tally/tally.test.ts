import { describe, expect, test } from 'vitest'
import { ruleOf, tally, type TallyVote } from './tally.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id.toUpperCase() }))
const RULE = ruleOf('approval', 'sum', { minimumTurnout: 0.5, places: 1 })

const votesOf = (groups: Record<string, number[][]>): TallyVote[] =>
  Object.entries(groups).flatMap(([groupId, answers]) => answers.map((values) => ({ groupId, values })))
const tableOf = (votes: TallyVote[], eligible = 5) =>
  ['a', 'b', 'c'].map((groupId) => {
    const voted = votes.filter((vote) => vote.groupId === groupId).length
    return { groupId, voted, eligible: Math.max(eligible, voted) }
  })
const count = (votes: TallyVote[], rule = RULE) => tally(votes, tableOf(votes), OPTIONS, rule)

const many = (times: number, values: number[]) => Array.from({ length: times }, () => values)

describe('a tally', () => {
  test('adds up what each option was given, and orders them', () => {
    const result = count(votesOf({ a: many(5, [1, 0, 1]), b: many(5, [1, 1, 0]) }))
    expect(result.overall.map((one) => one?.sum)).toEqual([10, 5, 5])
    expect(result.order).toEqual([['o1'], ['o2', 'o3']])
    expect(result.chosen).toEqual(['o1'])
  })

  test('chooses none of those that are level at the last place, and names them', () => {
    const votes = votesOf({ a: many(5, [1, 0, 1]), b: many(5, [1, 1, 0]) })
    expect(count(votes, { ...RULE, places: 2 })).toMatchObject({ chosen: ['o1'], tied: ['o2', 'o3'] })
    expect(count(votes, { ...RULE, places: 3 })).toMatchObject({ chosen: ['o1', 'o2', 'o3'], tied: [] })
  })

  test('gives the same bytes in whatever order answers come, and with weights of one', () => {
    const votes = votesOf({
      a: [
        [1, 0, 1],
        [0, 1, 1],
        [1, 1, 0],
        [0, 0, 1],
      ],
      b: many(4, [1, 0, 0]),
    })
    const said = JSON.stringify(count(votes))
    expect(JSON.stringify(count(votes.toReversed()))).toBe(said)
    expect(JSON.stringify(count(votes.map((vote) => ({ ...vote, weight: 1 }))))).toBe(said)
    expect(said).not.toContain('weight"')
  })

  test('counts an answer of weight three as three, and says so', () => {
    const votes = votesOf({ a: many(4, [1, 0, 0]), b: many(4, [0, 1, 0]) })
    const weighted = votes.map((vote) => (vote.groupId === 'b' ? { ...vote, weight: 3 } : vote))
    const result = count(weighted)
    expect(result.overall.map((one) => one?.sum)).toEqual([4, 12, 0])
    expect(result).toMatchObject({ chosen: ['o2'], weight: 16, voted: 8 })
  })

  test('hides a group under four answers, and another whose difference would tell', () => {
    const votes = votesOf({ a: many(5, [1, 0, 0]), b: many(4, [0, 1, 0]), c: many(2, [0, 0, 1]) })
    const result = count(votes)
    expect(result.groups.map(({ figures }) => figures[0] !== null)).toEqual([true, false, false])
    expect(result.equalWeight[0]).toEqual({ groups: 1, mean: 1 })
  })

  test('says nothing of three answers, and finds nothing below the turnout', () => {
    expect(count(votesOf({ a: many(3, [1, 0, 0]) })).overall).toEqual([null, null, null])
    const few = count(votesOf({ a: many(4, [1, 0, 0]) }))
    expect(few).toMatchObject({ enough: false, chosen: null })
    expect(few.overall[0]).toMatchObject({ sum: 4, n: 4 })
  })

  test('leaves out of an option who said nothing about it, and hides by that', () => {
    const blank = [null, 1, 1] as unknown as number[]
    const votes = votesOf({ a: many(5, [1, 1, 1]), b: [...many(2, blank), ...many(3, [0, 1, 1])] })
    const result = count(votes, ruleOf('approval', 'mean', { minimumTurnout: 0.5, places: 1 }))
    expect(result.overall[0]).toMatchObject({ n: 8, mean: 0.625 })
    expect(result.groups[1]!.figures[0]).toBeNull()
    expect(result.groups[1]!.figures[1]).not.toBeNull()
  })
})
