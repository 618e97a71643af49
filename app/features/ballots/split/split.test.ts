import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { read, sourceFiles } from '#tests/architecture/source-files.ts'
import type { Answer } from '../ballot-words.ts'
import { IN_PARTS, METHOD_NAMES } from '../methods/method-names.ts'
import { answerSchemaOf, methodOf } from '../methods/registry.server.ts'
import { makeBundle, recountBundle } from '../recount/bundle.ts'
import type { Bundle } from '../recount/bundle-words.ts'
import { countOf } from '../recount/count-of.server.ts'
import { castAnswers } from '../terms/cast-answers.ts'
import { turnoutOf } from '../turnout.ts'
import { type KeptAnswer, keptOf, partsOf } from './split.ts'
import { fieldsOfKept, readParts } from './split-schema.server.ts'
import { changed, partsIn } from './written.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: `Option ${id}` }))
const GROUPS = ['a', 'b', 'c']
const SETTINGS = { minimumTurnout: 0, majority: 'half' } as const

type Held = { group: string; kept: KeptAnswer; weight: number }

/** What is counted of these holders, as a closing counts it. */
function cast(holders: readonly Held[]) {
  const weights = Object.fromEntries(holders.map(({ weight }, at) => [`h${at}`, weight]))
  const votes = holders.map(({ group, kept }, at) => ({
    ...{ personId: `p${at}`, organisationId: `h${at}`, forOrganisation: true },
    ...{ groupId: group, answer: kept },
  }))
  return castAnswers({ who: 'organisations', weights }, votes)
}

const electorateOf = (holders: readonly Held[]) =>
  turnoutOf(
    GROUPS,
    holders.map(({ group }, at) => ({ groupId: group, holderId: `h${at}` })),
    [],
  )

function counted(method: string, holders: readonly Held[]) {
  const settings = methodOf({ method }).settings.parse({ tieSeed: 'seed', minimumTurnout: '0.25' })
  return countOf(method)(cast(holders), electorateOf(holders), settings, OPTIONS)
}

function bundled(holders: readonly Held[]): Bundle {
  const [votes, electorate, count] = [cast(holders), electorateOf(holders), countOf('yes-no')]
  const result = count(votes, electorate, SETTINGS, [])
  const closed = { question: {}, round: 1, method: 'yes-no', settings: SETTINGS, terms: {}, electorate, result, votes }
  return JSON.parse(canonicalJson(makeBundle(closed, count))) as Bundle
}

const say = (choice: string): Answer => ({ choice })
const split = (...parts: [string, number][]): KeptAnswer => ({
  parts: parts.map(([choice, weight]) => ({ answer: say(choice), weight })),
})
const whole = (group: string, choice: string, weight = 1): Held => ({ group, kept: say(choice), weight })

describe('the parts of a vote', () => {
  test('are the largest first, those that say the same together, and one that says all is none', () => {
    expect(partsOf(split(['no', 2], ['yes', 2], ['no', 1]), 5)).toEqual([
      { answer: say('no'), weight: 3 },
      { answer: say('yes'), weight: 2 },
    ])
    expect(partsOf(split(['no', 2], ['yes', 2]), 4)[0]).toEqual({ answer: say('no'), weight: 2 })
    expect(keptOf([1, 3].map((weight) => ({ answer: say('yes'), weight })))).toEqual(say('yes'))
    expect(partsOf(say('yes'), 7)).toEqual([{ answer: say('yes'), weight: 7 }])
  })

  test('no method names a thing as parts are named', () => {
    for (const { id } of OPTIONS) expect(id).not.toBe('parts')
    expect(METHOD_NAMES.filter((method) => methodOf({ method }).adds)).toEqual(IN_PARTS)
  })
})

