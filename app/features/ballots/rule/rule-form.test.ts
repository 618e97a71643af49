import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presetFields, PRESETS, presetsFor, type RuleField } from './presets.ts'
import { fieldsOfRule, lineOf, readRule, sendsRule, SHARES } from './rule-form.ts'
import { type Condition, TELLS } from './rule-words.ts'

const read = (sent: Record<string, unknown>) => readRule(sent, TELLS)

describe('the fields of a rule', () => {
  test.each(PRESETS)('preset %s says a rule, and its fields come back from it', (name) => {
    const fields = presetFields(name)!
    const { rule, wrong } = read(fields)
    expect(wrong).toEqual([])
    expect(rule.length).toBeGreaterThan(0)
    expect(read(fieldsOfRule(rule)).rule).toEqual(rule)
  })

  test.each<[string, Condition[]]>([
    ['simple', [half(), share('sides', 1, 2, true)]],
    ['two-thirds', [half(), share('sides', 2, 3)]],
    ['absolute', [share('eligible', 1, 2, true)]],
    [
      'double',
      [
        half(),
        share('sides', 1, 2, true),
        { kind: 'groups-favour', of: 'half', share: { part: 1, whole: 2, more: true } },
      ],
    ],
    [
      'consent',
      [
        half(),
        share('sides', 7, 10),
        { kind: 'groups-favour', of: 3, share: { part: 3, whole: 5 } },
        { kind: 'objections', most: 0 },
      ],
    ],
    [
      'ram',
      [
        half(),
        share('sides', 3, 4),
        { kind: 'median', least: 7 },
        { kind: 'group-median', least: 4 },
        { kind: 'agreement' },
      ],
    ],
  ])('preset %s asks for what its name says', (name, rule) => {
    expect(read(presetFields(name)!).rule).toEqual(rule)
  })

  test('only what a method tells is asked of it', () => {
    const ram = presetFields('ram')!
    expect(readRule(ram, []).rule).toEqual([half()])
    expect(readRule(ram, ['share']).rule).toEqual([half(), share('sides', 3, 4)])
    expect(presetsFor([])).toEqual(['answers'])
    expect(presetsFor(['share'])).not.toContain('consent')
  })

  test.each<[Partial<Record<RuleField, unknown>>, RuleField, string]>([
    [{ ruleAnswers: '0' }, 'ruleAnswers', 'ballots.number?from=1&to=100'],
    [{ ruleAnswers: '101' }, 'ruleAnswers', 'ballots.number?from=1&to=100'],
    [{ ruleAnswers: '12.5' }, 'ruleAnswers', 'ballots.number?from=1&to=100'],
    [{ ruleAnswers: 'many' }, 'ruleAnswers', 'ballots.number?from=1&to=100'],
    [{ ruleAnswers: '-1', ruleAnswersOf: 'count' }, 'ruleAnswers', 'ballots.number?from=1&to=9999'],
    [{ ruleGroups: '11' }, 'ruleGroups', 'ballots.number?from=1&to=10'],
    [{ ruleGroups: 'some' }, 'ruleGroups', 'ballots.number?from=1&to=10'],
    [{ ruleShare: '5/7' }, 'ruleShare', 'ballots.setting-unknown'],
    [{ ruleShare: '1/0' }, 'ruleShare', 'ballots.setting-unknown'],
    [{ ruleShare: '1/1', ruleShareMore: 'more' }, 'ruleShareMore', 'ballots.rule-more-than-all'],
    [{ ruleObjections: '1e9' }, 'ruleObjections', 'ballots.number?from=0&to=9999'],
    [{ ruleMedian: '9.5' }, 'ruleMedian', 'ballots.rule-rating'],
    [{ ruleGroupMedian: '4.2' }, 'ruleGroupMedian', 'ballots.rule-rating'],
  ])('%j is refused beside its field', (sent, field, message) => {
    expect(read(sent).wrong).toEqual([[field, message]])
  })

  test('forged ones are read as nothing', () => {
    expect(read({ ruleAnswers: ['50', '60'], ruleShareOf: 'all', ruleAgreement: 'yes' })).toEqual({
      rule: [],
      wrong: [],
    })
    expect(sendsRule({ ruleFrom: ['x'] })).toBe(false)
  })

  test('a rating may be written with a comma, and halves count', () => {
    expect(read({ ruleMedian: '6,5' }).rule).toEqual([{ kind: 'median', least: 6.5 }])
  })

  test('every rule that can be written is read back the same', () => {
    const choice = (...values: string[]) => fc.constantFrom('', ...values)
    const written = fc.record({
      ruleAnswers: choice('1', '50', '100'),
      ruleAnswersOf: choice('count', 'percent'),
      ruleOrganisations: choice('3'),
      ruleGroups: choice('2', 'all', 'half'),
      ruleGroupsShare: choice('10'),
      ruleShare: choice(...SHARES),
      ruleShareOf: choice('sides', 'cast', 'eligible'),
      ruleIn: choice('4', 'all'),
      ruleInShare: choice(...SHARES),
      ruleInMore: choice('least'),
      ruleObjections: choice('0', '3'),
      ruleMedian: choice('7'),
      ruleGroupMedian: choice('4', '3.5'),
    })
    fc.assert(
      fc.property(written, (fields) => {
        const { rule } = read(fields)
        expect(read(fieldsOfRule(rule)).rule).toEqual(rule)
      }),
    )
  })

  test('the line of a picture is that of the groups, or of everybody', () => {
    expect(lineOf(read(presetFields('consent')!).rule)).toBe(0.6)
    expect(lineOf(read(presetFields('simple')!).rule)).toBe(0.5)
    expect(lineOf([])).toBeNull()
  })
})

function half(): Condition {
  return { kind: 'answers', least: { part: 50, whole: 100 } }
}

function share(base: 'sides' | 'eligible', part: number, whole: number, more = false): Condition {
  return { kind: 'favour', base, share: { part, whole, ...(more && { more: true as const }) } }
}
