import type { Method } from '../method.server.ts'
import { ruleOf, tally, type TallyResult } from '../tally/tally.ts'
import { type ScoreAnswer, type ScoreSettings, sideOf } from './words.ts'

export { tallyApart as apart } from '../tally/apart.ts'

export const count: Method<ScoreSettings, ScoreAnswer, TallyResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) => {
  const blank = settings.missingRule === 'zero' ? 0 : null
  return tally(
    votes.map(({ answer, ...vote }) => ({ ...vote, values: options.map(({ id }) => answer[id] ?? blank) })),
    electorate,
    options,
    ruleOf('score', settings.measureRule, settings),
    sideOf(settings),
  )
}
