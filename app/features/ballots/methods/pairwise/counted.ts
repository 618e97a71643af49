import type { Method } from '../method.server.ts'
import { countPairs, type PairwiseResult } from './count.ts'
import type { PairwiseAnswer, PairwiseSettings } from './words.ts'

export const count: Method<PairwiseSettings, PairwiseAnswer, PairwiseResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) => countPairs(votes, electorate, options, settings)
