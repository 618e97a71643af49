import type { Told } from './rule-words.ts'

/** The fields of step 4, by name, as a form sends them; an empty one asks for nothing. */
export const RULE_FIELDS = {
  ruleAnswers: '',
  ruleAnswersOf: 'percent',
  ruleOrganisations: '',
  ruleOrganisationsOf: 'percent',
  ruleGroups: '',
  ruleGroupsShare: '',
  ruleShare: '',
  ruleShareMore: 'least',
  ruleShareOf: 'sides',
  ruleIn: '',
  ruleInShare: '1/2',
  ruleInMore: 'more',
  ruleObjections: '',
  ruleMedian: '',
  ruleGroupMedian: '',
  ruleAgreement: '',
}
export type RuleField = keyof typeof RULE_FIELDS
export type RuleFields = Record<RuleField, string>

export const PRESETS = [
  'answers',
  'simple',
  'two-thirds',
  'absolute',
  'double',
  'consent',
  'every-group',
  'ram',
] as const
export type PresetName = (typeof PRESETS)[number]

type Preset = { asks: Told | null; fields: Partial<RuleFields> }
const HALF_ANSWER: Partial<RuleFields> = { ruleAnswers: '50' }

const RULES: Record<PresetName, Preset> = {
  answers: { asks: null, fields: HALF_ANSWER },
  simple: { asks: 'share', fields: { ...HALF_ANSWER, ruleShare: '1/2', ruleShareMore: 'more' } },
  'two-thirds': { asks: 'share', fields: { ...HALF_ANSWER, ruleShare: '2/3' } },
  absolute: { asks: 'share', fields: { ruleShare: '1/2', ruleShareMore: 'more', ruleShareOf: 'eligible' } },
  double: {
    asks: 'share',
    fields: { ...HALF_ANSWER, ruleShare: '1/2', ruleShareMore: 'more', ruleIn: 'half' },
  },
  consent: {
    asks: 'objections',
    fields: {
      ...HALF_ANSWER,
      ...{ ruleShare: '7/10', ruleIn: '3', ruleInShare: '3/5', ruleInMore: 'least', ruleObjections: '0' },
    },
  },
  'every-group': { asks: 'share', fields: { ruleGroups: 'all', ruleIn: 'all' } },
  // Fitch et al. 2001 (RAND/UCLA), as panels that choose indicators use it.
  ram: {
    asks: 'median',
    fields: { ...HALF_ANSWER, ruleShare: '3/4', ruleMedian: '7', ruleGroupMedian: '4', ruleAgreement: 'none' },
  },
}

/** The presets that suit what a method tells. */
export function presetsFor(tells: readonly Told[]): PresetName[] {
  return PRESETS.filter((name) => RULES[name].asks === null || tells.includes(RULES[name].asks))
}

/** What a preset writes into the fields; what it does not ask for becomes empty. */
export function presetFields(name: unknown): RuleFields | null {
  const known = PRESETS.find((one) => one === name)
  return known ? { ...RULE_FIELDS, ...RULES[known].fields } : null
}
