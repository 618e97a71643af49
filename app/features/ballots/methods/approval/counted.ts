import type { Method } from '../method.server.ts'
import { ruleOf, tally, type TallyResult, type TallySettings } from '../tally/tally.ts'
import type { ApprovalAnswer } from './words.ts'

export { ruledApproval as ruled } from './ruled.ts'

export const count: Method<TallySettings, ApprovalAnswer, TallyResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) =>
  tally(
    votes.map(({ answer, ...vote }) => ({ ...vote, values: options.map(({ id }) => answer[id] ?? 0) })),
    electorate,
    options,
    ruleOf('approval', 'sum', settings),
  )
