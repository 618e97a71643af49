import { DomainError } from '#app/shared/error-codes.ts'
import type { Seat, Standing } from '#app/shared/roles.ts'

export type RoundtablePurpose = 'view' | 'moderate' | 'manage-members' | 'take-part'

/** Whoever has a seat, and the secretariat, sees a roundtable; nobody else learns that it exists. */
export function mayViewRoundtable(standing: Standing) {
  return standing.seat !== null || standing.secretariat
}

/** Moderators run the sessions: structure, locks, ballots. The secretariat may stand in for them. */
export function mayModerate(standing: Standing) {
  return standing.seat?.role === 'moderator' || standing.secretariat
}

export function mayManageMembers(standing: Standing) {
  return mayModerate(standing)
}

/** Words, comments and votes need a seat, so that a stakeholder group stands behind each of them. */
export function mayTakePart(standing: Standing) {
  return standing.seat !== null && standing.seat.role !== 'observer'
}

const RULES: Record<RoundtablePurpose, (standing: Standing) => boolean> = {
  view: mayViewRoundtable,
  moderate: mayModerate,
  'manage-members': mayManageMembers,
  'take-part': mayTakePart,
}

export function mayAtRoundtable(standing: Standing, purpose: RoundtablePurpose) {
  return mayViewRoundtable(standing) && RULES[purpose](standing)
}

/** The seat somebody acts from; throws forbidden for a secretariat member who has none here. */
export function requireSeat(standing: Standing): Seat {
  if (!standing.seat) throw new DomainError('forbidden', 'seat-needed')
  return standing.seat
}
