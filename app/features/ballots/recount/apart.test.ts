import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { CriteriaResult } from '../methods/criteria/count.ts'
import { methodOf } from '../methods/registry.server.ts'
import { turnoutOf } from '../turnout.ts'
import { makeBundle, recountBundle } from './bundle.ts'
import type { Bundle, BundleVote, CountedVote } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'
import { fetchedCount } from './counts.ts'
import { readBundle } from './read-bundle.ts'
import { rollFaults } from './roll-check.ts'

const GROUPS = ['g1', 'g2', 'g3', 'g4']
const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id }))
const SETTINGS = methodOf({ method: 'criteria' }).settings.parse({
  ...{ minimumTurnout: '0.25', 'criterion-c1': 'Relevance', 'criterion-c2': 'Cost' },
})
const count = countOf('criteria')

function bundleOf(votes: readonly CountedVote[], terms = {}): Bundle {
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const electorate = turnoutOf(GROUPS, holders, [])
  const result = count(votes, electorate, SETTINGS, OPTIONS, terms)
  const about = { question: { options: OPTIONS }, round: 1, method: 'criteria', settings: SETTINGS, terms }
  return JSON.parse(canonicalJson(makeBundle({ ...about, electorate, result, votes }, count))) as Bundle
}

type Ratings = Record<string, number | null>
const rate = (groupId: string, ...answers: Ratings[]): CountedVote[] => answers.map((answer) => ({ groupId, answer }))
const all = (rating: number, but: Ratings = {}): Ratings => ({
  ...Object.fromEntries(OPTIONS.flatMap(({ id }) => ['c1', 'c2'].map((one) => [`${id}-${one}`, rating]))),
  ...but,
})
const without = (item: string, answer: Ratings): Ratings =>
  Object.fromEntries(Object.entries(answer).filter(([field]) => !field.startsWith(item)))

// On the second item g2 and g3 are three each and hidden, on the others shown.
const PARTLY = [
  ...rate('g1', all(8), all(7), all(9), all(2), all(8)),
  ...rate('g2', all(5), all(6), all(7, { 'o2-c1': 3 }), without('o2', all(1))),
  ...rate('g3', all(9), all(4), all(2, { 'o2-c1': 8 }), without('o2', all(6))),
]

/** Votes that anybody could write down from the figures of a result alone. */
function votesIn({ items }: CriteriaResult): BundleVote[] {
  const field = (item: string, id: string) => `${item}-${id}`
  return items.flatMap(({ id, criteria }) =>
    criteria.flatMap(({ id: criterion, overall, groups }) => {
      if (!overall) return []
      const shown = groups.flatMap(({ groupId, figures }) => (figures ? [{ groupId, figures }] : []))
      const votes = (group: string | null, counts: number[], cannotJudge: number) =>
        [
          ...counts.flatMap((times, at) => new Array<number>(times).fill(at + 1)),
          ...new Array<null>(cannotJudge).fill(null),
        ].map((rating): BundleVote => ({ group, answer: { [field(id, criterion)]: rating } }))
      const rest = overall.counts.map(
        (times, at) => times - shown.reduce((sum, { figures }) => sum + figures.counts[at]!, 0),
      )
      const restless = overall.cannotJudge - shown.reduce((sum, { figures }) => sum + figures.cannotJudge, 0)
      return [
        ...shown.flatMap(({ groupId, figures }) => votes(groupId, figures.counts, figures.cannotJudge)),
        ...votes(null, rest, restless),
      ]
    }),
  )
}
const inOrder = (votes: readonly BundleVote[]) => votes.map((vote) => canonicalJson(vote)).sort()

describe('where a group is hidden on some items only', () => {
  const bundle = bundleOf(PARTLY)
  const result = bundle.result as CriteriaResult

  test('votes are published field by field, and count to the same bytes, by command and in a browser', async () => {
    expect(result.concordance[0]).not.toBeNull()
    expect([bundle.withheld, bundle.declared]).toEqual([
      null,
      {
        hidden: ['g2', 'g3'],
        answers: {
          ...Object.fromEntries(['o1-c1', 'o1-c2', 'o3-c1', 'o3-c2'].map((field) => [field, {}])),
          ...Object.fromEntries(['o2-c1', 'o2-c2'].map((field) => [field, { g2: 3, g3: 3 }])),
        },
      },
    ])
    expect(new Set(bundle.votes!.map(({ answer }) => Object.keys(answer).length))).toEqual(new Set([1]))
    const same = { result: canonicalJson(result), same: true, changed: [] }
    expect(recountBundle(bundle, count)).toEqual(same)
    expect(recountBundle(bundle, (await fetchedCount('criteria'))!)).toEqual(same)
    const isBundle = new Ajv().compile(JSON.parse(readFileSync('docs/ballot-bundle.schema.json', 'utf8')) as object)
    expect([isBundle(bundle), isBundle.errors]).toEqual([true, null])
  })

  test('what they say stands in the result already: nothing of the hidden is left by differences', () => {
    expect(bundle.votes!.map((vote) => canonicalJson(vote))).toEqual(inOrder(votesIn(result)))
    const hidden = bundle.votes!.filter(({ answer }) => 'o2-c1' in answer && bundle.declared.hidden.length)
    expect(hidden.filter(({ group }) => group === 'g2' || group === 'g3')).toEqual([])
  })

  test('a changed vote is found, and a changed result', () => {
    const changed = bundle.votes!.with(0, { ...bundle.votes![0]!, answer: { 'o1-c1': 3 } })
    expect(recountBundle({ ...bundle, votes: changed }, count)).toMatchObject({ same: false, changed: ['votes'] })
    const other = structuredClone(bundle)
    ;(other.result as CriteriaResult).items[0]!.criteria[0]!.overall!.median = 1
    expect(recountBundle(other, count)).toMatchObject({ same: false, changed: ['result'] })
  })

  test('a file that claims other numbers is refused or does not count, and takes no memory', () => {
    const claimed = (answers: unknown) => canonicalJson({ ...bundle, declared: { hidden: [], answers } })
    expect(readBundle(claimed({ 'o1-c1': { g1: 1e15 } }))).toContain('declared')
    expect(readBundle(claimed({ 'o1-c1': [] }))).toContain('declared')
    const none = readBundle(claimed({})) as Bundle
    expect(recountBundle(none, count)).toMatchObject({ same: false })
  })
})

