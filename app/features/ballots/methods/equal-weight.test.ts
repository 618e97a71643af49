import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { Answer, BallotResult } from '../ballot-words.ts'
import { sha256 } from '../counting/sha256.ts'
import { makeBundle, recountBundle } from '../recount/bundle.ts'
import type { Bundle } from '../recount/bundle-words.ts'
import { countOf } from '../recount/count-of.server.ts'
import { methodOf } from './registry.server.ts'
import type { EqualWeight } from './tally/equal-weight-words.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: `Option ${id}` }))
const GROUPS = ['a', 'b', 'c', 'd']
const LABELS = GROUPS.map((id) => ({ id, code: id.toUpperCase(), name: `Group ${id}` }))
const WAYS = {
  schulze: { method: 'ranking', counting: 'schulze' },
  'ranked pairs': { method: 'ranking', counting: 'ranked-pairs' },
  'majority judgment': { method: 'majority' },
  'majority judgment without blanks': { method: 'majority', blankGradeRule: 'left-out' },
} as const
type Way = keyof typeof WAYS
const NAMES = Object.keys(WAYS) as Way[]

type Vote = { groupId: string; weight?: number; part?: true; answer: Answer }
type Even = EqualWeight & { grades?: (number | null)[] }
type Result = BallotResult & Pick<EqualWeight, 'order' | 'chosen' | 'tied'> & { equalWeight?: Even | null }

const settingsOf = (way: Way, more = {}) =>
  methodOf(WAYS[way]).settings.parse({ tieSeed: 'seed', minimumTurnout: '0.25', ...WAYS[way], ...more })

function electorateOf(votes: readonly Vote[], silent = 0) {
  return GROUPS.map((groupId) => {
    const voted = votes.filter((vote) => vote.groupId === groupId && !vote.part).length
    return { groupId, voted, eligible: voted + silent }
  })
}

function counted(way: Way, votes: readonly Vote[], settings = settingsOf(way), silent = 0) {
  return countOf(WAYS[way].method)(votes, electorateOf(votes, silent), settings, OPTIONS) as Result
}

const GRADES_BY_PLACE = [5, 3, 0]
/** Options from the best, as each method asks for them; what is left out is not ranked and has no grade. */
function answer(way: Way, ...ids: string[]): Answer {
  const isRanking = WAYS[way].method === 'ranking'
  const at = (id: string) => (isRanking ? ids.indexOf(id) + 1 : GRADES_BY_PLACE[ids.indexOf(id)]!)
  return Object.fromEntries(OPTIONS.map(({ id }) => [id, ids.includes(id) ? at(id) : null]))
}
const cast = (way: Way, times: number, groupId: string, ...ids: string[]): Vote[] =>
  Array.from({ length: times }, () => ({ groupId, answer: answer(way, ...ids) }))

/** One large group against two smaller ones, which together are fewer. */
const largeAgainstSmall = (way: Way) => [
  ...cast(way, 9, 'a', 'o1', 'o2', 'o3'),
  ...cast(way, 4, 'b', 'o2', 'o1', 'o3'),
  ...cast(way, 4, 'c', 'o2', 'o1', 'o3'),
]
const HIDDEN = (way: Way) => [...cast(way, 2, 'c', 'o3', 'o2', 'o1'), ...cast(way, 2, 'd', 'o2', 'o3', 'o1')]

/** SHA-256 of the count, and of the table, as they were before groups could count the same. */
const BEFORE: Record<Way, [count: string, table: string]> = {
  schulze: [
    'cd519c838c106f569f76b5364d3d3eb95c4ebc3eca00ab2842969448d013c5a7',
    '9ea8e3f0b6ce9c2f905ea804489ac56c55e68494687de3e470a5c194fd013cdc',
  ],
  'ranked pairs': [
    '7a6f1c5bdaea00a2e459f954fb932f25125af149245776b130bd74a01a420d82',
    '9ea8e3f0b6ce9c2f905ea804489ac56c55e68494687de3e470a5c194fd013cdc',
  ],
  'majority judgment': [
    '2b295ae72ddbfb39285fea4502f3fc6cd4f765a2355c4894d10003639f538922',
    'ecde731f3ac76e25e93ce206d2c2d2f62f7893bd478648aab430ccad953f9948',
  ],
  'majority judgment without blanks': [
    '0aacea6ac53dc7bf4247ac3028d19d84bcaceb167c7ae770e8885f3861eeacf0',
    'ecde731f3ac76e25e93ce206d2c2d2f62f7893bd478648aab430ccad953f9948',
  ],
}

