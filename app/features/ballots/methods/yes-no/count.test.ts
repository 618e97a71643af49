import { describe, expect, test } from 'vitest'
import { countYesNo } from './count.ts'
import { type Choice, isEnough, type Majority, ruleOf } from './words.ts'

const cast = (groupId: string, choices: Choice[]) => choices.map((choice) => ({ groupId, answer: { choice } }))
const times = (count: number, choice: Choice) => Array.from({ length: count }, () => choice)
type Votes = ReturnType<typeof cast>
const count = (votes: Votes, majority: Majority = 'half') => {
  const electorate = ['a', 'b'].map((groupId) => {
    const voted = votes.filter((vote) => vote.groupId === groupId).length
    return { groupId, voted, eligible: voted }
  })
  return countYesNo(votes, electorate, ruleOf({ minimumTurnout: 0.5, majority }))
}

describe('the majority that is asked for', () => {
  test.each<[number, number, Majority, boolean]>([
    [5, 10, 'half', false],
    [6, 10, 'half', true],
    [6, 10, 'three-fifths', true],
    [2, 3, 'two-thirds', true],
    [65, 98, 'two-thirds', false],
    [3, 4, 'three-quarters', true],
    [9, 10, 'all', false],
    [0, 0, 'all', false],
  ])('%i of %i by %s: %s', (yes, sides, majority, met) => {
    expect(isEnough(yes, sides, majority)).toBe(met)
  })
})

describe('yes or no', () => {
  test('counts abstentions towards the turnout alone', () => {
    const result = count([
      ...cast('a', [...times(3, 'yes'), ...times(2, 'abstain')]),
      ...cast('b', [...times(2, 'no'), 'yes', 'yes']),
    ])
    expect(result).toMatchObject({ overall: { yes: 5, no: 2, abstain: 2 }, voted: 9, accepted: true })
  })

  test('shows nothing where fewer than four take a side', () => {
    const result = count(cast('a', [...times(3, 'yes'), ...times(4, 'abstain')]))
    expect(result).toMatchObject({ overall: null, accepted: null })
  })

  test('hides a small group and the other, whose difference would tell', () => {
    const result = count([...cast('a', times(5, 'yes')), ...cast('b', times(2, 'no'))])
    expect(result.groups.map(({ counts }) => counts)).toEqual([null, null])
  })

  test('weighs answers, and weights of one change nothing', () => {
    const votes = [...cast('a', times(4, 'yes')), ...cast('b', times(5, 'no'))]
    expect(JSON.stringify(count(votes.map((vote) => ({ ...vote, weight: 1 }))))).toBe(JSON.stringify(count(votes)))
    const heavy = votes.map((vote) => (vote.groupId === 'a' ? { ...vote, weight: 2 } : vote))
    expect(count(heavy)).toMatchObject({ overall: { yes: 8, no: 5 }, accepted: true, weight: 13, voted: 9 })
  })
})
