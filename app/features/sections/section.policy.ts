import { mayModerate, mayViewRoundtable } from '#app/features/access/access.policy.ts'
import { mayBringBack, mayKeepVersion } from '#app/features/live-documents/version.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

/** What the rules need to know of a section: its own state and that of its roundtable. */
export type SectionState = { status: string; lockedAt: Date | null; roundtableState: string }

export type { SectionStatus } from './section-status.ts'

export type WriteBlockedReason = 'locked' | 'agreed' | 'role'

/** Members and the secretariat read; nobody else learns that the section exists. */
export function mayView(standing: Standing | null): standing is Standing {
  return standing !== null && mayViewRoundtable(standing)
}

/** Why somebody may not write, or undefined when they may. A closed roundtable is read-only for everybody. */
export function writeBlockedReason(standing: Standing, section: SectionState): WriteBlockedReason | undefined {
  if (!standing.seat || standing.seat.role === 'observer') return 'role'
  if (section.status === 'agreed') return 'agreed'
  if (section.roundtableState === 'closed') return 'locked'
  if (section.lockedAt && standing.seat.role !== 'moderator') return 'locked'
  return undefined
}

export function mayWrite(standing: Standing, section: SectionState) {
  return writeBlockedReason(standing, section) === undefined
}

export function mayLock(standing: Standing, section: SectionState) {
  return mayModerate(standing) && section.roundtableState !== 'closed' && section.status !== 'agreed'
}

export function mayChangeStatus(standing: Standing, section: SectionState) {
  return mayModerate(standing) && section.roundtableState !== 'closed'
}

export function mayNameVersion(standing: Standing, section: SectionState) {
  return mayKeepVersion(standing, { mayWrite: mayWrite(standing, section), ...section })
}

export function mayRestoreVersion(standing: Standing, section: SectionState) {
  return mayBringBack(standing, { mayWrite: mayWrite(standing, section) })
}

/** Observers too: a comment needs a seat, not the right to write. */
export function mayComment(standing: Standing, section: Pick<SectionState, 'roundtableState'>) {
  return standing.seat !== null && section.roundtableState !== 'closed'
}
