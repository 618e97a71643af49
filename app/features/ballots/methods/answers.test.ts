import { describe, expect, test } from 'vitest'
import type { MethodName } from './method-names.ts'
import { answerSchemaOf, methodOf } from './registry.server.ts'

const options = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id }))

/** What a method makes of a form, or the errors that it gives. */
function sent(method: MethodName, fields: Record<string, unknown>, settings: Record<string, unknown> = {}) {
  const chosen = methodOf({ method }).settings.parse(settings)
  const read = answerSchemaOf({ method, settings: chosen, wording: { options } }).safeParse(fields)
  return read.success ? read.data : read.error.issues.map(({ path, message }) => `${path.join()} ${message}`)
}

type Case = [MethodName, Record<string, unknown>, unknown]

const PAIRS = { 'o1-o2': '3', 'o1-o3': '-9', 'o2-o3': '1' }

test.each<Case>([
  ['approval', { o1: '1', o3: '1' }, { o1: 1, o2: 0, o3: 1 }],
  ['approval', {}, { o1: 0, o2: 0, o3: 0 }],
  ['yes-no', { choice: 'abstain' }, { choice: 'abstain' }],
  ['score', { o1: '10', o2: '0', o3: '' }, { o1: 10, o2: 0, o3: null }],
  ['dots', { o1: '7', o3: '3' }, { o1: 7, o2: 0, o3: 3 }],
  ['quadratic', { o1: '9', o2: '4', o3: '-1' }, { o1: 9, o2: 4, o3: -1 }],
  ['quadratic', { o3: '\u22125' }, { o1: 0, o2: 0, o3: -5 }],
  ['points', { o1: '60', o2: '40' }, { o1: 60, o2: 40, o3: 0 }],
  ['majority', { o1: '5', o2: '0' }, { o1: 5, o2: 0, o3: null }],
  ['ranking', { o1: '2', o2: '1' }, { o1: 2, o2: 1, o3: null }],
  ['criteria', { 'o2-c1': '9' }, { 'o2-c1': 9 }],
  ['criteria', { 'o1-c1': 'cannot-judge', 'o3-c1': '1', item: 'o3' }, { 'o1-c1': null, 'o3-c1': 1 }],
  ['pairwise', PAIRS, { 'o1-o2': 3, 'o1-o3': -9, 'o2-o3': 1 }],
])('%s takes %o', (method, fields, answer) => {
  expect(sent(method, fields)).toEqual(answer)
})

test.each<Case>([
  ['approval', { o9: '1' }, [' ballots.option-unknown']],
  ['approval', { o1: ['1', '1'] }, ['o1 ballots.number?from=0&to=1']],
  ['approval', { o1: '100' }, ['o1 ballots.number?from=0&to=1']],
  ['yes-no', { choice: 'maybe' }, ['choice ballots.missing.choice']],
  ['yes-no', { choice: ['yes', 'no'] }, ['choice ballots.missing.choice']],
  ['score', { o1: '11' }, ['o1 ballots.number?from=0&to=10']],
  ['score', { o1: '1000000000000' }, ['o1 ballots.number?from=0&to=10']],
  ['score', { o1: '5.5' }, ['o1 ballots.number?from=0&to=10']],
  ['score', { o1: '1e1' }, ['o1 ballots.number?from=0&to=10']],
  ['score', {}, ['o1 ballots.score-none']],
  ['dots', { o1: '-1' }, ['o1 ballots.number?from=0&to=10']],
  ['dots', { o1: '6', o2: '5' }, ['o1 ballots.dots-over?given=11&budget=10']],
  ['quadratic', { o1: '11' }, ['o1 ballots.number?from=-10&to=10']],
  ['quadratic', { o1: '9', o2: '-5' }, ['o1 ballots.credits-over?given=106&credits=100']],
  ['points', { o1: '60', o2: '41' }, ['o1 ballots.points-sum?given=101']],
  ['points', {}, ['o1 ballots.points-sum?given=0']],
  ['majority', { o1: '6' }, ['o1 ballots.grade-unknown?from=0&to=5']],
  ['majority', {}, ['o1 ballots.grade-none']],
  ['ranking', {}, ['o1 ballots.rank-none']],
  ['ranking', { o1: '1', o2: '3' }, ['o2 ballots.rank-gap?place=3&missing=2']],
  ['ranking', { o1: '1', o2: '1' }, ['o1 ballots.rank-twice?place=1', 'o2 ballots.rank-twice?place=1']],
  ['ranking', { o1: '0' }, ['o1 ballots.number?from=1&to=3']],
  ['ranking', { o4: '1', o1: '1' }, [' ballots.option-unknown']],
  ['criteria', {}, ['o1-c1 ballots.rate']],
  ['criteria', { item: 'o2' }, ['o2-c1 ballots.rate']],
  ['criteria', { 'o2-c1': '10' }, ['o2-c1 ballots.rate']],
  ['criteria', { 'o2-c1': ['3', '4'] }, ['o2-c1 ballots.rate']],
  ['criteria', { 'o9-c1': '3', 'o1-c1': '3' }, [' ballots.option-unknown']],
  ['criteria', { 'o1-c1': '3', 'o1-reason': 'x'.repeat(1001) }, ['o1-reason ballots.note-long?max=1000']],
  ['pairwise', { ...PAIRS, 'o1-o2': '0' }, ['o1-o2 ballots.pair-missing']],
  ['pairwise', { ...PAIRS, 'o1-o2': '-1' }, ['o1-o2 ballots.pair-missing']],
  ['pairwise', { 'o1-o2': '3', 'o1-o3': '2' }, ['o2-o3 ballots.pair-missing?from=-9&to=9']],
])('%s refuses %o', (method, fields, errors) => {
  expect(sent(method, fields)).toEqual(errors)
})

