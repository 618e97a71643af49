import type { Method } from '../method.server.ts'
import { ruleOf, tally, type TallyResult } from '../tally/tally.ts'
import type { DotsAnswer, DotsSettings } from './words.ts'

export const count: Method<DotsSettings, DotsAnswer, TallyResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) =>
  tally(
    votes.map(({ answer, ...vote }) => ({ ...vote, values: options.map(({ id }) => answer[id] ?? 0) })),
    electorate,
    options,
    ruleOf('dots', 'sum', settings),
  )