describe.each(NAMES)('%s with the same weight for each group', (way) => {
  test('may choose another than heads do', () => {
    const { chosen, equalWeight } = counted(way, largeAgainstSmall(way))
    expect(chosen).toEqual(['o1'])
    expect(equalWeight).toMatchObject({ groups: 3, chosen: ['o2'], tied: [], order: [['o2'], ['o1'], ['o3']] })
  })

  test('says that two are level where as many groups are for each', () => {
    const votes = [...cast(way, 9, 'a', 'o1', 'o2', 'o3'), ...cast(way, 4, 'b', 'o2', 'o1', 'o3')]
    expect(counted(way, votes)).toMatchObject({
      chosen: ['o1'],
      equalWeight: { groups: 2, chosen: [], tied: ['o1', 'o2'] },
    })
  })

  test('leaves out groups that are hidden, and says nothing of them', () => {
    const shown = [...cast(way, 5, 'a', 'o1', 'o2', 'o3'), ...cast(way, 4, 'b', 'o1', 'o3', 'o2')]
    const [found, alone] = [counted(way, [...shown, ...HIDDEN(way)]), counted(way, shown)]
    expect(found.equalWeight).toMatchObject({ groups: 2 })
    expect(found.equalWeight).toEqual(alone.equalWeight)
  })

  test('is null where no group is shown, and finds nothing where too few answered', () => {
    expect(counted(way, HIDDEN(way)).equalWeight).toBeNull()
    expect(counted(way, HIDDEN(way).slice(1)).equalWeight).toBeNull()
    const few = counted(way, largeAgainstSmall(way), settingsOf(way, { minimumTurnout: '0.75' }), 20)
    expect(few).toMatchObject({ enough: false, equalWeight: { groups: 3, chosen: null, tied: [] } })
  })

  test('counts a group of 63 votes in 9 hands as one of 9: by votes within a group, by groups beyond it', () => {
    const votes = largeAgainstSmall(way)
    const heavy = votes.map((vote) => (vote.groupId === 'a' ? { ...vote, weight: 7 } : vote))
    expect(counted(way, heavy).equalWeight).toEqual(counted(way, votes).equalWeight)
    const within = heavy.map((vote, at) =>
      at === 9 ? { ...vote, answer: answer(way, 'o1', 'o3', 'o2'), weight: 90 } : vote,
    )
    expect(counted(way, within)).toMatchObject({
      equalWeight: { chosen: ['o1'] },
      heads: { equalWeight: { chosen: ['o2'] } },
    })
  })

  test('counts to the same bytes from the bundle, which its schema allows', () => {
    const votes = [...largeAgainstSmall(way), ...cast(way, 4, 'd', 'o3', 'o1', 'o2')]
    for (const these of [votes, votes.filter((_, at) => at < 13 || at === 13 || at === 14 || at > 18)]) {
      const bundle = bundleOf(way, these)
      expect(bundle.votes).toHaveLength(these.length)
      expect(recountBundle(bundle, countOf(bundle.method))).toEqual({
        result: canonicalJson(bundle.result),
        same: true,
        changed: [],
      })
      const isBundle = new Ajv().compile(JSON.parse(readFileSync('docs/ballot-bundle.schema.json', 'utf8')) as object)
      expect([isBundle(bundle), isBundle.errors]).toEqual([true, null])
      const other = structuredClone(bundle) as Bundle & { result: Result }
      other.result.equalWeight!.chosen = ['o3']
      expect(recountBundle(other, countOf(bundle.method))).toMatchObject({ same: false, changed: ['result'] })
    }
  })

  test('is not there in a ballot that opened before it was, nor while one is open', () => {
    const {
      equalWeight: _,
      byOption,
      ...before
    } = settingsOf(way) as ReturnType<typeof settingsOf> & Record<string, true>
    const old = counted(way, largeAgainstSmall(way), before)
    expect([canonicalJson(old), methodOf(WAYS[way]).csv(old, LABELS)].map(sha256)).toEqual(BEFORE[way])
    expect(methodOf(WAYS[way]).standing?.(settingsOf(way))).toEqual({ ...before, ...(byOption && { byOption }) })
  })

  test('is in every ballot that opens, whatever a form says', () => {
    for (const equalWeight of ['', 'no', false, 'true'])
      expect(settingsOf(way, { equalWeight })).toMatchObject({ equalWeight: true })
  })

  test('stands in the table that can be fetched', () => {
    const table = methodOf(WAYS[way]).csv(counted(way, largeAgainstSmall(way)), LABELS)
    const rows = table
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1)
    const said =
      WAYS[way].method === 'ranking'
        ? rows.filter(([part]) => part === 'equal-weight')
        : rows.filter((row) => row[2] === '')
    expect(said.map((row) => row.at(-1))).toEqual(way.startsWith('majority') ? ['no', 'yes', 'no'] : ['', 'chosen', ''])
  })
})