describe('a rating on criteria', () => {
  const named = { 'criterion-c1': 'Relevance', 'criterion-c3': ' Cost ', reasonRule: 'low' }

  test('is asked on each, and for a reason where it is low on the one that decides', () => {
    expect(sent('criteria', { 'o1-c1': '7', 'o1-c3': '2' }, named)).toEqual({ 'o1-c1': 7, 'o1-c3': 2, 'o1-reason': '' })
    expect(sent('criteria', { 'o1-c1': '7' }, named)).toEqual(['o1-c3 ballots.rate'])
    expect(sent('criteria', { 'o1-c1': '3', 'o1-c3': '9' }, named)).toEqual(['o1-reason ballots.reason'])
    expect(sent('criteria', { 'o1-c1': '3', 'o1-c3': '9', 'o1-reason': ' No data ' }, named)).toMatchObject({
      'o1-reason': 'No data',
    })
  })

  test('takes no criterion twice, and one without a name where none is given', () => {
    const { settings } = methodOf({ method: 'criteria' })
    expect(settings.parse({})).toMatchObject({
      criteria: [{ id: 'c1', name: '' }],
      percentileRule: 'type-7',
      rounds: 1,
    })
    expect(settings.parse(named)).toMatchObject({
      criteria: [
        { id: 'c1', name: 'Relevance' },
        { id: 'c3', name: 'Cost' },
      ],
    })
    const twice = settings.safeParse({ 'criterion-c1': 'Cost', 'criterion-c2': 'cost' })
    expect(twice.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['criterion-c2', 'ballots.criterion-twice'],
    ])
    expect(settings.safeParse({ rounds: '9' }).success).toBe(false)
    expect(settings.safeParse({ percentileRule: 'type-6' }).success).toBe(false)
  })

  test('in a later round takes what returns alone, and asks outside the region of the last middle answer', () => {
    const schema = (before: Record<string, number | null>) =>
      methodOf({ method: 'criteria' }).answer({
        settings: {
          ...methodOf({ method: 'criteria' }).settings.parse({ reasonRule: 'outside' }),
          items: ['o2'],
          before,
        } as never,
        options,
      })
    expect(schema({ o2: 6.5 }).safeParse({ 'o2-c1': '7' }).success).toBe(true)
    expect(schema({ o2: 6.5 }).safeParse({ 'o2-c1': '6' }).error?.issues[0]?.message).toBe('ballots.reason')
    expect(schema({ o2: 6.5 }).safeParse({ 'o2-c1': 'cannot-judge' }).success).toBe(true)
    expect(schema({ o2: null }).safeParse({ 'o2-c1': '1' }).success).toBe(true)
    expect(schema({}).safeParse({ 'o1-c1': '7' }).error?.issues[0]?.message).toBe('ballots.option-unknown')
  })
})

describe('an answer', () => {
  test.each<Case>([
    ['score', { o1: '10', o2: '0' }, {}],
    ['dots', { o1: '7', o3: '3' }, {}],
    ['quadratic', { o1: '9', o3: '-1' }, {}],
    ['points', { o1: '60', o2: '40' }, {}],
    ['majority', { o1: '5', o2: '0' }, {}],
    ['ranking', { o1: '2', o2: '1' }, {}],
    ['pairwise', PAIRS, {}],
    ['criteria', { 'o1-c1': '4', 'o3-c1': 'cannot-judge' }, {}],
  ])('by %s is sent again as it was sent first: %o', (method, fields) => {
    expect(methodOf({ method }).fieldsOf(sent(method, fields) as never)).toEqual(fields)
  })
})
