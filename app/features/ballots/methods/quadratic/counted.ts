import type { Method } from '../method.server.ts'
import { ruleOf, tally, type TallyResult } from '../tally/tally.ts'
import type { QuadraticAnswer, QuadraticSettings } from './words.ts'

export const count: Method<QuadraticSettings, QuadraticAnswer, TallyResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) =>
  tally(
    votes.map(({ answer, ...vote }) => ({ ...vote, values: options.map(({ id }) => answer[id] ?? 0) })),
    electorate,
    options,
    ruleOf('quadratic', 'sum', settings),
    Math.sign,
  )
