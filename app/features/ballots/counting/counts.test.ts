import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ahp, combinedJudgments, combinedWeights, judgedMatrix } from './ahp.ts'
import { countAllocation, spreadOverGroups } from './allocation.ts'
import { countApproval, tally } from './approval.ts'
import { lotOrder } from './lot.ts'
import { compareMerits, majorityJudgment, placesOf } from './majority-judgment.ts'
import { countPairwise } from './pairwise.ts'
import { countDots, countQuadratic, creditsSpent, type Points } from './points.ts'
import { countScores } from './score.ts'
import { sha256 } from './sha256.ts'

const OPTIONS = ['a', 'b', 'c']
const alone = <A>(...answers: A[]) => answers.map((answer) => ({ answer }))

describe('approval and a tally', () => {
  test('counts people and names every winner', () => {
    const found = countApproval(OPTIONS, [
      { answer: ['a', 'b'], weight: 2 },
      { answer: ['b'] },
      { answer: [] },
      { answer: ['a'] },
    ])
    expect(found).toEqual({
      ballots: 5,
      options: [
        { id: 'a', approvals: 3, share: 0.6 },
        { id: 'b', approvals: 3, share: 0.6 },
        { id: 'c', approvals: 0, share: 0 },
      ],
      winners: ['a', 'b'],
    })
    expect(countApproval(OPTIONS, alone([])).winners).toEqual([])
  })

  test.each([
    [['d'], 'The ballot has no option d'],
    [['a', 'a'], 'An answer approves of an option twice'],
  ])('refuses %j', (answer, message) => {
    expect(() => countApproval(OPTIONS, alone(answer))).toThrow(message)
  })

  test.each([0, -1, 1.5, Number.NaN])('refuses a weight of %d', (weight) => {
    expect(() => countApproval(OPTIONS, [{ answer: ['a'], weight }])).toThrow('A weight is a positive whole number')
  })

  test('yes, no and abstain', () => {
    const found = tally(['yes', 'no', 'abstain'] as const, [{ answer: 'yes', weight: 3 }, { answer: 'abstain' }])
    expect(found).toEqual({ yes: 3, no: 0, abstain: 1 })
  })
})

describe('points', () => {
  test('dots are whole, none below 0 and not more than there are', () => {
    expect(countDots(OPTIONS, alone<Points>({ a: 3, b: 2 }, { c: 5 }), 5).options.map(({ points }) => points)).toEqual([
      3, 2, 5,
    ])
    for (const wrong of [{ a: 6 }, { a: -1 }, { a: 0.5 }])
      expect(() => countDots(OPTIONS, alone(wrong), 5)).toThrow(RangeError)
  })

  test('quadratic votes cost their square: 9, 4 and -1 are 98 of 100', () => {
    const votes = { a: 9, b: 4, c: -1 }
    expect(creditsSpent(votes)).toBe(98)
    const found = countQuadratic(OPTIONS, [{ answer: votes }, { answer: { a: -10 } }], 100)
    expect(found.options).toEqual([
      { id: 'a', points: -1, inFavour: 1, against: 1 },
      { id: 'b', points: 4, inFavour: 1, against: 0 },
      { id: 'c', points: -1, inFavour: 0, against: 1 },
    ])
    expect(found.winners).toEqual(['b'])
    expect(() => countQuadratic(OPTIONS, alone<Points>({ a: 10, b: 1 }), 100)).toThrow('costs more than 100')
  })

  test('a hundred points: means, spread, and each group the same', () => {
    const [one, two]: [Points, Points] = [
      { a: 70, b: 30 },
      { a: 40, b: 40, c: 20 },
    ]
    const [a, , c] = countAllocation(OPTIONS, [{ answer: one }, { answer: two, weight: 2 }])
    expect(a).toEqual({ id: 'a', mean: 50, weight: 0.5, sd: 17.320508, median: 40, lowest: 40, highest: 70 })
    expect(c).toMatchObject({ mean: 13.333333, weight: 0.133333 })
    const spread = spreadOverGroups(OPTIONS, [alone(one), alone(two, two, two), []])
    expect(spread[0]).toEqual({ id: 'a', equalWeight: 55, lowest: 40, highest: 70 })
    const wrongs: Points[] = [{ a: 101 }, { a: 60, b: 39 }, { a: 150, b: -50 }, { a: 99.5, b: 0.5 }]
    for (const wrong of wrongs) expect(() => countAllocation(OPTIONS, alone(wrong))).toThrow(RangeError)
  })
})

