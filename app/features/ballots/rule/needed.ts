import { answersNeeded, type BallotSettings } from '../ballot-words.ts'
import { leastOf } from './quorum.ts'
import type { Rule } from './rule-words.ts'

/** How many answers a rule asks for of so many who may vote; none where it has no such condition. */
export function neededOf(rule: Rule, eligible: number): number {
  const needed = rule.map((condition) => (condition.kind === 'answers' ? leastOf(condition.least, eligible) : 0))
  return Math.max(0, ...needed)
}

/** How many answers an open ballot waits for: by its rule, or by its method's minimum turnout. */
export function answersFor(
  { settings, terms }: { settings: BallotSettings; terms: { rule?: Rule } },
  eligible: number,
): number {
  return terms.rule ? neededOf(terms.rule, eligible) : answersNeeded(settings.minimumTurnout, eligible)
}
