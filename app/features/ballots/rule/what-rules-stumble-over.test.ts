import { describe, expect, it } from 'vitest'
import { countYesNo } from '../methods/yes-no/count.ts'
import { yesNoLevels } from '../methods/yes-no/levels.ts'
import { type Choice, ruleOf } from '../methods/yes-no/words.ts'
import type { GroupTurnout } from '../turnout.ts'
import { applyRule } from './apply-rule.ts'
import { fewest } from './quorum.ts'
import { readRule } from './rule-form.ts'
import { type Base, type Condition, type Fraction, type Measures, type Tally, TELLS } from './rule-words.ts'

/** Votes that other programs concluded wrongly, as their public reports tell them. */
const HALF: Fraction = { part: 1, whole: 2 }
const OVER_HALF: Fraction = { part: 1, whole: 2, more: true }
const TWO_THIRDS: Fraction = { part: 2, whole: 3 }

const favour = (share: Fraction, base: Base = 'sides'): Condition => ({ kind: 'favour', base, share })
const answers = (least: Fraction): Condition => ({ kind: 'answers', least })
const votes = (yes: number, no: number, abstain = 0): Tally => ({
  favour: yes,
  sides: yes + no,
  cast: yes + no + abstain,
})
const asked = (eligible: number, voted = eligible): { electorate: GroupTurnout[] } => ({
  electorate: [{ groupId: 'a', voted, eligible }],
})
const whole = (all: Tally | null): Measures => ({ item: null, all, groups: [{ groupId: 'a', tally: all }] })

function concluded(rule: Condition[], all: Tally | null, eligible = all?.cast ?? 0) {
  return applyRule(rule, [whole(all)], asked(eligible, all?.cast ?? 0)).conclusion
}

function cast(counts: Record<Choice, number>) {
  return Object.entries(counts).flatMap(([choice, count]) =>
    Array.from({ length: count }, () => ({ groupId: 'a', answer: { choice: choice as Choice } })),
  )
}

describe('a threshold', () => {
  it('of two thirds of 9 is 6, and only "more than" adds one (openslides-client 5614, OpenSlides 5019)', () => {
    expect(fewest(TWO_THIRDS, 9)).toBe(6)
    expect([9, 10].map((of) => fewest(OVER_HALF, of))).toEqual([5, 6])
    expect(concluded([favour(TWO_THIRDS)], votes(6, 3))).toBe('accepted')
  })

  it('is compared before anything is rounded (yaci-store 1013, nns-dapp 7007)', () => {
    expect(concluded([favour({ part: 6667, whole: 10_000 })], votes(2, 1))).toBe('not-accepted')
    expect(concluded([favour(TWO_THIRDS)], votes(666_666, 333_334))).toBe('not-accepted')
    expect(concluded([favour(TWO_THIRDS)], votes(2, 1))).toBe('accepted')
  })

  it('of more than half is not met by a tie, in the conclusion and in the ring (ciclops 41)', () => {
    expect(concluded([favour(OVER_HALF)], votes(5, 5))).toBe('not-accepted')
    const levels = (counts: Record<Choice, number>) =>
      yesNoLevels(countYesNo(cast(counts), asked(10).electorate, ruleOf({ minimumTurnout: 0, majority: 'half' })))
    expect(levels({ yes: 5, no: 5, abstain: 0 })).toEqual({ a: 1 })
    expect(levels({ yes: 6, no: 4, abstain: 0 })).toEqual({ a: 2 })
  })

  it('counts abstentions only where it says so (Muncoordinated-2 52, Votum 19)', () => {
    expect(concluded([favour(TWO_THIRDS)], votes(2, 1, 7))).toBe('accepted')
    expect(concluded([favour(TWO_THIRDS, 'cast')], votes(2, 1, 7))).toBe('not-accepted')
    expect(concluded([favour(TWO_THIRDS, 'eligible')], votes(2, 1, 7), 12)).toBe('not-accepted')
  })

  it('of all answers falls with every abstention, and says how many it needs (grantshares 38)', () => {
    const rule = [favour(OVER_HALF, 'cast')]
    expect(concluded(rule, votes(3, 0, 3))).toBe('not-accepted')
    expect(concluded(rule, votes(3, 0, 2))).toBe('accepted')
    expect(applyRule(rule, [whole(votes(3, 0, 3))], asked(6)).items[0]!.found[0]).toMatchObject({ needed: 4, of: 6 })
  })
})

describe('a quorum', () => {
  it('is there with those who abstain (joystream 4298, flexible-voting 41)', () => {
    expect(concluded([answers({ part: 1, whole: 1 }), favour(OVER_HALF)], votes(2, 0, 1))).toBe('accepted')
  })

  it('of nothing cannot be asked, and none is not zero votes (aragon/client 456)', () => {
    for (const nothing of ['0', '-1', '0.4', 'NaN', 'Infinity'])
      expect(readRule({ ruleAnswers: nothing }, TELLS)).toMatchObject({
        rule: [],
        wrong: [['ruleAnswers', expect.any(String)]],
      })
  })

  it('is missing where nobody votes, whoever asked for none (tcr 16)', () => {
    expect(concluded([favour(HALF)], votes(0, 0))).toBe('no-quorum')
    expect(applyRule([favour(HALF)], [whole(null)], asked(5, 0)).conclusion).toBe('no-quorum')
    expect(concluded([answers(HALF)], null)).toBe('no-quorum')
  })
})

describe('a conclusion', () => {
  it('is not drawn from the few who take a side where the result hides them (cosmos-sdk 11461)', () => {
    expect(applyRule([answers(HALF), favour(OVER_HALF)], [whole(null)], asked(100, 99)).conclusion).toBe('untold')
    const rule = { ...ruleOf({ minimumTurnout: 0, majority: 'half' }) }
    const counted = countYesNo(cast({ yes: 1, no: 0, abstain: 98 }), asked(100, 99).electorate, rule)
    expect(counted).toMatchObject({ overall: null, share: null, accepted: null })
  })

  it('needs somebody to look at: none too low among no groups says nothing (tcr 16, of groups)', () => {
    const middle: Condition = { kind: 'group-median', least: 4 }
    const hidden = { ...whole({ ...votes(4, 0), median: 9 }), groups: [{ groupId: 'a', tally: null }] }
    expect(applyRule([middle], [hidden], asked(4)).conclusion).toBe('untold')
    const shown = { ...hidden, groups: [{ groupId: 'a', tally: { ...votes(4, 0), median: 9 } }] }
    expect(applyRule([middle], [shown], asked(4)).conclusion).toBe('accepted')
  })
})
