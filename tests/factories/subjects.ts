import type { RoundtablePurpose } from '#app/features/access/access.policy.ts'
import { type Place, roundtableFor } from '#app/features/access/standing.server.ts'
import * as ballots from '#app/features/ballots/ballots.queries.server.ts'
import * as comments from '#app/features/comments/threads.queries.server.ts'
import * as frameworks from '#app/features/frameworks/frameworks.queries.server.ts'
import * as indicators from '#app/features/indicators/indicators.queries.server.ts'
import * as memberships from '#app/features/members/memberships.server.ts'
import * as sections from '#app/features/sections/sections.queries.server.ts'
import * as sessions from '#app/features/sessions/session-access.server.ts'
import type { Actor } from '#app/shared/roles.ts'

/** What a route's declaration looks up before its handler runs, for tests that call the handler's verb themselves. */
function lookedUp<Rest extends unknown[], Subject>(
  find: (place: Place, ...rest: Rest) => Subject,
  purpose: RoundtablePurpose = 'view',
) {
  return async (actor: Actor, roundtableId: string, ...rest: Rest) =>
    find(await roundtableFor(actor, roundtableId, purpose), ...rest)
}

export const ballotFor = lookedUp(ballots.ballotFor)
export const commentFor = lookedUp(comments.commentFor)
export const frameworkFor = lookedUp(frameworks.frameworkFor)
export const indicatorFor = lookedUp(indicators.indicatorFor)
export const indicatorsPlace = lookedUp((place, purpose: 'view' | 'propose' | 'import') =>
  purpose === 'view' ? place : indicators.indicatorsPlace(place, purpose),
)
export const membershipFor = lookedUp(memberships.membershipFor, 'manage-members')
export const pillarFor = lookedUp(frameworks.pillarFor)
export const sectionFor = lookedUp(sections.sectionFor)
export const sessionFor = lookedUp(sessions.sessionFor)
export const threadFor = lookedUp(comments.threadFor)
export const subjectToOpen = lookedUp(ballots.subjectToOpen)
