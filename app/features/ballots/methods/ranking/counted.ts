import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import type { Method } from '../method.server.ts'
import { countRanking, type RankingResult } from './count.ts'
import { isStv, type RankingAnswer, type RankingRule, type RankingSettings } from './words.ts'

export const count: Method<RankingSettings, RankingAnswer, RankingResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) => countRanking(votes, electorate, options, ruleOf(settings))

function ruleOf(settings: RankingSettings): RankingRule {
  const { minimumTurnout, counting, places, unrankedRule, tieSeed, equalWeight, byWeight } = settings
  const chosen = { minimumTurnout, counting, places, unrankedRule, tieSeed }
  // The quota and the decimals of STV are those of votes of 1, so that it would be another rule with other weights.
  const even = equalWeight && !isStv(counting) ? { equalWeight } : {}
  return { method: 'ranking', ...chosen, ...even, ...(byWeight && { byWeight }), smallestShown: SMALLEST_SHOWN }
}
