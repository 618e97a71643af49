import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '#app/shared/csv.ts'
import { ANSWERS, CASES, OPTIONS, settingsFor } from '#tests/factories/any-votes.ts'
import type { BallotResult } from '../ballot-words.ts'
import { GRADES } from '../methods/majority/words.ts'
import { COUNTS_PEOPLE, type MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { turnoutOf } from '../turnout.ts'
import { makeBundle, recountBundle } from './bundle.ts'
import type { CountedVote } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'

const GROUPS = ['g1', 'g2', 'g3', 'g4', 'g5']
const LABELS = GROUPS.map((id) => ({ id, code: id, name: id }))
const RATINGS = Array.from({ length: 9 }, (_, at) => String(at + 1))
const SUMS = ['answers']

/** The columns whose sum is how many votes a line stands for; of grades only the total has them. */
const COUNTED: Record<MethodName, readonly string[]> = {
  ...{
    rating: RATINGS,
    criteria: RATINGS,
    consent: ['in_favour', 'can_live_with_it', 'object'],
    'yes-no': ['yes', 'no'],
  },
  ...{ approval: SUMS, score: SUMS, dots: SUMS, quadratic: SUMS, points: SUMS, pairwise: SUMS },
  ...{ majority: GRADES, ranking: ['votes'] },
}
/** What a line says of a group that is not shown. */
const PUBLIC = [
  'part',
  'option',
  'item',
  'label',
  'criterion',
  'criterion_name',
  'group',
  'name',
  'eligible',
  'answered',
  'shown',
  'percentile_rule',
]

type Line = Record<string, string>
type Shown = { field: string; total: Line; groups: Map<string, Line> }

/** By what is counted by itself: the line of everybody and those of the groups that are shown. */
function shownIn(method: MethodName, csv: string): Shown[] {
  const table = parseCsv(csv, 10_000)
  if (!('header' in table)) throw new Error('no table')
  const lines = table.rows.map(({ cells }) =>
    Object.fromEntries(table.header.cells.map((name, at): [string, string] => [name, cells[at] ?? ''])),
  )
  const counted = lines.filter(({ part = 'first' }) => part === 'first')
  const fields = new Map<string, Shown>()
  for (const line of counted) {
    const field = method === 'criteria' ? `${line.item}-${line.criterion}` : (line.option ?? line.criterion ?? '')
    const known = fields.get(field) ?? { field, total: line, groups: new Map<string, Line>() }
    fields.set(field, known)
    if (line.group && isShown(line)) known.groups.set(line.group, line)
  }
  return [...fields.values()].filter(({ total }) => isShown(total))
}

/** Where no column says it, a line that is hidden has no figures. */
function isShown(line: Line) {
  const figures = Object.entries(line).flatMap(([name, cell]) => (PUBLIC.includes(name) || cell === '' ? [] : [name]))
  if (line.shown === 'no')
    expect([line.group, figures.filter((name) => !/^(equal_weight|chosen)/.test(name))]).toEqual([line.group, []])
  return line.shown ? line.shown === 'yes' : figures.length > 0
}

const sizeOf = (method: MethodName, line: Line) =>
  COUNTED[method].reduce((sum, name) => sum + Number(line[name] ?? 0), 0)

/** Whether somebody says something of a field, as the rule of the ballot has it. */
function isRating(method: MethodName, chosen: object, { answer }: CountedVote, field: string) {
  if (method === 'consent') return answer.position !== 'abstain'
  if (method === 'yes-no') return answer.choice !== 'abstain'
  if (method === 'score' || method === 'majority')
    return answer[field] !== null || Object.values(chosen).every((rule) => rule !== 'left-out')
  return method === 'rating' || method === 'criteria' ? typeof answer[field] === 'number' : true
}

/** How many leave an item out of several is no secret: they have not answered it. */
const answering = (method: MethodName, votes: readonly CountedVote[], field: string) =>
  votes.filter(({ answer }) => method !== 'criteria' || answer[field] !== undefined)

function electorateOf(votes: readonly CountedVote[]) {
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  return turnoutOf(GROUPS, holders, [])
}

function csvOf(method: MethodName, chosen: object, votes: readonly CountedVote[], more = {}) {
  const settings = { ...settingsFor(method, chosen), ...more }
  const result = countOf(method)(votes, electorateOf(votes), settings, OPTIONS)
  return methodOf({ method }).csv(result, LABELS)
}

const votesOf = (method: MethodName, weights: readonly number[]) =>
  fc
    .tuple(
      ...GROUPS.map((groupId) =>
        fc.array(
          fc
            .record({ answer: ANSWERS[method], weight: fc.constantFrom(...weights) })
            .map((one) => ({ groupId, ...one })),
          { minLength: 0, maxLength: 9 },
        ),
      ),
    )
    .map((groups): CountedVote[] => groups.flat())

describe.each(CASES)('the table of $method $chosen', ({ method, chosen }) => {
  test('tells no group of fewer than four, neither by itself nor as what the total leaves', () => {
    let hidden = 0
    fc.assert(
      fc.property(votesOf(method, [1]), (votes) => {
        for (const { field, total, groups } of shownIn(method, csvOf(method, chosen, votes))) {
          const rating = votes.filter((vote) => isRating(method, chosen, vote, field))
          const answered = answering(method, votes, field)
          const own = (list: readonly CountedVote[], group: string) => list.filter(({ groupId }) => groupId === group)
          for (const [group, line] of groups) {
            expect(own(answered, group).length === 0 || own(rating, group).length >= 4).toBe(true)
            if (!['majority', 'ranking'].includes(method)) expect(sizeOf(method, line)).toBe(own(rating, group).length)
          }
          const left = GROUPS.filter((group) => !groups.has(group) && own(answered, group).length > 0)
          if (left.length === 0) continue
          hidden++
          expect(left.length).toBeGreaterThan(1)
          expect(left.flatMap((group) => own(rating, group)).length).toBeGreaterThanOrEqual(4)
          if (method !== 'ranking') expect(sizeOf(method, total)).toBe(rating.length)
        }
      }),
      { numRuns: 60, seed: 12 },
    )
    expect(hidden).toBeGreaterThan(10)
  })
})

const WEIGHED = CASES.filter(({ method }) => !COUNTS_PEOPLE.includes(method))

describe.each(WEIGHED)('the weighted table of $method $chosen', ({ method, chosen }) => {
  test('shows no group in which a weight is rare, and leaves none rare of what a group shown has too', () => {
    let shown = 0
    fc.assert(
      fc.property(votesOf(method, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 50]), (votes) => {
        for (const { field, groups } of shownIn(method, csvOf(method, chosen, votes, { byWeight: true }))) {
          const answered = answering(method, votes, field)
          const voted = GROUPS.filter((group) => answered.some(({ groupId }) => groupId === group))
          if (voted.length < 2) continue
          const rareIn = (of: readonly string[]) => {
            const own = answered.filter(({ groupId }) => of.includes(groupId))
            const rating = own.filter((vote) => isRating(method, chosen, vote, field))
            return [1, 5, 50].filter((weight) =>
              [own, rating].some((list) => [1, 2, 3].includes(list.filter((vote) => vote.weight === weight).length)),
            )
          }
          for (const group of groups.keys()) expect(rareIn([group])).toEqual([])
          shown += [...groups.keys()].filter((group) => voted.includes(group)).length
          const left = voted.filter((group) => !groups.has(group))
          expect(left.length).not.toBe(1)
          const also = answered.filter(({ groupId }) => groups.has(groupId)).map(({ weight }) => weight)
          expect(rareIn(left).filter((weight) => also.includes(weight))).toEqual([])
        }
      }),
      { numRuns: 60, seed: 12 },
    )
    expect(shown).toBeGreaterThan(0)
  })

  test('shows by heads no group that is hidden by weights: together they would tell whose vote it is', () => {
    fc.assert(
      fc.property(votesOf(method, [1, 1, 1, 1, 1, 1, 1, 5]), (votes) => {
        const result = countOf(method)(
          votes,
          electorateOf(votes),
          { ...settingsFor(method, chosen), byWeight: true },
          OPTIONS,
        )
        const shown = (of: BallotResult) =>
          shownIn(method, methodOf({ method }).csv(of, LABELS)).map(({ field, groups }) => [field, [...groups.keys()]])
        if (result.heads) expect(shown(result.heads)).toEqual(shown(result))
      }),
      { numRuns: 40, seed: 12 },
    )
  })

  test('is as it was of a ballot that was opened before, and where all weigh the same', () => {
    fc.assert(
      fc.property(votesOf(method, [7]), (votes) => {
        expect(csvOf(method, chosen, votes, { byWeight: true })).toBe(csvOf(method, chosen, votes))
      }),
      { numRuns: 30, seed: 12 },
    )
  })
})