describe('scores', () => {
  const casts = alone<Record<string, number | null>>({ a: 5, b: 4, c: 0 }, { a: null, b: 4, c: 1 }, { b: 4, c: 1 })

  test('a missing answer is left out or zero, and that decides', () => {
    const leftOut = countScores(OPTIONS, casts, { by: 'mean', missing: 'left-out', highest: 5 })
    expect(leftOut.options[0]).toMatchObject({ n: 1, missing: 2, mean: 5 })
    expect(leftOut.winners).toEqual(['a'])
    const zero = countScores(OPTIONS, casts, { by: 'mean', missing: 'zero', highest: 5 })
    expect(zero.options[0]).toMatchObject({ n: 3, missing: 2, mean: 1.666667 })
    expect(zero.winners).toEqual(['b'])
  })

  test('equal means are a tie, however they are rounded', () => {
    const close = [{ answer: { a: 1, b: 1, c: 0 }, weight: 1_000_000 }, { answer: { a: 1, b: 2, c: 0 } }]
    expect(countScores(OPTIONS, close, { by: 'mean', missing: 'zero', highest: 5 }).winners).toEqual(['b'])
    expect(countScores(OPTIONS, close, { by: 'median', missing: 'zero', highest: 5 }).winners).toEqual(['a', 'b'])
  })

  test('refuses points beyond the scale', () => {
    for (const points of [-1, 6, 1.5])
      expect(() => countScores(OPTIONS, alone({ a: points }), { by: 'mean', missing: 'zero', highest: 5 })).toThrow(
        RangeError,
      )
  })
})

