import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { Answer } from '../ballot-words.ts'
import { methodOf } from '../methods/registry.server.ts'
import { makeBundle, recountBundle } from '../recount/bundle.ts'
import type { CountedVote } from '../recount/bundle-words.ts'
import { countOf } from '../recount/count-of.server.ts'
import { turnoutOf } from '../turnout.ts'
import { presetFields, type PresetName } from './presets.ts'
import { lineOf, readRule } from './rule-form.ts'
import { type Rule, verdictOf } from './rule-words.ts'

const GROUPS = ['a', 'b', 'c']
const OPTIONS = ['o1', 'o2'].map((id) => ({ id, label: `Option ${id}` }))

function ruleOf(method: string, preset: PresetName): Rule {
  return readRule(presetFields(preset)!, methodOf({ method }).ruled?.tells ?? []).rule
}

/** As a new ballot stores them under a rule. */
function settingsOf(method: string, rule: Rule) {
  const { settings, ruled } = methodOf({ method })
  const open = { ...settings.parse({ tieSeed: 'x' }), minimumTurnout: 0 }
  return ruled?.settings?.(open, lineOf(rule)) ?? open
}

const cast = (answers: Record<string, Answer[]>): CountedVote[] =>
  Object.entries(answers).flatMap(([groupId, given]) => given.map((answer) => ({ groupId, answer })))

function counted(method: string, preset: PresetName, votes: CountedVote[], waiting = 0) {
  const rule = ruleOf(method, preset)
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const silent = Array.from({ length: waiting }, (_, at) => ({ groupId: 'a', holderId: `s${at}` }))
  const electorate = turnoutOf(GROUPS, holders, [...holders, ...silent])
  const settings = settingsOf(method, rule)
  const result = countOf(method)(votes, electorate, settings, OPTIONS, { rule })
  const question = { options: OPTIONS }
  const closed = { question, round: 1, method, settings, terms: { rule }, electorate, result, votes }
  return { result, verdict: verdictOf(result)!, bundle: () => makeBundle(closed, countOf(method)) }
}

const say = (...choices: string[]) => choices.map((choice) => ({ choice }))
const take = (...positions: string[]) =>
  positions.map((position) => ({ position, reason: position === 'object' ? 'Because' : '' }))
const rate = (...ratings: (number | null)[]) => ratings.map((relevance) => ({ relevance, feasibility: 8 }))