const each = (value: fc.Arbitrary<number>) => fc.record({ o1: value, o2: value, o3: value })
const ANSWERS: Record<string, fc.Arbitrary<Answer>> = {
  'yes-no': fc.constantFrom('yes', 'no', 'abstain').map(say),
  consent: fc
    .constantFrom('favour', 'live', 'object', 'abstain')
    .map((position) => ({ position, reason: position === 'object' ? 'No' : '' })),
  approval: each(fc.integer({ min: 0, max: 1 })),
  ranking: fc.constantFrom<Answer>({ o1: 1, o2: 2, o3: null }, { o1: 3, o2: 2, o3: 1 }, { o1: null, o2: 1, o3: null }),
  majority: each(fc.integer({ min: 0, max: 5 })),
  score: each(fc.integer({ min: 0, max: 10 })),
  dots: each(fc.integer({ min: 0, max: 3 })),
  quadratic: each(fc.integer({ min: -3, max: 3 })),
  points: fc.constantFrom<Answer>({ o1: 100, o2: 0, o3: 0 }, { o1: 20, o2: 30, o3: 50 }),
  pairwise: fc.constantFrom<Answer>({ 'o1-o2': 3, 'o1-o3': 5, 'o2-o3': -2 }, { 'o1-o2': 1, 'o1-o3': -4, 'o2-o3': 2 }),
}

test('every method that counts votes of different weights is tried below', () => {
  expect(METHOD_NAMES.filter((name) => !ANSWERS[name])).toEqual(['rating', ...IN_PARTS])
})

describe.each(Object.entries(ANSWERS))('%s', (method, answer) => {
  const holder = fc.record({
    group: fc.constantFrom(...GROUPS),
    kept: answer,
    weight: fc.integer({ min: 1, max: 6 }),
  })

  test('a vote that is split into parts with the same answer counts as unsplit', () => {
    fc.assert(
      fc.property(fc.array(holder, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 5 }), (holders, by) => {
        const inParts = holders.map(({ kept, weight, ...held }) => {
          const first = Math.min(by, weight - 1)
          const parts = [first, weight - first].map((part) => ({ answer: kept as Answer, weight: part }))
          return { ...held, weight, kept: first > 0 ? { parts } : kept }
        })
        expect(canonicalJson(counted(method, inParts))).toBe(canonicalJson(counted(method, holders)))
      }),
      { numRuns: 40 },
    )
  })

  test('parts change no number of people, and no group is shown for them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(holder, answer), { minLength: 1, maxLength: 14 }), (drawn) => {
        const unsplit = drawn.map(([held]) => held)
        const inParts = drawn.map(([held, other]) => {
          const { kept, weight } = held
          const parts = [
            { answer: kept as Answer, weight: weight - 1 },
            { answer: other, weight: 1 },
          ]
          return weight > 2 ? { ...held, kept: keptOf(parts) } : held
        })
        const [before, after] = [counted(method, unsplit), counted(method, inParts)]
        expect(after).toMatchObject({ voted: before.voted, eligible: before.eligible, enough: before.enough })
        // The largest part says what the whole said, so that the heads are the same, and so is what they hide.
        if (before.heads) expect(canonicalJson(after.heads)).toBe(canonicalJson(before.heads))
        expect(nullsOf(after)).toEqual(nullsOf(before))
      }),
      { numRuns: 40 },
    )
  })
})

/** Which groups show no figures. */
function nullsOf(result: unknown): string[] {
  const { groups = [] } = result as { groups?: Record<string, unknown>[] }
  return groups.flatMap((group) => (canonicalJson(group).includes('null') ? [String(group.groupId)] : []))
}

describe('small numbers of people', () => {
  const five = ['yes', 'yes', 'no', 'no', 'yes'].map((choice) => whole('a', choice))

  test('three who split into ten answers are three', () => {
    const three = [1, 2, 3].map((): Held => ({
      group: 'b',
      kept: split(['yes', 3], ['no', 2], ['abstain', 1]),
      weight: 6,
    }))
    const result = counted('yes-no', [...five, ...three])
    expect(result).toMatchObject({ voted: 8, groups: [{}, { groupId: 'b', voted: 3, counts: null }, {}] })
    expect(counted('yes-no', three)).toMatchObject({ voted: 3, overall: null, heads: { overall: null } })
    expect(bundled(three)).toMatchObject({ votes: null, withheld: 'too-few' })
  })

  test('heads count the largest part, weights every part', () => {
    const holders: Held[] = [...five, { group: 'a', kept: split(['no', 3], ['yes', 2]), weight: 5 }]
    expect(counted('yes-no', holders)).toMatchObject({
      ...{ voted: 6, weight: 10, overall: { yes: 5, no: 5 } },
      heads: { voted: 6, overall: { yes: 3, no: 3 } },
    })
  })

  test('two votes that are split one and one still differ from one for each', () => {
    const holders: Held[] = [...five, { group: 'a', kept: split(['no', 1], ['yes', 1]), weight: 2 }]
    expect(counted('yes-no', holders)).toMatchObject({
      weight: 7,
      overall: { yes: 4, no: 3 },
      heads: { overall: { no: 3 } },
    })
  })
})