test('of an item whose total is hidden no votes are published, and of the others they are', () => {
  const bundle = bundleOf([
    ...rate('g1', ...[8, 7, 9, 2, 8].map((rating) => all(rating, { 'o2-c1': 8, 'o2-c2': 8 }))),
    ...rate('g2', ...[5, 6, 7].map((rating) => all(rating, { 'o2-c1': 8, 'o2-c2': 8 })), without('o2', all(1))),
  ])
  const result = bundle.result as CriteriaResult
  expect(result.items.map(({ criteria }) => criteria[0]!.overall === null)).toEqual([false, true, false])
  expect(JSON.stringify(bundle.votes)).not.toContain('o2-')
  expect(bundle.votes!.map((vote) => canonicalJson(vote))).toEqual(inOrder(votesIn(result)))
  expect(recountBundle(bundle, count)).toMatchObject({ same: true, changed: [] })
})

test.each([
  ['fewer than four voted', rate('g1', all(8), all(7), all(2)), 'too-few'],
  ['no total is shown', [...rate('g1', all(8), all(8), all(8), all(8)), ...rate('g2', all(8))], 'too-few'],
  ['votes do not weigh the same', PARTLY.map((vote, at) => ({ ...vote, weight: at ? 1 : 2 })), 'weights'],
])('no votes are published where %s', (_, votes, withheld) => {
  expect(bundleOf(votes)).toMatchObject({ votes: null, texts: [], withheld })
})

const mark = fc.option(fc.integer({ min: 1, max: 9 }), { freq: 6 })
const anybody = fc.record({
  groupId: fc.constantFrom(...GROUPS),
  answer: fc.record(Object.fromEntries(Object.keys(all(1)).map((field) => [field, mark])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Ratings>,
})

test('any set counts again or publishes no votes; field by field it says what the result says and no more', () => {
  let apart = 0
  fc.assert(
    fc.property(fc.array(anybody, { minLength: 4, maxLength: 26 }), (votes) => {
      const bundle = bundleOf(votes)
      if (!bundle.votes) return void expect(bundle.withheld).not.toBeNull()
      expect(recountBundle(bundle, count)).toMatchObject({ same: true, changed: [] })
      if (!bundle.declared.answers) return
      apart++
      expect(bundle.votes.map((vote) => canonicalJson(vote))).toEqual(inOrder(votesIn(bundle.result as CriteriaResult)))
    }),
    { numRuns: 60, seed: 12 },
  )
  expect(apart).toBeGreaterThan(5)
})

test('two questions of a rating fall apart as well, and a roll still has a mark for each', () => {
  const settings = methodOf({ method: 'rating' }).settings.parse({})
  const pairs: Record<string, [number | null, number | null][]> = {
    g1: [
      [9, null],
      [9, 1],
      [8, 2],
      [8, 3],
    ],
    g2: [
      [1, 4],
      [2, 5],
      [1, 6],
      [2, 7],
    ],
    g3: [
      [5, 5],
      [5, 6],
      [5, 7],
      [5, 8],
    ],
  }
  const votes = Object.entries(pairs).flatMap(([groupId, answers]) =>
    answers.map(([relevance, feasibility]) => ({ groupId, answer: { relevance, feasibility } })),
  )
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const electorate = turnoutOf(GROUPS, holders, [])
  const rated = countOf('rating')
  const result = rated(votes, electorate, settings, [])
  const roll = { size: 14, cast: 12, opened: 'a', closed: 'a' }
  const about = { question: {}, round: 1, method: 'rating', settings, terms: {}, electorate, result, roll }
  const bundle = makeBundle({ ...about, votes }, rated)
  expect(bundle.declared.answers).toMatchObject({ relevance: {}, feasibility: { g1: 4 } })
  expect(bundle.votes!.filter(({ group, answer }) => group === 'g1' && 'feasibility' in answer)).toEqual([])
  expect(recountBundle(bundle, rated)).toMatchObject({ same: true, changed: [] })
  expect(rollFaults(bundle)).toEqual([])
  const lost = bundle.votes!.filter((_, at) => at % 6)
  expect(rollFaults({ ...bundle, votes: lost })).toEqual(['votes-differ'])
})
