import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import vectors from '../../counting/vectors.fixture.json'
import { makeBundle, recountBundle } from '../../recount/bundle.ts'
import type { Bundle, Count, CountedVote } from '../../recount/bundle-words.ts'
import { turnoutOf } from '../../turnout.ts'
import { countCriteria, type CriteriaResult } from './count.ts'
import { figuresOf } from './figures.ts'
import { blockedItems, sortedItems } from './finding.ts'
import { criteria } from './method.server.ts'
import type { CriteriaSettings } from './words.ts'

const SETTINGS = criteria.settings.parse({ minimumTurnout: 0.25 })
const OPTIONS = ['o1', 'o2'].map((id) => ({ id, label: id }))
const casts = (ratings: readonly (number | null)[]) => ratings.map((answer) => ({ answer, weight: 1 }))

describe('the figures of an item', () => {
  test.each(vectors.ram)('are those of RAND/UCLA: $id, by both percentile rules', (vector) => {
    for (const [percentileRule, expected] of [
      ['type-7', vector.type7],
      ['type-2', vector.type2_sas5],
    ] as const) {
      const found = figuresOf(casts(vector.ratings), { ...SETTINGS, percentileRule })
      expect(found).toMatchObject({ n: vector.n, median: vector.median, p30: expected.p30, p70: expected.p70 })
      expect(found).toMatchObject({ index: expected.di, madm: vector.madm, decidedBy: 'range' })
    }
  })

  // Spread as an item of a real Delphi (Unisanté, round 3, s6: 11 low, 3 between, 6 high), where the two rules differ.
  const S6 = [...Array<number>(11).fill(3), ...Array<number>(3).fill(6), ...Array<number>(6).fill(9)]

  test('are decided by the rule that was chosen, and say by which', () => {
    expect(figuresOf(casts(S6), SETTINGS)).toMatchObject({ disagreement: true, class: 'uncertain', decidedBy: 'range' })
    const counted = figuresOf(casts(S6), { ...SETTINGS, disagreementRule: 'count' })
    expect(counted).toMatchObject({ disagreement: false, class: 'inappropriate', decidedBy: 'count', consensus: 'out' })
  })

  test.each([7, 26])('are decided by the range where counting has no table: %i ratings', (n) => {
    const ratings = Array.from({ length: n }, (_, at) => (at % 2 ? 1 : 9))
    const found = figuresOf(casts(ratings), { ...SETTINGS, disagreementRule: 'count' })
    expect(found).toMatchObject({ decidedBy: 'range', classic: null, disagreement: true })
  })

  test('count who cannot judge apart', () => {
    expect(figuresOf(casts([null, null, 7]), SETTINGS)).toMatchObject({ n: 1, cannotJudge: 2, median: 7 })
    expect(figuresOf(casts([null]), SETTINGS)).toMatchObject({ n: 0, cannotJudge: 1, median: null, class: null })
  })

  test('take a weight as so many ratings: the weighted median is the middle of the longer list', () => {
    const weighted = [
      { answer: 2, weight: 3 },
      { answer: 8, weight: 1 },
      { answer: 9, weight: 1 },
    ]
    expect(figuresOf(weighted, SETTINGS)).toEqual(figuresOf(casts([2, 2, 2, 8, 9]), SETTINGS))
    expect(figuresOf(weighted, SETTINGS).median).toBe(2)
  })

  test('follow the consensus rule that was chosen', () => {
    const ratings = casts([7, 7, 8, 8, 9, 9, 9, 3])
    const by = (consensusRule: CriteriaSettings['consensusRule'], consensusShare = 75) =>
      figuresOf(ratings, { ...SETTINGS, consensusRule, consensusShare }).consensus
    expect([by('ram'), by('pct'), by('pct', 90), by('comet'), by('strict'), by('iqr')]).toEqual([
      'in',
      'in',
      'none',
      'in',
      'in',
      'in',
    ])
  })
})

const by = (groupId: string, ...answers: CountedVote['answer'][]): CountedVote[] =>
  answers.map((answer) => ({ groupId, answer }))
