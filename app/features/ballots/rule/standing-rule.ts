import type { Rule } from './rule-words.ts'

/** What of a rule may be told of an open ballot that shows how it stands: figures of everybody, of those who take a side, and no quorum or group. */
export function standingRule(rule: Rule | undefined): Rule | undefined {
  return rule?.flatMap((one): Rule => {
    if (one.kind === 'favour') return [{ ...one, base: 'sides' }]
    return one.kind === 'objections' ? [one] : []
  })
}
