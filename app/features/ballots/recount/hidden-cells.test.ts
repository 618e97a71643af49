import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { ANSWERS, CASES, IDS, OPTIONS, settingsFor } from '#tests/factories/any-votes.ts'
import type { Answer } from '../ballot-words.ts'
import { criteriaApart } from '../methods/criteria/apart.ts'
import { majorityApart } from '../methods/majority/apart.ts'
import type { MajorityResult } from '../methods/majority/count.ts'
import { hidesByOption } from '../methods/majority/words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { ratingApart } from '../methods/rating/apart.ts'
import { tallyApart } from '../methods/tally/apart.ts'
import { turnoutOf } from '../turnout.ts'
import { fieldOf } from './apart.ts'
import { makeBundle, recountBundle } from './bundle.ts'
import type { Apart, Bundle, BundleVote, CountedVote } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'
import { fetchedCount } from './counts.ts'

const SIZES = { g1: 5, g2: 4, g3: 3, g4: 1 }
const GROUPS = Object.keys(SIZES)

function bundleOf(method: MethodName, chosen: object, votes: readonly CountedVote[]): Bundle {
  const settings = settingsFor(method, chosen)
  const electorate = turnoutOf(
    GROUPS,
    votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` })),
    [],
  )
  const result = countOf(method)(votes, electorate, settings, OPTIONS)
  const about = { question: { options: OPTIONS }, round: 1, method, settings, terms: {}, electorate, result }
  return JSON.parse(canonicalJson(makeBundle({ ...about, votes }, countOf(method)))) as Bundle
}

const table = (method: MethodName) =>
  fc
    .tuple(
      ...Object.entries(SIZES).map(([groupId, size]) =>
        fc.array(
          ANSWERS[method].map((answer) => ({ groupId, answer })),
          { minLength: size, maxLength: size },
        ),
      ),
    )
    .map((groups): CountedVote[] => groups.flat())

const MOST_WAYS = 2000

/** Every way to give these places to rows without a group, which group each row has; none where there are too many to try. */
function waysOf(places: Record<string, number>): string[][] {
  const names = Object.entries(places).flatMap(([group, size]) => new Array<string>(size).fill(group))
  let ways: string[][] = [[]]
  for (let at = 0; at < names.length; at++) {
    ways = ways.flatMap((way) =>
      Object.entries(places)
        .filter(([group, size]) => way.filter((one) => one === group).length < size)
        .map(([group]) => [...way, group]),
    )
    if (ways.length > MOST_WAYS) return []
  }
  return ways
}

/** Nothing said is an answer as any other. */
const said = (answer: Answer, field: string) => (answer[field] === undefined ? 'nothing' : answer[field])
const cellOf = (votes: readonly CountedVote[], group: string, field: string) =>
  canonicalJson(votes.flatMap(({ groupId, answer }) => (groupId === group ? [said(answer, field)] : [])).sort())

/** Whole rows: ways to put the groups back that count as published, the true one and those that exchange two of its answers first. */
function* possible({ electorate, declared, method, settings, result }: Bundle, votes: readonly CountedVote[]) {
  const published = canonicalJson(result)
  const counts = (given: readonly CountedVote[]) =>
    canonicalJson(countOf(method)(given, electorate, settings, OPTIONS)) === published
  const pool = votes.flatMap(({ groupId }, at) => (declared.hidden.includes(groupId) ? [at] : []))
  for (const own of pool)
    for (const other of pool) {
      const [one, two] = [votes[own]!, votes[other]!]
      if (own >= other || one.groupId === two.groupId) continue
      const given = votes.with(own, { ...one, answer: two.answer }).with(other, { ...two, answer: one.answer })
      if (counts(given)) yield given
    }
  const places = electorate.filter(({ groupId }) => declared.hidden.includes(groupId))
  for (const way of waysOf(Object.fromEntries(places.map(({ groupId, voted }) => [groupId, voted])))) {
    const given = [...votes]
    pool.forEach((at, which) => (given[at] = { ...votes[at]!, groupId: way[which]! }))
    if (counts(given)) yield given
  }
}

/** Where a group can be hidden on one option and shown on another, whether or not the method publishes field by field. */
const BY_FIELD = {
  rating: ratingApart,
  criteria: criteriaApart,
  score: tallyApart,
  majority: majorityApart,
} as Partial<Record<string, Apart>>
function hiddenOn({ method, result, declared }: Bundle, field: string): string[] {
  // Of a ballot that hides no option by itself, a grade that nobody of a group gave is null and is shown.
  if (method === 'majority' && !hidesByOption((result as MajorityResult).rule))
    return (result as MajorityResult).groups.flatMap(({ groupId, grades }) => (grades ? [] : [groupId]))
  return BY_FIELD[method]?.hidden(result)[field] ?? declared.hidden
}

const isSame = (answers: readonly unknown[]) =>
  new Set(answers.map((one) => (one === undefined ? 'absent' : canonicalJson(one)))).size < 2

/** Cells of hidden groups that whoever has the file can fill in one way only, unless all who are hidden there said the same. */
function toldOf(bundle: Bundle, votes: readonly CountedVote[]): string[] {
  if (!bundle.votes) return []
  if (bundle.declared.answers) return toldByField(bundle.votes, bundle.declared.answers)
  const pool = bundle.votes.filter(({ group }) => group === null)
  const fields = [...new Set(pool.flatMap(({ answer }) => Object.keys(answer)))].filter(
    (field) => !isSame(pool.map(({ answer }) => said(answer, field))),
  )
  const cells = fields.flatMap((field) => hiddenOn(bundle, field).map((group) => ({ group, field })))
  let told = cells
  for (const given of possible(bundle, votes)) {
    told = told.filter(({ group, field }) => cellOf(given, group, field) === cellOf(votes, group, field))
    if (told.length === 0) break
  }
  return told.map(({ group, field }) => `${group} ${field}`)
}

/** Fields are of nobody in particular: a cell is told where its rows can be given to their places in one way only. */
function toldByField(votes: readonly BundleVote[], answers: NonNullable<Bundle['declared']['answers']>): string[] {
  return Object.entries(answers).flatMap(([field, places]) => {
    const pool = votes.filter((vote) => vote.group === null && fieldOf(vote) === field)
    const groups = Object.keys(places).filter((group) => places[group]! > 0)
    return pool.length > 0 && (groups.length < 2 || isSame(pool.map(({ answer }) => answer[field]))) ? [field] : []
  })
}

/** Whole rows without a group told here what g2 said of the first option and g4 of the second, since g1 and g3 are shown on some options only. */
const TOLD_BY_ROWS = Object.entries({
  g1: [
    [null, null, null],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, null, 0],
  ],
  g2: [
    [null, null, 1],
    [0, null, 1],
    [0, null, 3],
    [null, null, 2],
  ],
  g3: [
    [null, 0, 2],
    [0, 0, 0],
    [0, 0, 0],
  ],
  g4: [[null, 0, 0]],
}).flatMap(([groupId, rows]) =>
  rows.map((row) => ({ groupId, answer: Object.fromEntries(IDS.map((id, at) => [id, row[at] ?? null])) })),
)

test('scores with options left out are published option by option where a group is small on some of them', () => {
  const bundle = bundleOf('score', { missingRule: 'left-out' }, TOLD_BY_ROWS)
  expect(bundle.withheld).toBeNull()
  expect(new Set(bundle.votes!.map(({ answer }) => Object.keys(answer).length))).toEqual(new Set([1]))
  expect(recountBundle(bundle, countOf('score'))).toMatchObject({ same: true, changed: [] })
})

test('nothing is published of an option on which all who are hidden scored the same, and its figures stay', () => {
  const first = (groupId: string, ...scores: (number | null)[]) =>
    scores.map((o1, at) => ({ groupId, answer: { o1, o2: at, o3: 9 - at } }))
  const votes = [...first('g1', 1, 2, 3, 4, 5), ...first('g2', 5, 6, 7, 8), ...first('g3', 7, 7, 7), ...first('g4', 7)]
  votes[0] = { groupId: 'g1', answer: { o1: 1, o2: 3, o3: null as unknown as number } }
  const withFew = votes.map((vote, at) => (at > 1 && at < 5 ? { ...vote, answer: { ...vote.answer, o3: null } } : vote))
  const bundle = bundleOf('score', { missingRule: 'left-out' }, withFew)
  expect(Object.keys(bundle.declared.answers!)).toEqual(['o2', 'o3'])
  expect(bundle.result).toMatchObject({ overall: [{ n: 13 }, { n: 13 }, { n: 9 }] })
  expect(recountBundle(bundle, countOf('score'))).toMatchObject({ same: true, changed: [] })
})

test('of grades left out no result says what one to three of a group, or of everybody, gave', () => {
  const graded = (votes: readonly CountedVote[], field: string) =>
    votes.filter(({ answer }) => typeof answer[field] === 'number').length
  fc.assert(
    fc.property(table('majority'), (votes) => {
      const { result } = bundleOf('majority', { blankGradeRule: 'left-out' }, votes)
      const { judged, groups, order, chosen } = result as MajorityResult
      for (const [at, field] of IDS.entries()) {
        const few = graded(votes, field) < 4
        expect(judged![at] === null).toBe(few)
        expect(order.flat().includes(field)).toBe(!few)
        expect(few && chosen!.includes(field)).toBe(false)
        const own = groups.map(({ groupId, grades }) => ({
          n: graded(
            votes.filter((vote) => vote.groupId === groupId),
            field,
          ),
          hidden: typeof grades?.[at] !== 'number',
        }))
        expect(own.filter(({ n, hidden }) => n < 4 && !hidden)).toEqual([])
        // What the total leaves after the groups shown is of two groups and four grades at least.
        const pool = own.filter(({ hidden }) => hidden)
        const left = pool.reduce((sum, { n }) => sum + n, 0)
        expect(few || pool.length === 0 || (pool.length > 1 && left >= 4)).toBe(true)
      }
    }),
    { numRuns: 60, seed: 12 },
  )
})

describe.each(CASES)('$method $chosen', ({ method, chosen }) => {
  test('no published file lets anybody compute a hidden cell, and each counts again', async () => {
    const count = (await fetchedCount(method))!
    let published = 0
    fc.assert(
      fc.property(table(method), (votes) => {
        const bundle = bundleOf(method, chosen, votes)
        if (!bundle.votes) return void expect(bundle.withheld).not.toBeNull()
        published++
        expect(recountBundle(bundle, count)).toEqual({ result: canonicalJson(bundle.result), same: true, changed: [] })
        expect(toldOf(bundle, votes)).toEqual([])
      }),
      { numRuns: 20, seed: 12 },
    )
    expect(published).toBeGreaterThan(0)
  }, 30_000)
})