describe('the bundle', () => {
  const both = split(['yes', 3], ['no', 2])
  const alike = (count: number): Held[] => Array.from({ length: count }, () => ({ group: 'a', kept: both, weight: 5 }))

  test('has the parts as votes of their own, without what belongs together, and counts to the same bytes', () => {
    const bundle = bundled([...alike(4), ...Array.from({ length: 4 }, () => whole('a', 'no'))])
    expect(bundle.withheld).toBeNull()
    expect(bundle.votes).toHaveLength(12)
    expect(bundle.votes).toContainEqual({ group: 'a', weight: 2, part: true, answer: say('no') })
    expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true, changed: [] })
    const forged = { ...bundle, votes: bundle.votes!.map(({ part: _, ...vote }) => vote) }
    expect(recountBundle(forged, countOf('yes-no'))).toMatchObject({ same: false, changed: ['votes'] })
  })

  test.each<[string, Held[]]>([
    ['one who splits among others of the same weight', [...alike(1), ...[1, 2, 3, 4].map(() => whole('a', 'yes', 5))]],
    [
      'four parts of one who splits alone',
      [
        {
          group: 'a',
          kept: { parts: ['yes', 'no', 'abstain'].map((choice) => ({ answer: say(choice), weight: 1 })) },
          weight: 3,
        },
        ...[1, 2, 3, 4, 5].map(() => whole('a', 'yes')),
      ],
    ],
    ['three who split alike', [...alike(3), ...[1, 2, 3, 4].map(() => whole('a', 'no'))]],
  ])('publishes no votes of %s', (_, holders) => {
    expect(bundled(holders)).toMatchObject({ votes: null, withheld: 'weights' })
  })

  test('publishes no votes where somebody splits in a group that is hidden', () => {
    const hidden = (group: string): Held[] => [1, 2].map(() => ({ group, kept: both, weight: 5 }))
    const holders = [...Array.from({ length: 5 }, () => whole('a', 'no')), ...hidden('b'), ...hidden('c')]
    expect(bundled(holders)).toMatchObject({ votes: null, withheld: 'told' })
  })
})

