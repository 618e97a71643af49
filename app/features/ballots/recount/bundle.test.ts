import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { consent } from '../methods/consent/method.server.ts'
import { rating } from '../methods/rating/method.server.ts'
import { turnoutOf } from '../turnout.ts'
import { makeBundle, recountBundle } from './bundle.ts'
import type { Bundle, Count, CountedVote } from './bundle-words.ts'
import { readBundle } from './read-bundle.ts'

const GROUPS = ['g1', 'g2', 'g3', 'g4']
const METHODS = {
  rating: { count: rating.count as unknown as Count, settings: { minimumTurnout: 0.5, threshold: 0.7 } },
  consent: {
    count: consent.count as unknown as Count,
    settings: { minimumTurnout: 0.5, share: 0.7, groups: 2, groupShare: 0.6, objections: 1 },
  },
}

function bundleOf(method: keyof typeof METHODS, votes: readonly CountedVote[]): Bundle {
  const { count, settings } = METHODS[method]
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const electorate = turnoutOf(GROUPS, holders, [])
  const result = count(votes, electorate, settings, [])
  const made = makeBundle({ question: {}, round: 1, method, settings, terms: {}, electorate, result, votes }, count)
  return JSON.parse(canonicalJson(made)) as Bundle
}

const recounted = (bundle: Bundle) => recountBundle(bundle, METHODS[bundle.method as 'rating'].count)

const rate = (groupId: string, ...pairs: [number | null, number | null][]): CountedVote[] =>
  pairs.map(([relevance, feasibility]) => ({ groupId, answer: { relevance, feasibility } }))
const say = (groupId: string, ...positions: string[]): CountedVote[] =>
  positions.map((position, at) => ({
    groupId,
    answer: { position, reason: position === 'object' ? `Because ${at}` : '' },
  }))

const LARGE = rate('g1', [9, 8], [8, 8], [7, 2], [1, 5], [9, 9])

describe('a bundle', () => {
  test('counts to the same bytes, and finds one changed vote', () => {
    const bundle = bundleOf('rating', [...LARGE, ...rate('g2', [5, 5], [6, 6], [7, 7], [8, 9])])
    expect(bundle.votes).toHaveLength(9)
    expect(recounted(bundle)).toEqual({ result: canonicalJson(bundle.result), same: true, changed: [] })
    const vote = bundle.votes![0]!
    const changed = { ...bundle, votes: bundle.votes!.with(0, { ...vote, answer: { relevance: 2, feasibility: 2 } }) }
    expect(recounted(changed)).toMatchObject({ same: false, changed: ['votes'] })
    const removed = { ...bundle, votes: bundle.votes!.slice(1) }
    expect(recounted(removed)).toMatchObject({ same: false, changed: ['votes'] })
    const better = { ...bundle, settings: { ...bundle.settings, threshold: 0.5 } }
    expect(recounted(better)).toMatchObject({ same: false, changed: ['settings'] })
  })

  test('names no group whose figures are hidden, and can still be counted', () => {
    const bundle = bundleOf('rating', [...LARGE, ...rate('g2', [5, 5], [6, 6]), ...rate('g3', [7, 7], [2, 9])])
    expect(bundle.declared.hidden).toEqual(['g2', 'g3'])
    expect(bundle.votes!.map(({ group }) => group).filter((group) => group === null)).toHaveLength(4)
    expect(new Set(bundle.votes!.map(({ group }) => group))).toEqual(new Set(['g1', null]))
    expect(recounted(bundle)).toMatchObject({ same: true })
  })

  test('keeps what people wrote apart from their group', () => {
    const bundle = bundleOf('consent', [
      ...say('g1', 'favour', 'object', 'live', 'favour'),
      ...say('g2', 'favour', 'object', 'live', 'live'),
    ])
    expect(bundle.texts).toEqual(['Because 1', 'Because 1'])
    expect(JSON.stringify(bundle.votes)).not.toContain('Because')
    expect(recounted(bundle)).toMatchObject({ same: true })
  })

  test('counts how many hidden groups are over a line, and says of none which it is', () => {
    const votes = [
      ...say('g1', 'favour', 'favour', 'favour', 'live', 'live'),
      ...say('g2', 'object', 'favour'),
      ...say('g3', 'favour', 'favour'),
      ...say('g4', 'abstain', 'favour'),
    ]
    const bundle = bundleOf('consent', votes)
    expect(bundle.declared.hidden).toEqual(['g2', 'g3', 'g4'])
    expect(recounted(bundle)).toMatchObject({ same: true })
  })

  test.each([
    ['too-few', rate('g1', [9, 9], [1, 1])],
    // One hidden group's feasibility could be told by its relevance, which is shown.
    [
      'told',
      [
        ...rate('g1', [9, null], [9, 1], [8, 2], [8, 3]),
        ...rate('g2', [1, 4], [2, 5], [1, 6], [2, 7]),
        ...rate('g3', [5, 5], [5, 6], [5, 7], [5, 8]),
      ],
    ],
    ['weights', LARGE.map((vote, at) => ({ ...vote, weight: at === 0 ? 3 : 1 }))],
  ])('publishes no votes: %s', (withheld, votes) => {
    const bundle = bundleOf('rating', votes)
    expect(bundle).toMatchObject({ votes: null, texts: [], withheld })
    expect(recounted(bundle)).toBeNull()
  })

  test('the order of the votes leaves no trace', () => {
    const votes = [...LARGE, ...rate('g2', [5, 5], [6, 6]), ...rate('g3', [7, 7], [2, 9])]
    expect(canonicalJson(bundleOf('rating', [...votes].reverse()))).toBe(canonicalJson(bundleOf('rating', votes)))
  })
})