test('places that STV fills have no such count', () => {
  const settings = settingsOf('schulze', { counting: 'stv-meek' })
  expect(counted('schulze', largeAgainstSmall('schulze'), settings)).not.toHaveProperty('equalWeight')
})

const anyAnswer = (way: Way): fc.Arbitrary<Answer> =>
  WAYS[way].method === 'ranking'
    ? fc.shuffledSubarray(['o1', 'o2', 'o3'], { minLength: 1 }).map((ids) => answer(way, ...ids))
    : fc
        .record({ o1: grade(), o2: grade(), o3: grade() })
        .filter((grades) => Object.values(grades).some((one) => one !== null))
const grade = () => fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 })
const groupsOf = (way: Way, minLength: number, maxLength: number, groups = 3) =>
  fc
    .tuple(...GROUPS.slice(0, groups).map(() => fc.array(anyAnswer(way), { minLength, maxLength })))
    .map((all) => all.flatMap((answers, at) => answers.map((one): Vote => ({ groupId: GROUPS[at]!, answer: one }))))

describe.each(NAMES)('any votes by %s', (way) => {
  // Where no option is hidden by itself every group has a say in each.
  const whole = { ...settingsOf(way), byOption: undefined }
  test('of groups of one size are the result by heads', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 7 }).chain((size) => groupsOf(way, size, size)),
        (votes) => {
          const { order, chosen, tied, equalWeight } = counted(way, votes, whole)
          expect(equalWeight).toMatchObject({ order, chosen, tied })
        },
      ),
      { numRuns: 150 },
    )
  })

  test('are those of groups made equal by saying every vote as often', () => {
    fc.assert(
      fc.property(groupsOf(way, 4, 6), (votes) => {
        const sizeOf = (id: string) => votes.filter(({ groupId }) => groupId === id).length
        const repeated = votes.flatMap((vote) => Array.from({ length: 60 / sizeOf(vote.groupId) }, () => vote))
        const { order, chosen, tied, judged } = counted(way, repeated, whole) as Result & {
          judged?: { grade: number | null }[]
        }
        const grades = judged && { grades: judged.map((one) => one.grade) }
        expect(counted(way, votes, whole).equalWeight).toEqual({ groups: 3, order, chosen, tied, ...grades })
      }),
      { numRuns: 150 },
    )
  })
})

function bundleOf(way: Way, votes: readonly Vote[]): Bundle {
  const { method } = WAYS[way]
  const [settings, electorate, result] = [settingsOf(way), electorateOf(votes), counted(way, votes)]
  const question = { options: OPTIONS }
  const closed = { question, round: 1, method, settings, terms: {}, electorate, result, votes }
  return JSON.parse(canonicalJson(makeBundle(closed, countOf(method)))) as Bundle
}
