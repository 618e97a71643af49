import type { BallotOption, BallotResult, BallotSettings } from '../ballot-words.ts'
import type { GroupAnswer, Method } from '../methods/method.server.ts'
import type { RuleOf } from '../recount/bundle-words.ts'
import { type GroupTurnout, turnoutTotals } from '../turnout.ts'
import { applyRule } from './apply-rule.ts'
import { neededOf } from './needed.ts'
import { applyQuorum } from './quorum.ts'
import { isQuorum, type Ruled } from './rule-words.ts'

/** More than anybody can reach: a count without a quorum has no finding. */
const OUT_OF_REACH = 2

/**
 * The one way from votes to what is published: the method's count, and where the ballot was opened with a rule, what comes of it by that
 * rule. The rule's quorum takes the place of the method's minimum turnout.
 */
export function countByRule(
  method: Pick<Method, 'count' | 'ruled'>,
  votes: readonly GroupAnswer[],
  electorate: readonly GroupTurnout[],
  settings: BallotSettings,
  options: readonly BallotOption[],
  { rule, ...more }: RuleOf,
): BallotResult {
  if (!rule) return method.count(votes, electorate, settings, options)
  const asked = { electorate, ...more }
  const isThere = rule.filter(isQuorum).every((condition) => applyQuorum(condition, asked).met)
  const counted = method.count(votes, electorate, { ...settings, minimumTurnout: isThere ? 0 : OUT_OF_REACH }, options)
  const ruled: Ruled = {
    ...counted,
    rule: { ...counted.rule, minimumTurnout: settings.minimumTurnout } as BallotResult['rule'],
    needed: neededOf(rule, turnoutTotals(electorate).eligible),
    verdict: applyRule(rule, method.ruled?.measures(counted) ?? [], asked),
  }
  return ruled
}
