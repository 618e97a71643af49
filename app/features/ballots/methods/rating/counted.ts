import type { Method } from '../method.server.ts'
import { type Publication, publish } from './publication.ts'
import { type RatingAnswer, type RatingSettings, ruleOf } from './words.ts'

export { ratingApart as apart } from './apart.ts'
export { ruledRating as ruled } from './ruled.ts'

export const count: Method<RatingSettings, RatingAnswer, Publication>['count'] = (votes, electorate, settings) =>
  publish(
    votes.map(({ groupId, answer }) => ({ groupId, ...answer })),
    electorate,
    ruleOf(settings),
  )