/** `weights`: of those of each group, who all say yes and no in turn. */
function yesNoBundle(weights: Record<string, number[]>, more = {}) {
  const votes = Object.entries(weights).flatMap(([groupId, of]) =>
    of.map((weight, at): CountedVote => ({ groupId, answer: { choice: at % 2 ? 'no' : 'yes' }, weight })),
  )
  const settings = { ...settingsFor('yes-no', {}), ...more }
  const electorate = electorateOf(votes)
  const result = countOf('yes-no')(votes, electorate, settings, [])
  return makeBundle(
    { question: {}, round: 1, method: 'yes-no', settings, terms: {}, electorate, result, votes },
    countOf('yes-no'),
  )
}

test('a weight that is rare in a group, and in no other way, is published with no vote', () => {
  const rare = { g1: [5, 1, 1, 1, 1], g2: [5, 5, 5, 1, 1, 1, 1] }
  expect(yesNoBundle(rare)).toMatchObject({ withheld: null })
  expect(yesNoBundle(rare, { byWeight: true }).votes?.some(({ group }) => group !== null) ?? false).toBe(false)
  const enough = yesNoBundle({ g1: [5, 5, 5, 5, 1, 1, 1, 1], g2: [5, 5, 5, 5] }, { byWeight: true })
  expect(enough).toMatchObject({
    withheld: null,
    declared: { hidden: expect.not.arrayContaining(['g1', 'g2']) as string[] },
  })
  expect(recountBundle(enough, countOf('yes-no'))).toMatchObject({ same: true, changed: [] })
})

test.each(WEIGHED)(
  'no bundle of $method $chosen has a vote whose weight is rare where it stands',
  ({ method, chosen }) => {
    fc.assert(
      fc.property(votesOf(method, [1, 1, 1, 5]), (votes) => {
        const settings = { ...settingsFor(method, chosen), byWeight: true as const }
        const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
        const electorate = turnoutOf(GROUPS, holders, [])
        const result = countOf(method)(votes, electorate, settings, OPTIONS)
        const about = { question: { options: OPTIONS }, round: 1, method, settings, terms: {}, electorate, result }
        const bundle = makeBundle({ ...about, votes }, countOf(method))
        if (!bundle.votes) return
        expect(recountBundle(bundle, countOf(method))).toMatchObject({ same: true, changed: [] })
        for (const group of [null, ...GROUPS]) {
          const weights = bundle.votes.filter((vote) => vote.group === group).map(({ weight = 1 }) => weight)
          const sizes = [...new Set(weights)].map((weight) => weights.filter((one) => one === weight).length)
          expect(sizes.length < 2 || sizes.every((size) => size >= 4)).toBe(true)
        }
      }),
      { numRuns: 8, seed: 12 },
    )
  },
)
