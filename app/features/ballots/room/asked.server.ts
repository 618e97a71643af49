import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { mayVote } from '../ballot.policy.ts'
import { askableIn } from './askable.server.ts'
import { ballotsPart, deskBallotsPart, ownAnswersIn, turnoutPart } from './ballots-part.server.ts'

/** What the cockpit shows of its session's ballots, the parts first. */
export async function askedAtDesk(sessionId: string) {
  const [ballots, turnout, desk] = await Promise.all([
    ballotsPart(sessionId),
    turnoutPart(sessionId),
    deskBallotsPart(sessionId),
  ])
  return { ballots, turnout, desk, askable: await askableIn(sessionId) }
}

/** The same for everybody in the room, with the reader's own answers. */
export async function askedInRoom({ session, roundtable, standing }: SessionSubject) {
  const [ballots, turnout] = await Promise.all([ballotsPart(session.id), turnoutPart(session.id)])
  const ownAnswers = await ownAnswersIn(session.id, standing)
  return { ballots, turnout, ownAnswers, mayVote: mayVote(standing, { state: 'open', roundtable }) }
}
