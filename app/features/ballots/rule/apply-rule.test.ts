import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupTurnout } from '../turnout.ts'
import { applyDemand, applyRule } from './apply-rule.ts'
import { applyQuorum, type Asked, fewest } from './quorum.ts'
import type { Condition, Demand, Fraction, Measures, Quorum, Tally } from './rule-words.ts'

const group = (groupId: string, voted: number, eligible: number): GroupTurnout => ({ groupId, voted, eligible })
const TABLE = [group('a', 10, 12), group('b', 5, 10), group('c', 1, 8), group('d', 0, 4), group('e', 0, 0)]
const asked: Asked = { electorate: TABLE, organisations: { voted: 6, eligible: 9 } }
const tally = (favour: number, sides: number, more: Partial<Tally> = {}): Tally => ({
  favour,
  sides,
  cast: sides,
  ...more,
})
const of = (all: Tally | null, ...groups: (Tally | null)[]): Measures => ({
  item: null,
  all,
  groups: groups.map((one, at) => ({ groupId: String(at), tally: one })),
})
const part = (text: string): Fraction => {
  const [, more, above, whole] = /^(>?)(\d+)\/(\d+)$/.exec(text)!
  return { part: Number(above), whole: Number(whole), ...(more && { more: true as const }) }
}

describe('the fewest that are a share', () => {
  test.each([
    ['2/3', 45, 30],
    ['2/3', 46, 31],
    ['2/3', 3, 2],
    ['>2/3', 3, 3],
    ['>2/3', 45, 31],
    ['>1/2', 45, 23],
    ['>1/2', 46, 24],
    ['1/2', 46, 23],
    ['1/2', 45, 23],
    // 0.7 * 10 is 7, and 0.07 * 100 is 7.000000000000001 in floating point.
    ['7/10', 10, 7],
    ['7/100', 100, 7],
    ['1/1', 33, 33],
    ['1/2', 0, 1],
  ])('%s of %i is %i', (share, whole, needed) => {
    expect(fewest(part(share), whole)).toBe(needed)
  })

  test('is enough, and one less is not', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 100 }), fc.boolean(), (whole, percent, more) => {
        const needed = fewest({ part: percent, whole: 100, ...(more && { more: true }) }, whole)
        const isOver = (count: number) => (more ? count * 100 > percent * whole : count * 100 >= percent * whole)
        expect(isOver(needed)).toBe(true)
        if (needed > 1) expect(isOver(needed - 1)).toBe(false)
      }),
    )
  })
})

describe('a quorum', () => {
  test.each<[string, Quorum, number, number | null, number, boolean]>([
    ['so many answers', { kind: 'answers', least: { count: 16 } }, 16, 34, 16, true],
    ['one too few', { kind: 'answers', least: { count: 17 } }, 16, 34, 17, false],
    ['half of those asked', { kind: 'answers', least: part('50/100') }, 16, 34, 17, false],
    ['organisations', { kind: 'organisations', least: part('2/3') }, 6, 9, 6, true],
    ['groups with anybody', { kind: 'groups', of: 3 }, 3, 4, 3, true],
    ['groups with half', { kind: 'groups', of: 3, share: part('50/100') }, 2, 4, 3, false],
    ['every group that is asked', { kind: 'groups', of: 'all' }, 3, 4, 4, false],
    ['more than half of the groups', { kind: 'groups', of: 'half' }, 3, 4, 3, true],
  ])('of %s', (_, condition, value, whole, needed, met) => {
    expect(applyQuorum(condition, asked)).toEqual({ condition, value, of: whole, needed, met })
  })

  test('of organisations that nobody counted is not there', () => {
    expect(applyQuorum({ kind: 'organisations', least: { count: 1 } }, { electorate: TABLE }).met).toBe(false)
  })
})

