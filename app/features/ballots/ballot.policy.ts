import { mayModerate, mayTakePart } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

type RoundtableState = { state: string }
type BallotState = RoundtableState & { roundtable: RoundtableState }

/** Members and the secretariat see ballots; nobody else learns that one exists. */
export function mayView(standing: Standing | null): standing is Standing {
  return standing !== null && (standing.seat !== null || standing.secretariat)
}

export function mayOpen(standing: Standing, roundtable: RoundtableState) {
  return mayModerate(standing) && roundtable.state !== 'closed'
}

/** A moderator closes; one that is closed already may be closed again without effect. */
export function mayClose(standing: Standing, ballot: BallotState) {
  return mayModerate(standing) && ballot.roundtable.state !== 'closed'
}

/** Observers see who has voted and, once it is closed, the result. Whether the ballot is still open is the service's to say. */
export function mayVote(standing: Standing, ballot: BallotState) {
  return mayTakePart(standing) && ballot.roundtable.state !== 'closed'
}

/** Nobody, moderators included, sees how others answered before the ballot is closed and the closing can no longer be undone: after a minute, in a session once it is published. */
export function maySeeResult<Closing extends { resultAt: Date | null }>(
  closing: Closing | null,
  now: Date,
): closing is Closing & { resultAt: Date } {
  return closing?.resultAt != null && closing.resultAt <= now
}

/** Whoever may close may take the closing back while nobody has seen the result. */
export function mayReopen(
  standing: Standing,
  ballot: BallotState,
  closing: { resultAt: Date | null } | null,
  now: Date,
) {
  return mayClose(standing, ballot) && closing !== null && !maySeeResult(closing, now)
}
