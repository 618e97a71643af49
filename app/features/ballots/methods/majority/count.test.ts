import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { makeBundle, recountBundle } from '../../recount/bundle.ts'
import type { Bundle } from '../../recount/bundle-words.ts'
import { countOf } from '../../recount/count-of.server.ts'
import { turnoutOf } from '../../turnout.ts'
import { methodOf } from '../registry.server.ts'
import type { MajorityResult } from './count.ts'
import type { MajorityAnswer } from './words.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: `Option ${id}` }))
const GROUPS = ['a', 'b', 'c']
const LABELS = GROUPS.map((id) => ({ id, code: id.toUpperCase(), name: `Group ${id}` }))
type Vote = { groupId: string; answer: MajorityAnswer; weight?: number }

const settingsOf = (more = {}) =>
  methodOf({ method: 'majority' }).settings.parse({ minimumTurnout: '0.25', blankGradeRule: 'left-out', ...more })

function electorateOf(votes: readonly Vote[]) {
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  return turnoutOf(GROUPS, holders, [])
}

const counted = (votes: readonly Vote[], settings = settingsOf()) =>
  countOf('majority')(votes, electorateOf(votes), settings, OPTIONS) as MajorityResult

/** Rows of grades, a row a person. */
const graded = (groupId: string, ...rows: (number | null)[][]): Vote[] =>
  rows.map((row) => ({ groupId, answer: Object.fromEntries(OPTIONS.map(({ id }, at) => [id, row[at] ?? null])) }))

/** The first option by everybody, the second by two of a and all of b and c, the third by three people with the best grade. */
const VOTES = [
  ...graded('a', [4, 1, 5], [3, 2, 5], [4, null, 5], [2, null, null], [3, null, null]),
  ...graded('b', [3, 3], [3, 2], [2, 4], [1, 4]),
  ...graded('c', [1, 2], [2, 2], [3, 1], [3, 1]),
]

describe('grades that are left out', () => {
  test('make a group small on an option, and one more is hidden where the difference would tell', () => {
    expect(counted(VOTES).groups.map(({ grades }) => grades)).toEqual([
      [3, null, null],
      [2, null, null],
      [2, 1, null],
    ])
  })

  test('leave an option that fewer than four graded without figures, place and choice', () => {
    const { judged, order, chosen, equalWeight } = counted(VOTES)
    expect(judged!.map((one) => one && { place: one.place, grades: one.grades })).toEqual([
      { place: 1, grades: [0, 2, 3, 6, 2, 0] },
      { place: 2, grades: [0, 3, 4, 1, 2, 0] },
      null,
    ])
    expect({ order, chosen }).toEqual({ order: [['o1'], ['o2']], chosen: ['o1'] })
    expect(equalWeight).toEqual({
      groups: 3,
      grades: [3, 1, null],
      order: [['o1'], ['o2']],
      chosen: ['o1'],
      tied: [],
    })
  })

  test('count as before in a ballot that was opened before', () => {
    const { byOption: _, ...before } = settingsOf() as ReturnType<typeof settingsOf> & { byOption: true }
    const { judged, chosen, groups } = counted(VOTES, before)
    expect([judged!.map((one) => one!.place), chosen, groups[0]!.grades]).toEqual([[2, 3, 1], ['o3'], [3, 1, 5]])
    expect(methodOf({ method: 'majority' }).csv(counted(VOTES, before), LABELS)).not.toContain('shown')
  })

  test('hide nothing where a blank is the worst grade', () => {
    const { judged, groups } = counted(VOTES, settingsOf({ blankGradeRule: 'worst' }))
    expect(judged!.map((one) => one!.grades)).toEqual([
      [0, 2, 3, 6, 2, 0],
      [3, 3, 4, 1, 2, 0],
      [10, 0, 0, 0, 0, 3],
    ])
    expect(groups.map(({ grades }) => grades)).toEqual([
      [3, 0, 5],
      [2, 3, 0],
      [2, 1, 0],
    ])
  })

  test('are shown or not in so many words in the table that can be fetched', () => {
    const lines = methodOf({ method: 'majority' }).csv(counted(VOTES), LABELS).trim().split(/\r?\n/)
    expect(lines.map((line) => line.split(',').slice(0, 6).join())).toEqual([
      'option,label,group,shown,place,median',
      'o1,Option o1,,yes,1,good',
      'o1,Option o1,A,yes,,good',
      'o1,Option o1,B,yes,,acceptable',
      'o1,Option o1,C,yes,,acceptable',
      'o2,Option o2,,yes,2,acceptable',
      'o2,Option o2,A,no,,',
      'o2,Option o2,B,no,,',
      'o2,Option o2,C,yes,,poor',
      'o3,Option o3,,no,,',
      'o3,Option o3,A,no,,',
      'o3,Option o3,B,no,,',
      'o3,Option o3,C,no,,',
    ])
  })
})

test('votes are published option by option, without those of an option that is hidden, and count to the same bytes', () => {
  const [settings, result] = [settingsOf(), counted(VOTES)]
  const about = { question: { options: OPTIONS }, round: 1, method: 'majority', settings, terms: {}, result }
  const closed = { ...about, electorate: electorateOf(VOTES), votes: VOTES }
  const bundle = JSON.parse(canonicalJson(makeBundle(closed, countOf('majority')))) as Bundle
  expect(bundle.declared.answers).toEqual({ o1: {}, o2: { a: 5, b: 4 } })
  expect(JSON.stringify(bundle.votes)).not.toContain('o3')
  expect(recountBundle(bundle, countOf('majority'))).toEqual({
    result: canonicalJson(result),
    same: true,
    changed: [],
  })
})

test('nobody said anything of any option that could be shown', () => {
  const votes = graded('a', [1], [null, 2], [null, null, 3], [3])
  expect(counted(votes)).toMatchObject({ judged: [null, null, null], order: [], chosen: null, equalWeight: null })
})

test('every ballot that opens hides by option, whatever a form says, and none by weights because a form says so', () => {
  for (const byOption of ['', 'no', false, undefined])
    expect(settingsOf({ byOption, byWeight: 'true' })).toEqual(settingsOf())
  expect(settingsOf()).toMatchObject({ byOption: true })
  expect(settingsOf()).not.toHaveProperty('byWeight')
})

test('a result that was changed afterwards does not count again', () => {
  const [settings, result] = [settingsOf(), counted(VOTES)]
  const about = { question: { options: OPTIONS }, round: 1, method: 'majority', settings, terms: {}, result }
  const bundle = makeBundle({ ...about, electorate: electorateOf(VOTES), votes: VOTES }, countOf('majority'))
  for (const change of [
    (one: MajorityResult) => (one.chosen = ['o2']),
    (one: MajorityResult) => (one.order = [['o3'], ['o1'], ['o2']]),
    (one: MajorityResult) => (one.judged![1]!.grades[1]! += 1),
    (one: MajorityResult) => (one.groups[2]!.grades![1] = 5),
  ]) {
    const forged = structuredClone(bundle)
    change(forged.result as MajorityResult)
    expect(recountBundle(forged, countOf('majority'))).toMatchObject({ same: false, changed: ['result'] })
  }
})