const both = (...pairs: [number | null, number | null][]) => pairs.map(([a, b]) => ({ 'o1-c1': a, 'o2-c1': b }))

function countOf(votes: readonly CountedVote[], settings = SETTINGS): CriteriaResult {
  return countCriteria(votes, electorateOf(votes), OPTIONS, settings)
}
const electorateOf = (votes: readonly CountedVote[]) =>
  turnoutOf(
    ['a', 'b', 'c'],
    votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` })),
    [],
  )

const VOTES = [
  ...by('a', ...both([8, 2], [9, 1], [7, 3], [8, 2])),
  ...by('b', ...both([7, 9], [8, 8], [9, null], [7, 9])),
  ...by('c', ...both([2, 9], [3, 1], [2, 8], [3, 2])),
]

describe('a set of items', () => {
  test('is told by item, by group, and with the same weight for each group', () => {
    const { items, turnout } = countOf(VOTES)
    expect(turnout.b).toEqual({ voted: 4, eligible: 4 })
    const [first, second] = items.map(({ criteria: [one] }) => one!)
    expect(first!.overall).toMatchObject({ n: 12, counts: [0, 2, 2, 0, 0, 0, 3, 3, 2] })
    expect(first!.groups.map(({ figures }) => figures?.median)).toEqual([8, 7.5, 2.5])
    expect(first!.equalWeight).toEqual({ groups: 3, low: 0.333333, middle: 0, high: 0.666667, median: 6 })
    // One of four could not judge, so that group has three ratings, and another hides it.
    expect(second!.groups.filter(({ figures }) => figures === null).map(({ groupId }) => groupId)).toContain('b')
  })

  test('leaves out of an item who did not rate it, and of nothing else', () => {
    const { items } = countOf([...VOTES, ...by('a', { 'o1-c1': 5 })])
    expect(items.map(({ criteria: [one] }) => one!.overall?.n)).toEqual([13, 11])
  })

  test('says where all agree and a group says no', () => {
    const votes = [...VOTES, ...by('a', ...both([9, 9], [9, 9], [9, 9], [9, 9], [9, 9], [9, 9]))]
    const result = countOf(votes)
    expect(sortedItems(result).in.map(({ id }) => id)).toContain('o1')
    expect(blockedItems(result).map(({ id }) => id)).toEqual(['o1'])
  })

  test('tells how far people agree on its order, of those who rated all', () => {
    expect(countOf(VOTES).concordance[0]).toMatchObject({ raters: 11, items: 2 })
    expect(countOf(VOTES.slice(0, 3)).concordance).toEqual([null])
  })

  test('counts what returned alone in a later round', () => {
    expect(countOf(VOTES, { ...SETTINGS, items: ['o2'] }).items.map(({ id }) => id)).toEqual(['o2'])
  })

  test('is recounted from its bundle to the same bytes, and no reason stands beside a rating in it', () => {
    const votes = VOTES.map((vote, at) => ({
      ...vote,
      answer: { 'o1-c1': vote.answer['o1-c1']!, 'o2-c1': 5 + (at % 4), 'o1-reason': at % 3 ? '' : `Because ${at}` },
    }))
    const count = criteria.count as unknown as Count
    const electorate = electorateOf(votes)
    const result = count(votes, electorate, SETTINGS, OPTIONS)
    const made = makeBundle(
      {
        question: { options: OPTIONS },
        round: 1,
        method: 'criteria',
        settings: SETTINGS,
        terms: {},
        electorate,
        result,
        votes,
      },
      count,
    )
    const bundle = JSON.parse(canonicalJson(made)) as Bundle
    expect(bundle.withheld).toBeNull()
    expect(recountBundle(bundle, count)).toEqual({ result: canonicalJson(result), same: true, changed: [] })
    expect(bundle.texts).toEqual(['Because 0', 'Because 3', 'Because 6', 'Because 9'])
    expect(JSON.stringify(bundle.votes)).not.toMatch(/reason|Because/)
  })
})