const mark = fc.option(fc.integer({ min: 1, max: 9 }), { freq: 4 })
const marks = fc.record({
  groupId: fc.constantFrom(...GROUPS),
  answer: fc.record({ relevance: mark, feasibility: mark }),
})
const sides = fc.record({
  groupId: fc.constantFrom(...GROUPS),
  answer: fc
    .constantFrom('favour', 'live', 'object', 'abstain')
    .map((position) => ({ position, reason: position === 'object' ? 'No' : '' })),
})

describe.each([
  ['rating', marks as fc.Arbitrary<CountedVote>],
  ['consent', sides as fc.Arbitrary<CountedVote>],
] as const)('any %s', (method, vote) => {
  test('counts again, or publishes no votes; no vote of a hidden group bears its name', () => {
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 24 }), (votes) => {
        const bundle = bundleOf(method, votes)
        fc.pre(bundle.votes !== null)
        expect(recounted(bundle)).toMatchObject({ same: true, changed: [] })
        expect(bundle.votes!.filter(({ group }) => group !== null && bundle.declared.hidden.includes(group))).toEqual(
          [],
        )
      }),
      { numRuns: 80 },
    )
  })

  test('no hidden group alone could have answered so, unless all hidden answers are the same', () => {
    const { count } = METHODS[method]
    fc.assert(
      fc.property(fc.array(vote, { minLength: 4, maxLength: 16 }), (votes) => {
        const bundle = bundleOf(method, votes)
        const pool = bundle.votes?.filter(({ group }) => group === null) ?? []
        fc.pre(new Set(pool.map(({ answer }) => canonicalJson(answer))).size > 1)
        const hidden = votes.filter(({ groupId }) => bundle.declared.hidden.includes(groupId))
        const published = canonicalJson(bundle.result)
        for (const group of new Set(hidden.map(({ groupId }) => groupId))) {
          const other = votes.some(
            (own, at) =>
              own.groupId === group &&
              votes.some((their, to) => {
                if (!bundle.declared.hidden.includes(their.groupId) || their.groupId === group) return false
                if (canonicalJson(own.answer) === canonicalJson(their.answer)) return false
                const exchanged = votes
                  .with(at, { ...own, answer: their.answer })
                  .with(to, { ...their, answer: own.answer })
                return canonicalJson(count(exchanged, bundle.electorate, bundle.settings, [])) === published
              }),
          )
          expect([group, other]).toEqual([group, true])
        }
      }),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['', 'The file is no JSON: '],
  ['null', 'The file is no bundle of a ballot'],
  ['{"format":"roundtable-ballot","version":2}', 'Version 2 of bundles is not known here.'],
  ['{"format":"roundtable-ballot","version":1}', 'The bundle has no settings, or not as it should be.'],
])('reads no bundle of %j', (text, message) => {
  expect(readBundle(text)).toContain(message)
})
