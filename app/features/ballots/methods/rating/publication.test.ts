import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersNeeded } from '../../ballot-words.ts'
import { findingOf } from './finding.ts'
import { type CountedVote, type Publication, publish } from './publication.ts'
import { type Rating, ruleOf } from './words.ts'

const RULE = ruleOf({ threshold: 0.7, minimumTurnout: 0 })
const NAMES = ['ci', 're', 'ph', 'io']

/** Each list is what one group answered to the question of relevance; nobody else might have voted. */
function published(answers: readonly (readonly Rating[])[], rule = RULE, absent = 0): Publication {
  const votes = answers.flatMap((group, index) =>
    group.map((relevance): CountedVote => ({ groupId: NAMES[index]!, relevance, feasibility: null })),
  )
  const electorate = answers.map((group, index) => ({
    groupId: NAMES[index]!,
    voted: group.length,
    eligible: group.length + (index === 0 ? absent : 0),
  }))
  return publish(votes, electorate, rule)
}

const relevance = (answers: readonly (readonly Rating[])[], rule = RULE, absent = 0) =>
  published(answers, rule, absent).criteria.relevance
const shown = (answers: readonly (readonly Rating[])[]) =>
  relevance(answers).groups.flatMap((group) => (group.summary ? [group.groupId] : []))

describe('what a small group gives away', () => {
  it('shows how many answered and nothing else', () => {
    const [small] = relevance([
      [9, 8, 7],
      [5, 6, 7, 8],
      [2, 3],
    ]).groups
    expect(small).toEqual({ groupId: 'ci', voted: 3, eligible: 3, summary: null, overLine: null })
  })

  it.each([
    [
      'large groups only',
      [
        [9, 8, 7, 7],
        [5, 5, 6, 9, 1],
      ],
      ['ci', 're'],
      true,
    ],
    [
      'one small group would be the total less the others: the next smallest is hidden too',
      [[9], [5, 5, 6, 9], [1, 2, 3, 4, 5]],
      ['ph'],
      true,
    ],
    [
      'two small groups are large enough together',
      [
        [9, 2],
        [5, 6],
        [1, 2, 3, 4, 5],
      ],
      ['ph'],
      true,
    ],
    ['two small groups are too small together', [[9], [5, 6], [1, 2, 3, 4, 5]], [], true],
    ['nobody else voted', [[9, 8], [], []], ['re', 'ph'], false],
    ['one group alone, and large', [[9, 8, 7, 7], [], []], ['ci', 're', 'ph'], true],
    ['fewer than four answers in all', [[9], [8, 7], []], ['ph'], false],
    [
      'a group of five in which two could rate is small',
      [
        [9, 8, null, null, null],
        [5, 5, 6, 9],
        [1, 2, 3, 4, 5],
      ],
      ['ph'],
      true,
    ],
    [
      'the small groups are of one mind: the total would say so',
      [
        [9, 9],
        [9, 9],
        [1, 2, 3, 4, 5],
      ],
      ['ph'],
      false,
    ],
  ] as [string, Rating[][], string[], boolean][])('%s', (_, answers, groups, total) => {
    expect(shown(answers)).toEqual(groups)
    expect(relevance(answers).overall !== null).toBe(total)
  })

  it('counts towards no mean and no number of groups', () => {
    const result = relevance([
      [9, 9],
      [9, 8],
      [1, 2, 3, 4],
    ])
    expect(result).toMatchObject({ equalWeight: { groups: 1, share: 0 }, groupsOverLine: 0 })
  })

  it('can be worked out from no published numbers: every way to answer, in three groups of up to four', () => {
    for (const sizes of multisets([0, 1, 2, 3, 4], 3)) expectNothingGivenAway(sizes)
  })

  it.each([[[1, 5, 5]], [[3, 5, 5]], [[2, 2, 5]], [[5, 5, 5]]])('nor in groups of %j', (sizes) =>
    expectNothingGivenAway(sizes),
  )

  it('nor in four groups, or with more ratings to choose from', () => {
    for (const sizes of [
      [1, 1, 1, 1],
      [1, 2, 1, 4],
      [1, 1, 2, 5],
    ])
      expectNothingGivenAway(sizes)
    for (const sizes of [
      [1, 4],
      [2, 2],
      [1, 3, 4],
      [3, 1],
    ])
      expectNothingGivenAway(sizes, [null, 1, 5, 9])
  })
})

