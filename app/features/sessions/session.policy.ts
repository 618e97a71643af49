import { mayModerate } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

/** What the rules need to know of a session: its own settings and the state of its roundtable. */
export type SessionFacts = {
  state: string
  observersMayCome: boolean
  observersMayAsk: boolean
  roundtableState: string
}

export type SessionPurpose = 'view' | 'moderate' | 'attend' | 'ask'

const RULES: Record<SessionPurpose, (standing: Standing, session: SessionFacts) => boolean> = {
  view: () => true,
  moderate: (standing, session) => mayModerate(standing) && session.roundtableState !== 'closed',
  attend: (standing, session) => standing.seat !== null && session.roundtableState !== 'closed',
  ask: (standing, session) =>
    RULES.attend(standing, session) && (standing.seat?.role !== 'observer' || session.observersMayAsk),
}

/** Members and the secretariat see sessions; an observer those that are open to observers, and no other learns that one exists. */
export function mayView(standing: Standing, session: SessionFacts) {
  return standing.seat?.role !== 'observer' || session.observersMayCome || standing.secretariat
}

/**
 * Whether somebody may do this at a session. `moderate`: plan and run it. `attend`: check in, which needs a seat. `ask`: ask for the floor.
 */
export function may(standing: Standing, purpose: SessionPurpose, session: SessionFacts) {
  return mayView(standing, session) && RULES[purpose](standing, session)
}

/** Moderators plan sessions; at a closed roundtable nothing changes any more. */
export function mayPlan(standing: Standing, roundtable: { state: string }) {
  return mayModerate(standing) && roundtable.state !== 'closed'
}

/** What moderators alone see of an agenda stays theirs at a closed roundtable, too. */
export function seesWholeAgenda(standing: Standing) {
  return mayModerate(standing)
}
