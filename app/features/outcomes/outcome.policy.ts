import { mayModerate } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

type Facts = { ownerId?: string | null; roundtableState: string }

export type OutcomePurpose = 'change' | 'settle'

/** Moderators note, correct and remove; an action's owner says that it is done. A closed roundtable is read-only. */
export function mayOn(standing: Standing, purpose: OutcomePurpose, { ownerId, roundtableState }: Facts) {
  if (roundtableState === 'closed') return false
  const own = purpose === 'settle' && Boolean(ownerId) && standing.seat?.membershipId === ownerId
  return mayModerate(standing) || own
}