describe('what a form sends', () => {
  const ballot = { method: 'yes-no', settings: SETTINGS, wording: {} }
  const schema = answerSchemaOf(ballot)
  const sent = (...votes: string[]) =>
    Object.fromEntries(
      votes.flatMap((count, at) => [
        [`v${at + 1}`, count],
        [`p${at + 1}-choice`, at % 2 ? 'no' : 'yes'],
      ]),
    )
  const number = 'ballots.number?from=1&to=5'

  test('is kept where the parts are exactly the votes that there are', () => {
    expect(readParts(sent('3', ' 2 '), schema, 5)).toEqual({ kept: split(['yes', 3], ['no', 2]) })
    expect(readParts(sent('5'), schema, 5)).toEqual({ kept: say('yes') })
    expect(readParts(sent('1', '3', '1'), schema, 5)).toEqual({ kept: split(['no', 3], ['yes', 2]) })
  })

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['votes that are left', sent('1', '2'), { parts: 'ballots.split-left?left=2&all=5' }],
    ['votes too many', sent('4', '4'), { parts: 'ballots.split-over?over=3&all=5' }],
    ['no part', {}, { parts: 'ballots.split-left?left=5&all=5' }],
    ['a part of none', sent('0', '5'), { v1: number }],
    ['less than none', sent('-1', '6'), { v1: number, v2: number }],
    ['a thousand million', sent('1e9', '1000000000'), { v1: number, v2: number }],
    ['half a vote', sent('2.5', '2,5'), { v1: number, v2: number }],
    ['nothing, or other digits', sent('', '٣'), { v1: number, v2: number }],
    ['one field twice', { ...sent('2', '3'), v1: ['2', '2'] }, { v1: number }],
    ['two hundred parts', sent(...new Array<string>(200).fill('1')), { parts: 'ballots.split-many?max=20' }],
    ['an answer that is none', { ...sent('2', '3'), 'p2-choice': 'maybe' }, { 'p2-choice': 'ballots.choose-answer' }],
  ])('is refused: %s', (_, fields, errors) => {
    const read = readParts(fields, schema, 5)
    expect(Object.keys('errors' in read ? read.errors : {})).toEqual(Object.keys(errors))
    const { 'p2-choice': __, ...exact } = errors
    for (const [name, key] of Object.entries(exact)) expect('errors' in read && read.errors[name]).toEqual([key])
  })

  test('a weight, or parts, that are forged among the answers leave nothing', () => {
    const fields = { ...sent('2', '3'), 'p1-weight': '9', 'p1-parts': 'x', parts: '[]', weight: '9' }
    expect(readParts(fields, schema, 5)).toEqual({ kept: split(['no', 3], ['yes', 2]) })
    expect(schema.parse({ choice: 'yes', parts: [{ answer: say('no'), weight: 9 }] })).toEqual(say('yes'))
  })

  test('grows by a part, loses one, and keeps the rest', () => {
    const fields = { ...sent('3', '2'), note: 'kept' }
    expect(changed(fields, 'add')).toEqual({ ...fields, v3: '', focus: 'v3' })
    expect(changed(fields, 'remove-1')).toEqual({ v2: '2', 'p2-choice': 'no', note: 'kept', focus: 'v2' })
    expect(changed({ v1: '' }, 'remove-1')).toEqual({ focus: 'add' })
    for (const act of ['save', 'remove-9', 'remove-', 'remove-1e3', '__proto__'])
      expect(changed(fields, act)).toBeNull()
    const many = sent(...new Array<string>(20).fill('1'))
    expect(partsIn(changed(many, 'add')!)).toHaveLength(20)
  })

  test('is sent again as it was', () => {
    const kept = split(['no', 3], ['yes', 2])
    expect(readParts(fieldsOfKept(ballot, kept), schema, 5)).toEqual({ kept })
    expect(fieldsOfKept(ballot, say('yes'))).toEqual({ choice: 'yes' })
  })
})

/** Whoever reads answers from the database has to know that they may stand in parts. */
test('votes are read by those alone who know of parts, or whose ballots have none', () => {
  const ofVotes = sourceFiles(/^app\/features\/.*(?<!\.test)\.tsx?$/).filter((file) => {
    const text = read(file)
    return /FROM "Vote"|JOIN "Vote"|\.vote\.find/.test(text) && /answer/.test(text)
  })
  expect(ofVotes.filter((file) => !KNOWN_READERS.includes(file))).toEqual([])
})

const KNOWN_READERS = [
  'app/features/ballots/ballots.server.ts',
  'app/features/ballots/closing.server.ts',
  'app/features/ballots/counted-ballots.server.ts',
  'app/features/ballots/earlier-round.server.ts',
  'app/features/ballots/terms/standing.server.ts',
  // Methods whose answers are added to, or that count people.
  'app/features/ballots/rounds/rounds.queries.server.ts',
  // Rooms have no weights.
  'app/features/ballots/room/ballots-part.server.ts',
  'app/features/ballots/room/enter-vote.server.ts',
  // Who has answered, and not how.
  'app/features/ballots/answered.server.ts',
  'app/features/ballots/reminders/reminders.server.ts',
  'app/features/ballots/rule/organisations.server.ts',
  'app/features/ballots/turnout.server.ts',
  'app/features/ballots/proxies/proxy-rows.server.ts',
  'app/features/minutes/balance.queries.server.ts',
  'app/features/outcomes/telling.server.ts',
]