describe('a demand', () => {
  const overall = tally(8, 12, { cast: 16, objections: 2, median: 7, disagreement: false })
  const favour = (base: 'sides' | 'cast' | 'eligible', share: string): Demand => ({
    kind: 'favour',
    base,
    share: part(share),
  })
  test.each<[string, Demand, [number, number | null, number, boolean] | null]>([
    ['two thirds of those who take a side', favour('sides', '2/3'), [8, 12, 8, true]],
    ['more than two thirds of them', favour('sides', '>2/3'), [8, 12, 9, false]],
    ['half of all answers, abstentions too', favour('cast', '1/2'), [8, 16, 8, true]],
    ['more than half of them', favour('cast', '>1/2'), [8, 16, 9, false]],
    ['half of everybody asked', favour('eligible', '1/2'), [8, 34, 17, false]],
    ['two objections', { kind: 'objections', most: 2 }, [2, 12, 2, true]],
    ['one objection', { kind: 'objections', most: 1 }, [2, 12, 1, false]],
    ['a median of 7', { kind: 'median', least: 7 }, [7, 9, 7, true]],
    ['a median of 7.5', { kind: 'median', least: 7.5 }, [7, 9, 7.5, false]],
    ['agreement', { kind: 'agreement' }, [0, null, 0, true]],
  ])('on everybody: %s', (_, demand, expected) => {
    const found = applyDemand(demand, of(overall), asked)
    expect(found && [found.value, found.of, found.needed, found.met]).toEqual(expected)
  })

  const groups = [tally(4, 4, { median: 7 }), tally(2, 4, { median: 3.5 }), tally(0, 0), null, null]
  test.each<[string, Demand, [number, number | null, number, boolean]]>([
    ['two groups with half', { kind: 'groups-favour', of: 2, share: part('1/2') }, [2, 2, 2, true]],
    ['two groups with more', { kind: 'groups-favour', of: 2, share: part('>1/2') }, [1, 2, 2, false]],
    ['three groups, of which two are shown', { kind: 'groups-favour', of: 3, share: part('1/2') }, [2, 2, 3, false]],
    ['every group that is shown', { kind: 'groups-favour', of: 'all', share: part('1/2') }, [2, 2, 2, true]],
    ['more than half of them', { kind: 'groups-favour', of: 'half', share: part('>1/2') }, [1, 2, 2, false]],
    ['no group under 4', { kind: 'group-median', least: 4 }, [1, 2, 0, false]],
    ['no group under 3.5', { kind: 'group-median', least: 3.5 }, [0, 2, 0, true]],
  ])('on groups: %s', (_, demand, expected) => {
    const found = applyDemand(demand, of(overall, ...groups), asked)!
    expect([found.value, found.of, found.needed, found.met]).toEqual(expected)
  })

  test('on every group is not met by none', () => {
    const none = of(overall, null, null)
    expect(applyDemand({ kind: 'groups-favour', of: 'all', share: part('1/2') }, none, asked)?.met).toBe(false)
  })

  test('on what is not shown says nothing', () => {
    expect(applyDemand(favour('sides', '1/2'), of(null), asked)).toBeNull()
    expect(applyDemand({ kind: 'median', least: 7 }, of(tally(1, 4)), asked)).toBeNull()
  })
})