/** Takes every way these groups may answer, as the reader does who wants to know: of those that are published alike, no hidden group answers alike in all. */
function expectNothingGivenAway(sizes: readonly number[], scale: readonly Rating[] = [null, 1, 9]) {
  const ways = sizes.map((size) => multisets(scale, size))
  const seen = new Map<string, { answers: Set<string>[]; hidden: boolean[] }>()
  for (const answers of product(ways)) {
    const result = relevance(answers)
    const key = JSON.stringify(result)
    const entry = seen.get(key) ?? {
      answers: sizes.map(() => new Set<string>()),
      hidden: result.groups.map((group) => group.summary === null),
    }
    answers.forEach((group, index) => entry.answers[index]!.add(JSON.stringify(group)))
    seen.set(key, entry)
  }
  const givenAway = [...seen].filter(([, entry]) =>
    entry.hidden.some((hidden, index) => hidden && entry.answers[index]!.size < 2),
  )
  expect(givenAway.map(([key, entry]) => [sizes, key, entry.answers.map((ways) => [...ways])])).toEqual([])
}

function multisets<T>(values: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return values.flatMap((value, index) => multisets(values.slice(index), size - 1).map((rest) => [value, ...rest]))
}

function* product<T>([first, ...rest]: readonly T[][]): Generator<T[]> {
  if (!first) return void (yield [])
  for (const value of first) for (const others of product(rest)) yield [value, ...others]
}

describe('turnout', () => {
  const answers = [
    [9, 8, 7, 9],
    [8, 8, 7, 7, 9],
  ]
  const half = ruleOf({ threshold: 0.7, minimumTurnout: 0.5 })

  it('gives figures and no finding where too few answered', () => {
    const few = published(answers, half, 10)
    expect(few).toMatchObject({ voted: 9, eligible: 19, needed: 10, enough: false })
    expect(few.criteria.relevance).toMatchObject({ groupsOverLine: null, overall: { n: 9, class: null, ram: null } })
    expect(
      few.criteria.relevance.groups.map((group) => [group.overLine, group.summary?.class, group.summary?.ram]),
    ).toEqual([
      [null, null, null],
      [null, null, null],
    ])
    expect(findingOf('relevance', few)).toEqual([{ key: 'too-few' }])
  })

  it('gives a finding from the minimum on', () => {
    const enough = published(answers, half, 9)
    expect(enough).toMatchObject({ voted: 9, eligible: 18, needed: 9, enough: true })
    expect(enough.criteria.relevance).toMatchObject({ groupsOverLine: 2, overall: { class: 'high' } })
  })

  it('is never enough when nobody answered', () => {
    expect(published([[], []])).toMatchObject({ needed: 0, enough: false })
    expect(findingOf('relevance', published([[], []]))).toEqual([{ key: 'nobody' }])
  })

  it.each([
    [0.5, 49, 25],
    [0.6, 45, 27],
    [0.25, 48, 12],
    [0.75, 4, 3],
    [0.5, 0, 0],
    [0, 40, 0],
  ])('%f of %i people are %i answers', (share, eligible, needed) => {
    expect(answersNeeded(share, eligible)).toBe(needed)
  })
})

describe('the finding', () => {
  it('speaks of the groups that are shown, and names those that are not and those that are silent', () => {
    expect(findingOf('relevance', published([[9, 9, 8, 7], [9, 2], [1, 3], []]))).toEqual([
      { key: 'over-line', criterion: 'relevance', count: 1, total: 1, all: 4 },
      { key: 'withheld', groupIds: ['re', 'ph'] },
      { key: 'silent', groupIds: ['io'] },
    ])
  })

  it('names divided groups', () => {
    expect(findingOf('relevance', published([[1, 1, 2, 9, 9]]))).toContainEqual({ key: 'split', groupIds: ['ci'] })
  })

  it('says that no group can be shown', () => {
    expect(findingOf('relevance', published([[9], [8, 7]]))).toEqual([
      { key: 'none-shown' },
      { key: 'withheld', groupIds: ['ci', 're'] },
    ])
  })
})

describe('counting', () => {
  it('counts heads and groups side by side, and a share exactly on the line as over it', () => {
    const result = relevance([
      [9, 8, 7, 7, 7, 7, 7, 2, 2, 2],
      [3, 3, 3, 9],
    ])
    expect(result.overall).toMatchObject({ n: 14, inFavour: 8 })
    expect(result.equalWeight).toEqual({ groups: 2, share: 0.475 })
    expect(result.groups.map((group) => [group.summary?.share, group.overLine])).toEqual([
      [0.7, true],
      [0.25, false],
    ])
  })

  it('gives the same bytes in any order', () => {
    const rating = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null })
    const votes = fc.array(fc.record({ groupId: fc.constantFrom(...NAMES), relevance: rating, feasibility: rating }), {
      maxLength: 40,
    })
    const shuffled = votes.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const electorate = NAMES.map((groupId) => ({
          groupId,
          voted: list.filter((vote) => vote.groupId === groupId).length,
          eligible: 40,
        }))
        expect(JSON.stringify(publish(other, electorate, RULE))).toBe(JSON.stringify(publish(list, electorate, RULE)))
      }),
    )
  })
})
