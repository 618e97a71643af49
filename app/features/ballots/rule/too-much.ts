import type { RuleField } from './presets.ts'
import type { Rule } from './rule-words.ts'

/** How many hold a vote, for how many organisations, and how many groups are asked. */
export type AskedNow = { holders: number; organisations: number; groups: number }

/** The fields of a rule that ask for more than can come, each with both numbers. A part of those who are asked can always come. */
export function tooMuch(rule: Rule, { holders, organisations, groups }: AskedNow): [RuleField, string][] {
  return rule.flatMap((condition): [RuleField, string][] => {
    const over = (field: RuleField, what: string, needed: number, most: number): [RuleField, string][] =>
      needed > most ? [[field, `ballots.rule-${what}-many?needed=${needed}&most=${most}`]] : []
    switch (condition.kind) {
      case 'answers':
        return 'count' in condition.least ? over('ruleAnswers', 'answers', condition.least.count, holders) : []
      case 'organisations':
        return 'count' in condition.least
          ? over('ruleOrganisations', 'organisations', condition.least.count, organisations)
          : []
      case 'groups':
      case 'groups-favour':
        if (typeof condition.of !== 'number') return []
        return over(condition.kind === 'groups' ? 'ruleGroups' : 'ruleIn', 'groups', condition.of, groups)
      default:
        return []
    }
  })
}