describe('pairs', () => {
  test('who is unranked stands last, or outside', () => {
    const casts = alone([['a'], ['b']], [['b']])
    expect(countPairwise(OPTIONS, casts, 'last')).toEqual([
      [0, 1, 1],
      [1, 0, 2],
      [0, 0, 0],
    ])
    expect(countPairwise(OPTIONS, casts, 'no-opinion')).toEqual([
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  test('equals are not preferred to each other', () => {
    expect(countPairwise(OPTIONS, alone([['a', 'b'], ['c']]), 'last')).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
    ])
  })

  test('refuses a double and an unknown option', () => {
    expect(() => countPairwise(OPTIONS, alone([['a'], ['a']]), 'last')).toThrow('names a twice')
    expect(() => countPairwise(OPTIONS, alone([['d']]), 'last')).toThrow('no option d')
  })
})

describe('majority judgment', () => {
  test('blanks are the worst grade, or left out', () => {
    const casts = [
      { answer: { a: 2, b: 1 }, weight: 2 },
      { answer: { a: null, b: 1 }, weight: 3 },
    ]
    const worst = majorityJudgment(['a', 'b'], casts, { grades: 3, blank: 'worst' })
    expect(worst.winners).toEqual(['b'])
    expect(worst.options[0]).toEqual({
      id: 'a',
      place: 2,
      grades: [3, 0, 2],
      blank: 3,
      grade: 0,
      above: 0.4,
      below: 0,
      plus: true,
    })
    const leftOut = majorityJudgment(['a', 'b'], casts, { grades: 3, blank: 'left-out' })
    expect(leftOut.winners).toEqual(['a'])
    expect(leftOut.options[0]).toMatchObject({ grades: [0, 0, 2], blank: 3, grade: 2 })
  })

  test('takes medians away one by one, as a plain list does', () => {
    const plain = (profile: number[]) => {
      const list = profile.flatMap((count, grade) => new Array<number>(count).fill(grade))
      const taken: number[] = []
      while (list.length) taken.push(...list.splice(Math.floor((list.length - 1) / 2), 1))
      return taken
    }
    const profiles: number[][] = []
    for (let a = 0; a <= 6; a++) for (let b = 0; a + b <= 6; b++) profiles.push([a, b, 6 - a - b])
    for (const first of profiles) {
      for (const second of profiles) {
        const [x, y] = [plain(first), plain(second)]
        const differs = x.findIndex((grade, at) => grade !== y[at])
        const expected = differs === -1 ? 0 : Math.sign(x[differs]! - y[differs]!)
        expect([first, second, Math.sign(compareMerits(first, second))]).toEqual([first, second, expected])
      }
    }
  })

  test('different totals are brought to the same one', () => {
    expect(
      placesOf([
        [2, 2, 2, 2, 2],
        [1, 1, 1, 1, 1],
        [0, 0, 5, 0, 0],
        [0, 2, 0, 2, 0],
        [1, 0, 0, 1, 1],
      ]),
    ).toEqual([3, 3, 2, 5, 1])
    expect(
      placesOf([
        [0, 0],
        [3, 0],
      ]),
    ).toEqual([2, 1])
  })
})

describe('AHP', () => {
  const judgments = [
    { over: 'a', under: 'b', times: 3 },
    { over: 'b', under: 'c', times: 3 },
    { over: 'c', under: 'a', times: 2 },
  ]

  test('names the three judgments that fit least', () => {
    const found = ahp(OPTIONS, judgedMatrix(OPTIONS, judgments))
    expect(found.cr).toBeGreaterThan(0.1)
    expect(found.triad).toEqual({ options: ['a', 'b', 'c'], judged: 0.5, implied: 9 })
    const fits = judgments.with(2, { over: 'a', under: 'c', times: 9 })
    expect(ahp(OPTIONS, judgedMatrix(OPTIONS, fits))).toMatchObject({ cr: 0, ci: 0, lambda: 3, triad: null })
  })

  test('every pair once', () => {
    expect(() => judgedMatrix(OPTIONS, judgments.slice(1))).toThrow('Not all pairs')
    expect(() => judgedMatrix(OPTIONS, [...judgments, { over: 'b', under: 'a', times: 2 }])).toThrow('compared twice')
    expect(() => judgedMatrix(OPTIONS, judgments.with(0, { over: 'a', under: 'b', times: 0 }))).toThrow(
      'cannot count 0 times',
    )
  })

  test('a group as one, or of many', () => {
    const [up, down] = [4, 1 / 4].map((times) => judgedMatrix(['a', 'b'], [{ over: 'a', under: 'b', times }]))
    expect(ahp(['a', 'b'], combinedJudgments(alone(up!, down!))).weights.map(({ weight }) => weight)).toEqual([
      0.5, 0.5,
    ])
    expect(combinedWeights([{ answer: [0.8, 0.2], weight: 3 }, { answer: [0.2, 0.8] }], 'arithmetic')).toEqual([
      0.65, 0.35,
    ])
    expect(combinedWeights(alone([0.8, 0.2], [0.2, 0.8]), 'geometric')).toEqual([0.5, 0.5])
  })
})

describe('the lot', () => {
  test.each(['', 'abc', 'é€😀', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(1000)])(
    'hashes %s as OpenSSL does',
    (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    },
  )

  test('is drawn the same again, whatever the order, and another with another seed', () => {
    const many = Array.from({ length: 20 }, (_, at) => `o${at}`)
    expect(lotOrder(many, 'seed')).toEqual(lotOrder([...many].reverse(), 'seed'))
    expect(lotOrder(many, 'seed')).not.toEqual(lotOrder(many, 'other'))
  })
})
