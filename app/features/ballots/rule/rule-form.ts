import { RULE_FIELDS, type RuleField, type RuleFields } from './presets.ts'
import {
  ASKED_OF,
  BASES,
  type Condition,
  type Fraction,
  isQuorum,
  type Least,
  type OfGroups,
  type Rule,
  type Told,
} from './rule-words.ts'

/** The shares that the form offers, exact. */
export const SHARES = ['1/2', '3/5', '2/3', '7/10', '3/4', '4/5', '9/10', '1/1'] as const
/** As many groups as a table may have. */
export const MOST_GROUPS = 10
const MOST_ANSWERS = 9999

export type ReadRule = { rule: Rule; wrong: [field: RuleField, message: string][] }

/** Whether a form asks for a composed rule at all. */
export const sendsRule = (sent: Record<string, unknown>) => typeof sent.ruleFrom === 'string'

/** The fields of step 4 as they were sent. */
export function ruleFieldsIn(sent: Record<string, unknown>): RuleFields {
  const names = Object.keys(RULE_FIELDS) as RuleField[]
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  return Object.fromEntries(names.map((name) => [name, text(sent[name])])) as RuleFields
}

/** The rule that the fields of a form say, of what the method tells; with every field that cannot be read. */
export function readRule(sent: Record<string, unknown>, tells: readonly Told[]): ReadRule {
  const fields = ruleFieldsIn(sent)
  const wrong: ReadRule['wrong'] = []
  const refuse = (field: RuleField, message: string) => void wrong.push([field, message])

  const number = (field: RuleField, from: number, to: number, step = 1): number | null => {
    if (!fields[field]) return null
    const value = Number(fields[field].replace(',', '.'))
    const fits = Number.isInteger(value / step) && value >= from && value <= to
    if (!fits) refuse(field, step < 1 ? 'ballots.rule-rating' : `ballots.number?from=${from}&to=${to}`)
    return fits ? value : null
  }
  const least = (field: 'ruleAnswers' | 'ruleOrganisations'): Least | null => {
    const inPercent = fields[`${field}Of`] !== 'count'
    const value = number(field, 1, inPercent ? 100 : MOST_ANSWERS)
    return value === null ? null : inPercent ? { part: value, whole: 100 } : { count: value }
  }
  const groups = (field: 'ruleGroups' | 'ruleIn'): OfGroups | null =>
    fields[field] === 'all' || fields[field] === 'half' ? fields[field] : number(field, 1, MOST_GROUPS)
  const share = (field: 'ruleShare' | 'ruleInShare', more: 'ruleShareMore' | 'ruleInMore'): Fraction | null => {
    const known = SHARES.find((one) => one === fields[field])
    if (!known) {
      if (fields[field]) refuse(field, 'ballots.setting-unknown')
      return null
    }
    const [part, whole] = known.split('/').map(Number) as [number, number]
    if (part === whole && fields[more] === 'more') refuse(more, 'ballots.rule-more-than-all')
    return { part, whole, ...(fields[more] === 'more' && { more: true as const }) }
  }

  const conditions: (Condition | null)[] = [
    given(least('ruleAnswers'), (value) => ({ kind: 'answers', least: value })),
    given(least('ruleOrganisations'), (value) => ({ kind: 'organisations', least: value })),
    given(groups('ruleGroups'), (of) => {
      const percent = number('ruleGroupsShare', 1, 100)
      return { kind: 'groups', of, ...(percent && { share: { part: percent, whole: 100 } }) }
    }),
    given(share('ruleShare', 'ruleShareMore'), (value) => {
      const base = BASES.find((one) => one === fields.ruleShareOf) ?? 'sides'
      return { kind: 'favour', base, share: value }
    }),
    given(groups('ruleIn'), (of) =>
      given(share('ruleInShare', 'ruleInMore'), (value) => ({ kind: 'groups-favour', of, share: value })),
    ),
    given(number('ruleObjections', 0, MOST_ANSWERS), (most) => ({ kind: 'objections', most })),
    given(number('ruleMedian', 1, 9, 0.5), (value) => ({ kind: 'median', least: value })),
    given(number('ruleGroupMedian', 1, 9, 0.5), (value) => ({ kind: 'group-median', least: value })),
    fields.ruleAgreement === 'none' ? { kind: 'agreement' } : null,
  ]
  const asked = conditions.filter((one): one is Condition => one !== null)
  return { rule: asked.filter((one) => isQuorum(one) || tells.includes(ASKED_OF[one.kind])), wrong }
}

function given<T, R>(value: T | null, made: (value: T) => R): R | null {
  return value === null ? null : made(value)
}

/** The fields that say a rule: `readRule` reads the same rule out of them. */
export function fieldsOfRule(rule: Rule): RuleFields {
  const fields: RuleFields = { ...RULE_FIELDS }
  const percent = ({ part, whole }: Fraction) => String((part * 100) / whole)
  const fraction = ({ part, whole }: Fraction) => `${part}/${whole}`
  const more = (share: Fraction) => (share.more ? 'more' : 'least')
  const least = (of: 'ruleAnswers' | 'ruleOrganisations', value: Least) => {
    fields[of] = 'count' in value ? String(value.count) : percent(value)
    fields[`${of}Of`] = 'count' in value ? 'count' : 'percent'
  }
  for (const condition of rule) {
    switch (condition.kind) {
      case 'answers':
        least('ruleAnswers', condition.least)
        break
      case 'organisations':
        least('ruleOrganisations', condition.least)
        break
      case 'groups':
        fields.ruleGroups = String(condition.of)
        fields.ruleGroupsShare = condition.share ? percent(condition.share) : ''
        break
      case 'favour':
        fields.ruleShare = fraction(condition.share)
        fields.ruleShareMore = more(condition.share)
        fields.ruleShareOf = condition.base
        break
      case 'groups-favour':
        fields.ruleIn = String(condition.of)
        fields.ruleInShare = fraction(condition.share)
        fields.ruleInMore = more(condition.share)
        break
      case 'objections':
        fields.ruleObjections = String(condition.most)
        break
      case 'median':
        fields.ruleMedian = String(condition.least)
        break
      case 'group-median':
        fields.ruleGroupMedian = String(condition.least)
        break
      case 'agreement':
        fields.ruleAgreement = 'none'
    }
  }
  return fields
}

/** The share in favour that a rule asks of groups, or of everybody, as the line of a picture: from 0 to 1. */
export function lineOf(rule: Rule): number | null {
  const [share] = [
    ...rule.filter((one) => one.kind === 'groups-favour'),
    ...rule.filter((one) => one.kind === 'favour'),
  ]
  return share ? share.share.part / share.share.whole : null
}
