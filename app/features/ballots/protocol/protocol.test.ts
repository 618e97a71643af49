import { describe, expect, it, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import type { Format } from '#app/ui/format.tsx'
import type { BallotSettings } from '../ballot-words.ts'
import { METHOD_NAMES } from '../methods/method-names.ts'
import { SETTINGS } from '../methods/method-settings.ts'
import { methodOf } from '../methods/registry.server.ts'
import type { Rule } from '../rule/rule-words.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { carriedTerms, changesSince, hasProtocol, OF_ROUND, readProtocol } from './protocol.ts'
import { LONGEST_PROTOCOL } from './protocol-words.ts'
import { namedIn } from './use-protocol-words.ts'

const delphi = {
  minimumTurnout: 0,
  rounds: 2,
  consensusRule: 'ram',
  consensusShare: 75,
  criteria: [{ id: 'c1', name: '' }],
}
const half: Rule = [{ kind: 'answers', least: { part: 50, whole: 100 } }]
const two = ['a1', 'b2']
const fixed = (settings: object = {}, terms: StoredTerms = {}) => ({
  settings: { ...delphi, ...settings } as BallotSettings,
  terms,
})

describe('what a round departs in from the round before', () => {
  test.each<[string, [object, StoredTerms], [object, StoredTerms], [string, unknown, unknown][]]>([
    ['nothing, where all is the same', [{}, { rule: half }], [{}, { rule: half }], []],
    ['nothing, for what returns and was said before', [{}, {}], [{ items: ['o1'], before: { o1: 7 } }, {}], []],
    ['nothing, for what a result hides since', [{}, {}], [{ byOption: true, byWeight: true }, {}], []],
    ['nothing, for another lot', [{ tieSeed: 'a' }, {}], [{ tieSeed: 'b' }, {}], []],
    ['nothing, for what was usual before it was a term', [{}, {}], [{}, { who: 'members', groupIds: [] }], []],
    [
      'nothing, for groups in another order',
      [{}, { who: 'groups', groupIds: two }],
      [{}, { who: 'groups', groupIds: two.toReversed() }],
      [],
    ],
    [
      'nothing, for who was left out of one round',
      [{}, { conflict: 'excluded', out: ['p'] }],
      [{}, { conflict: 'excluded' }],
      [],
    ],
    ['nothing, for an amendment of before', [{}, { amendment: { changes: [], reason: 'x' } }], [{}, {}], []],
    ['nothing, for a quorum that moves into the rule', [{ minimumTurnout: 0.5 }, {}], [{}, { rule: half }], []],
    ['nothing, for a rule of no conditions', [{}, {}], [{}, { rule: [] }], []],
    ['the roll of a secret ballot is its own', [{}, { secret: secret('a') }], [{}, { secret: secret('b') }], []],
    ['a consensus', [{}, {}], [{ consensusRule: 'pct' }, {}], [['consensusRule', 'ram', 'pct']]],
    ['one more round', [{}, {}], [{ rounds: 3 }, {}], [['rounds', 2, 3]]],
    ['a rule', [{}, { rule: half }], [{}, { rule: [] }], [['rule', half, []]]],
    [
      'a rule alone, not the settings that follow from it',
      [{ groupShare: 0.5 }, { rule: half }],
      [{ groupShare: 0.6 }, { rule: [] }],
      [['rule', half, []]],
    ],
    ['who is asked', [{}, {}], [{}, { who: 'organisations' }], [['who', { who: 'members' }, { who: 'organisations' }]]],
    [
      'which groups',
      [{}, { who: 'groups', groupIds: two }],
      [{}, { who: 'groups', groupIds: ['a1'] }],
      [['who', { who: 'groups', groupIds: two }, { who: 'groups', groupIds: ['a1'] }]],
    ],
    [
      'whose votes weigh more, without saying whose',
      [{}, { weights: { x: 3, y: 2 } }],
      [{}, { weights: { x: 2, y: 2 } }],
      [['weights', [3, 2], [2, 2]]],
    ],
    ['what people see meanwhile', [{}, {}], [{}, { visibility: 'live' }], [['visibility', 'closed', 'live']]],
    ['secrecy', [{}, {}], [{}, { secret: secret('a') }], [['secret', null, { changes: 'final', receipts: true }]]],
    [
      'a text',
      [{}, { protocol: { why: 'A' } }],
      [{}, { protocol: { funding: 'B' } }],
      [
        ['why', 'A', null],
        ['funding', null, 'B'],
      ],
    ],
    ['a term that is not known here', [{}, {}], [{}, { later: 'x' } as StoredTerms], [['later', null, 'x']]],
  ])('%s', (_name, before, now, changes) => {
    const found = changesSince(fixed(...before), fixed(...now))
    expect(found.map(({ what, before, now }) => [what, before, now])).toEqual(changes)
  })
})

function secret(hash: string): StoredTerms['secret'] {
  return { changes: 'final', smallestBucket: 5, receipts: true, roll: { size: 5, hash } }
}

test.each<[boolean, object, StoredTerms]>([
  [true, {}, {}],
  [true, { rounds: 1 }, { rule: half }],
  [true, { rounds: 1 }, { protocol: { why: 'A' } }],
  [false, { rounds: 1 }, {}],
  [false, { rounds: undefined }, { rule: [] }],
])('a later round answers to it: %s, %o %o', (binds, settings, terms) => {
  expect(hasProtocol(fixed(settings, terms))).toBe(binds)
})

it('carries over neither who was left out nor the last amendment', () => {
  const terms: StoredTerms = { rule: half, out: ['p'], amendment: { changes: [], reason: 'x' }, protocol: { why: 'A' } }
  expect(carriedTerms(terms)).toEqual({ rule: half, protocol: { why: 'A' } })
})

describe('the protocol of a form', () => {
  it('keeps what was written, and nothing of what is empty', () => {
    expect(readProtocol({ 'protocol-why': ' A\r\nB ', 'protocol-funding': '  ', 'protocol-x': 'C' })).toEqual({
      protocol: { why: 'A\nB' },
      wrong: [],
    })
    expect(readProtocol({})).toEqual({ wrong: [] })
  })

  it('says which text is too long', () => {
    const { wrong } = readProtocol({ 'protocol-panel': 'x'.repeat(LONGEST_PROTOCOL + 1), 'protocol-why': 'short' })
    expect(wrong).toEqual([['protocol-panel', `ballots.note-long?max=${LONGEST_PROTOCOL}`]])
  })
})

test.each(METHOD_NAMES)('every setting of %s has a name in an amendment', (method) => {
  const settings = methodOf({ method }).settings.parse({ feedbackShares: 'hidden' })
  const named = [...namedIn(method), ...OF_ROUND]
  expect(Object.keys(settings).filter((name) => !named.includes(name))).toEqual([])
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(METHOD_NAMES)('every setting of %s is said in words', async (method) => {
    const i18n = await i18nFor(language)
    const format = { number: String, percent: String, list: (of: string[]) => of.join() } as unknown as Format
    const settings = methodOf({ method }).settings.parse({ feedbackShares: 'hidden', majority: 'two-thirds' })
    for (const [name, word] of Object.entries(SETTINGS[method]))
      for (const value of [(settings as Record<string, unknown>)[name], null])
        expect(word(value, { t: i18n.t, format }), name).not.toMatch(/^$|\w:\w|\w\.[a-z]|undefined|NaN/)
  })
})
