import { mayModerate } from '#app/features/access/access.policy.ts'
import type { ReadReason } from '#app/shared/collab-messages.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { MinutesState } from './minutes-words.ts'

/** What the rules need to know of minutes. `attended`: whether whoever asks was checked in at the session. */
export type MinutesFacts = {
  state: MinutesState
  rapporteurId: string | null
  roundtableState: string
}

/** The rapporteur's seat; moderators stand in. */
export function isRapporteur({ seat }: Standing, { rapporteurId }: Pick<MinutesFacts, 'rapporteurId'>) {
  return seat !== null && seat.membershipId === rapporteurId
}

/** Approved minutes stand; a closed roundtable is read-only. */
export function isOpen({ state, roundtableState }: MinutesFacts) {
  return state !== 'approved' && roundtableState !== 'closed'
}

/** Who writes, moves and corrects lines, and answers corrections. */
export function mayEdit(standing: Standing, minutes: MinutesFacts) {
  return isOpen(minutes) && (isRapporteur(standing, minutes) || mayModerate(standing))
}

/** Who names the rapporteur, sets the window and approves. */
export function mayRule(standing: Standing, minutes: MinutesFacts) {
  return isOpen(minutes) && mayModerate(standing)
}

/** Those who took part propose corrections while the window is open; the verb asks whether it is. */
export function mayPropose({ seat }: Standing, minutes: MinutesFacts, attended: boolean) {
  return isOpen(minutes) && minutes.state === 'corrections' && seat !== null && attended
}

/** Why somebody may not write in the text of minutes, or undefined when they may. Words need a seat. */
export function textBlockedReason(standing: Standing, minutes: MinutesFacts): ReadReason | undefined {
  if (!standing.seat || !(isRapporteur(standing, minutes) || standing.seat.role === 'moderator')) return 'role'
  if (minutes.state === 'approved') return 'agreed'
  return minutes.roundtableState === 'closed' ? 'locked' : undefined
}