describe('a ballot with a composed rule', () => {
  test('leaves what the method itself decides to the rule', () => {
    const { result, verdict } = counted(
      'yes-no',
      'two-thirds',
      cast({ a: say('yes', 'yes', 'yes', 'yes', 'no', 'no') }),
    )
    expect(verdict.conclusion).toBe('accepted')
    expect(result).toMatchObject({ accepted: null, enough: true, needed: 3, share: 0.666667 })
    expect(result.rule).not.toHaveProperty('majority')
    const consent = counted('consent', 'consent', cast({ a: take('favour', 'live', 'live', 'favour', 'object') }))
    expect(consent.verdict.conclusion).toBe('not-accepted')
    expect(consent.result).toMatchObject({ accepted: null, conditions: [], rule: { groupShare: 0.6 } })
    expect(consent.result.rule).not.toHaveProperty('share')
  })

  test('has no finding without a quorum, by any method', () => {
    const votes = cast({ a: say('yes', 'yes', 'yes', 'yes') })
    expect(counted('yes-no', 'simple', votes, 4).verdict.conclusion).toBe('accepted')
    const { verdict, result } = counted('yes-no', 'simple', votes, 5)
    expect(verdict).toMatchObject({ conclusion: 'no-quorum', quorum: [{ value: 4, of: 9, needed: 5, met: false }] })
    expect(result).toMatchObject({ enough: false, needed: 5, rule: { minimumTurnout: 0 } })
    const ticks = cast({ a: Array.from({ length: 4 }, () => ({ o1: 1, o2: 0 })) })
    expect(counted('approval', 'answers', ticks, 5).result).toMatchObject({ chosen: null })
    expect(counted('approval', 'answers', ticks, 4).result).toMatchObject({ chosen: ['o1'] })
  })

  test('is applied to each option that is approved of', () => {
    const ticks = cast({ a: [1, 1, 1, 0].map((o1) => ({ o1, o2: 1 - o1 })) })
    const { verdict } = counted('approval', 'simple', ticks)
    expect(verdict.conclusion).toBe('partly')
    expect(verdict.items.map(({ item, label, conclusion }) => [item, label, conclusion])).toEqual([
      ['o1', 'Option o1', 'accepted'],
      ['o2', 'Option o2', 'not-accepted'],
    ])
  })

  test('by the panel’s rule one group under 4 stops what most rate high', () => {
    const high = { a: rate(8, 8, 9, 9), b: rate(7, 8, 8, 9) }
    const relevance = ({ verdict }: ReturnType<typeof counted>) => verdict.items[0]!.conclusion
    expect(relevance(counted('rating', 'ram', cast(high)))).toBe('accepted')
    expect(relevance(counted('rating', 'ram', cast({ ...high, c: rate(3, 3, 3, 9) })))).toBe('not-accepted')
    expect(relevance(counted('rating', 'ram', cast({ ...high, c: rate(null, null, null, null) })))).toBe('accepted')
  })

  test('says nothing of a result that is hidden', () => {
    expect(counted('consent', 'consent', cast({ a: take('favour', 'favour', 'favour') })).verdict).toMatchObject({
      conclusion: 'untold',
      items: [{ found: [] }],
    })
  })

  test('counts no group that is too small to show, whatever it said', () => {
    const shown = { a: take('favour', 'favour', 'favour', 'favour'), b: take('favour', 'object', 'object') }
    const inFavour = (c: string[]) => {
      const { verdict } = counted('consent', 'every-group', cast({ ...shown, c: take(...c) }))
      return verdict.items[0]!.found.find(({ condition }) => condition.kind === 'groups-favour')
    }
    expect(inFavour(['favour', 'object'])).toMatchObject({ value: 1, of: 1, met: true })
    expect(inFavour(['object', 'favour'])).toEqual(inFavour(['favour', 'object']))
  })

  test('counts weights, against all votes of those who were asked, and once more by heads', () => {
    const rule = ruleOf('yes-no', 'absolute')
    const votes = say('yes', 'no', 'no', 'no').map((answer, at) => ({
      groupId: 'a',
      answer,
      ...(at ? {} : { weight: 5 }),
    }))
    const electorate = [{ groupId: 'a', voted: 4, eligible: 6 }]
    const settings = settingsOf('yes-no', rule)
    const result = countOf('yes-no')(votes, electorate, settings, [], { rule, votes: 10 })
    expect(verdictOf(result)).toMatchObject({
      conclusion: 'not-accepted',
      items: [{ found: [{ value: 5, of: 10, needed: 6 }] }],
    })
    expect(verdictOf(result.heads!)).toMatchObject({ items: [{ found: [{ value: 1, of: 6, needed: 4 }] }] })
  })

  const position = fc.constantFrom('favour', 'live', 'object', 'abstain')
  const choice = fc.constantFrom('yes', 'no', 'abstain')
  const rating = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(null))
  test.each<[string, PresetName, fc.Arbitrary<Answer>]>([
    ['consent', 'consent', position.map((one) => take(one)[0]!)],
    ['consent', 'double', position.map((one) => take(one)[0]!)],
    ['yes-no', 'every-group', choice.map((one) => ({ choice: one }))],
    ['rating', 'ram', fc.record({ relevance: rating, feasibility: rating })],
    ['approval', 'double', fc.record({ o1: fc.nat(1), o2: fc.nat(1) })],
  ])('%s by the rule “%s” is counted again from its bundle to the same bytes', (method, preset, answer) => {
    const votes = fc.array(fc.record({ groupId: fc.constantFrom(...GROUPS), answer }), { maxLength: 18 })
    fc.assert(
      fc.property(votes, (given) => {
        const bundle = JSON.parse(canonicalJson(counted(method, preset, given).bundle())) as Parameters<
          typeof recountBundle
        >[0]
        const again = recountBundle(bundle, countOf(method))
        if (again) expect(again).toEqual({ result: canonicalJson(bundle.result), same: true, changed: [] })
      }),
      { numRuns: 60 },
    )
  })

  test('another rule in the bundle is found out', () => {
    const votes = cast({ a: say('yes', 'yes', 'yes', 'no'), b: say('no', 'no', 'yes', 'yes') })
    const bundle = counted('yes-no', 'two-thirds', votes).bundle()
    expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true })
    const lower = { ...bundle, terms: { rule: ruleOf('yes-no', 'simple') } }
    expect(recountBundle(lower, countOf('yes-no'))).toMatchObject({ same: false })
    expect(recountBundle({ ...bundle, terms: {} }, countOf('yes-no'))).toMatchObject({ same: false })
  })
})