describe('a rule', () => {
  const majority: Condition = { kind: 'favour', base: 'sides', share: part('>1/2') }
  const half: Condition = { kind: 'answers', least: part('40/100') }
  const conclusion = (rule: Condition[], ...measures: Measures[]) => applyRule(rule, measures, asked).conclusion
  test.each<[string, Condition[], Measures[], string]>([
    ['a majority', [half, majority], [of(tally(9, 16))], 'accepted'],
    ['a tie is no majority', [half, majority], [of(tally(8, 16))], 'not-accepted'],
    ['all abstain', [half, majority], [of(tally(0, 0, { cast: 16 }))], 'not-accepted'],
    ['no quorum', [{ kind: 'answers', least: { count: 20 } }, majority], [of(tally(16, 16))], 'no-quorum'],
    ['a quorum alone', [half], [], 'valid'],
    ['nothing asked', [], [], 'valid'],
    ['hidden', [half, majority], [of(null)], 'untold'],
    ['one of two', [majority], [of(tally(9, 16)), of(tally(7, 16))], 'partly'],
    ['none of two', [majority], [of(tally(6, 16)), of(tally(7, 16))], 'not-accepted'],
    ['both of two', [majority], [of(tally(9, 16)), of(tally(10, 16))], 'accepted'],
  ])('%s', (_, rule, measures, expected) => {
    expect(conclusion(rule, ...measures)).toBe(expected)
  })

  test('is met by nobody where nobody answers', () => {
    expect(applyRule([], [of(null)], { electorate: [group('a', 0, 5)] }).conclusion).toBe('no-quorum')
  })

  const fraction = fc.record({
    part: fc.integer({ min: 1, max: 9 }),
    whole: fc.constant(10),
    more: fc.constantFrom(true as const, undefined),
  })
  const conditions: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ kind: fc.constant('answers' as const), least: fraction }),
    fc.record({ kind: fc.constant('groups' as const), of: fc.constantFrom(1, 2, 'half' as const, 'all' as const) }),
    fc.record({
      kind: fc.constant('favour' as const),
      base: fc.constantFrom('sides' as const, 'cast' as const, 'eligible' as const),
      share: fraction,
    }),
    fc.record({ kind: fc.constant('groups-favour' as const), of: fc.constantFrom(1, 'all' as const), share: fraction }),
    fc.record({ kind: fc.constant('objections' as const), most: fc.nat(5) }),
  )
  const tallies = fc
    .record({ favour: fc.nat(10), against: fc.nat(10), abstain: fc.nat(5) })
    .map(({ favour, against, abstain }): Tally => ({
      favour,
      sides: favour + against,
      cast: favour + against + abstain,
      objections: Math.min(against, 3),
    }))
  const cases = fc.record({ rule: fc.array(conditions, { maxLength: 5 }), all: tallies, own: fc.array(tallies) })

  test('concludes the same in whatever order its conditions and the groups stand', () => {
    fc.assert(
      fc.property(cases, ({ rule, all, own }) => {
        const turned = applyRule(rule.toReversed(), [of(all, ...own.toReversed())], {
          electorate: TABLE.toReversed(),
        })
        expect(turned.conclusion).toBe(applyRule(rule, [of(all, ...own)], { electorate: TABLE }).conclusion)
      }),
    )
  })

  test('a further vote in favour fails no share that was reached, and a further abstention none of those who take a side', () => {
    const shares = conditions.filter(({ kind }) => kind === 'favour')
    fc.assert(
      fc.property(shares, tallies, (condition, all) => {
        const demand = condition as Demand & { kind: 'favour' }
        const met = (one: Tally) => applyDemand(demand, of(one), asked)!.met
        if (!met(all)) return
        const more = { ...all, favour: all.favour + 1, sides: all.sides + 1, cast: all.cast + 1 }
        expect(met(more)).toBe(true)
        if (demand.base !== 'cast') expect(met({ ...all, cast: all.cast + 1 })).toBe(true)
      }),
    )
  })

  test('what it says of groups does not depend on those that are not shown', () => {
    fc.assert(
      fc.property(cases, ({ rule, all, own }) => {
        const shown = applyRule(rule, [of(all, ...own)], asked)
        expect(applyRule(rule, [of(all, ...own, null, null)], asked)).toEqual(shown)
      }),
    )
  })

  test('one more condition never makes an accepted ballot of one that was not', () => {
    fc.assert(
      fc.property(cases, conditions, ({ rule, all, own }, condition) => {
        const judge = (conditions: Condition[]) => applyRule(conditions, [of(all, ...own)], asked).conclusion
        if (judge(rule) === 'not-accepted' || judge(rule) === 'no-quorum')
          expect(['not-accepted', 'no-quorum']).toContain(judge([...rule, condition]))
      }),
    )
  })
})
