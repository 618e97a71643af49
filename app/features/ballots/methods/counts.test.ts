import { describe, expect, test } from 'vitest'
import type { Answer } from '../ballot-words.ts'
import { METHOD_NAMES, type MethodName } from './method-names.ts'
import { methodOf } from './registry.server.ts'

const OPTIONS = ['o1', 'o2', 'o3', 'o4'].map((id) => ({ id, label: `Option ${id}` }))
const GROUPS = ['a', 'b', 'c', 'd']
type Vote = { groupId: string; answer: Answer; weight?: number }

/** Numbers that are the same each time. */
function generator(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

function answerBy(method: MethodName, next: (below: number) => number): Answer {
  const each = (make: (at: number) => number | null) => Object.fromEntries(OPTIONS.map(({ id }, at) => [id, make(at)]))
  const order = OPTIONS.map((_, at) => at).sort(() => next(3) - 1)
  const answers: Record<MethodName, () => Answer> = {
    rating: () => ({ relevance: next(9) + 1, feasibility: next(9) + 1 }),
    criteria: () => ({
      ...Object.fromEntries(OPTIONS.map(({ id }) => [`${id}-c1`, next(9) + 1])),
      'o1-c1': next(4) ? next(9) + 1 : null,
    }),
    consent: () => ({ position: ['favour', 'live', 'abstain'][next(3)]!, reason: '' }),
    'yes-no': () => ({ choice: ['yes', 'no', 'abstain'][next(3)]! }),
    approval: () => each(() => next(2)),
    ranking: () => each((at) => (order.indexOf(at) < 3 ? order.indexOf(at) + 1 : null)),
    majority: () => each(() => next(6)),
    score: () => each(() => next(11)),
    dots: () => each(() => next(3)),
    quadratic: () => each(() => next(9) - 4),
    points: () => each(() => 25),
    pairwise: () => ({ 'o1-o2': next(9) + 1, 'o1-o3': 3, 'o1-o4': -2, 'o2-o3': 1, 'o2-o4': -5, 'o3-o4': next(9) + 1 }),
  }
  return answers[method]()
}

function votesBy(method: MethodName, sizes = [6, 5, 7, 2]): Vote[] {
  const next = generator(7)
  return sizes.flatMap((size, at) =>
    Array.from({ length: size }, () => ({ groupId: GROUPS[at]!, answer: answerBy(method, next) })),
  )
}

const tableOf = (votes: readonly Vote[]) =>
  GROUPS.map((groupId) => {
    const voted = votes.filter((vote) => vote.groupId === groupId).length
    return { groupId, voted, eligible: voted + 1 }
  })
const labels = GROUPS.map((id) => ({ id, code: id.toUpperCase(), name: `Group ${id}` }))

function countBy(method: MethodName, votes: readonly Vote[], table = tableOf(votes)) {
  const { count, settings } = methodOf({ method })
  return count(votes, table, settings.parse({ tieSeed: 'seed' }), OPTIONS)
}

describe.each(METHOD_NAMES)('%s', (method) => {
  const votes = votesBy(method)

  test('gives the same bytes in whatever order the answers come', () => {
    const said = JSON.stringify(countBy(method, votes))
    expect(JSON.stringify(countBy(method, votes.toReversed()))).toBe(said)
  })

  test('counts weights of one as none', () => {
    const said = JSON.stringify(countBy(method, votes))
    expect(
      JSON.stringify(
        countBy(
          method,
          votes.map((vote) => ({ ...vote, weight: 1 })),
        ),
      ),
    ).toBe(said)
  })

  test('hides the group of two, and says nothing of it in the file either', () => {
    const other = votes.map((vote) => (vote.groupId === 'd' ? { ...vote, answer: votes[0]!.answer } : vote))
    for (const cast of [votes, other]) {
      const lines = methodOf({ method }).csv(countBy(method, cast), labels).split('\r\n')
      const own = lines.filter((line) => /(^|,)D,/.test(line)).map((line) => line.replace(/o\d|Option|Group d/g, ''))
      for (const line of own) expect(line).not.toMatch(/,yes,[\d.]/)
    }
  })

  test('counts nothing where nobody answered', () => {
    expect(countBy(method, [])).toMatchObject({ voted: 0, enough: false })
  })
})

describe('a weight', () => {
  test.each(METHOD_NAMES.filter((method) => method !== 'rating' && method !== 'consent'))(
    'of three in %s is three answers to all but the turnout',
    (method) => {
      const votes = votesBy(method, [6, 5, 7, 5])
      const weighted = votes.map((vote, at) => (at % 4 === 0 ? { ...vote, weight: 3 } : vote))
      const repeated = weighted.flatMap(({ weight = 1, ...vote }) => Array.from({ length: weight }, () => vote))
      const table = tableOf(votes)
      const { weight, ...result } = countBy(method, weighted, table) as ReturnType<typeof countBy> & { weight: number }
      expect(weight).toBe(repeated.length)
      // Which groups are shown follows from people, not from votes.
      const ofAll = (found: object) => ({ ...found, groups: null, equalWeight: null })
      expect(ofAll(result)).toEqual(ofAll(countBy(method, repeated, table)))
    },
  )
})

describe('a ranking', () => {
  const ranked = (...ids: string[]): Answer =>
    Object.fromEntries(OPTIONS.map(({ id }) => [id, ids.includes(id) ? ids.indexOf(id) + 1 : null]))
  const cast = (times: number, groupId: string, ...ids: string[]) =>
    Array.from({ length: times }, () => ({ groupId, answer: ranked(...ids) }))
  const by = (votes: Vote[], settings: Record<string, unknown>) => {
    const { count, settings: known } = methodOf({ method: 'ranking' })
    return count(votes, tableOf(votes), known.parse({ tieSeed: 'seed', ...settings }), OPTIONS)
  }
  const votes = [...cast(5, 'a', 'o1', 'o2'), ...cast(4, 'b', 'o3', 'o2'), ...cast(5, 'c', 'o2', 'o4')]

  test('fills two places round by round', () => {
    const result = by(votes, { counting: 'stv-wigm', places: 2 })
    expect(result).toMatchObject({
      chosen: expect.arrayContaining(['o1', 'o2']),
      tied: [],
      pairwise: null,
      firsts: [5, 5, 4, 0],
    })
  })

  test('chooses by pairs whom nobody beats', () => {
    for (const counting of ['schulze', 'ranked-pairs'])
      expect(by(votes, { counting, places: 1 })).toMatchObject({ chosen: ['o2'], tied: [], stv: null })
  })

  test('follows the rule for what somebody did not rank, which changes who is chosen', () => {
    const split = [...cast(4, 'a', 'o1'), ...cast(3, 'b', 'o2', 'o1'), ...cast(2, 'c', 'o3', 'o2', 'o1')]
    const chosen = (unrankedRule: string) =>
      (by(split, { counting: 'schulze', places: 1, unrankedRule }) as unknown as { chosen: string[] }).chosen
    expect([chosen('last'), chosen('no-opinion')]).toEqual([['o2'], []])
  })

  test('says that two are level and chooses neither', () => {
    const level = [...cast(4, 'a', 'o1', 'o2'), ...cast(4, 'b', 'o2', 'o1')]
    expect(by(level, { counting: 'schulze', places: 1 })).toMatchObject({ chosen: [], tied: ['o1', 'o2'] })
  })

  test('takes no more places than there are options', () => {
    expect(by(votes, { counting: 'stv-meek', places: 60 })).toMatchObject({ chosen: expect.any(Array) })
  })
})
