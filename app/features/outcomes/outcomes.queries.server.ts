import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Action, Decision } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { mayOn, type OutcomePurpose } from './outcome.policy.ts'

export type DecisionSubject = Place & { decision: Decision }
export type ActionSubject = Place & { action: Action }

/** Whose session may be read: an observer learns nothing of one that is shut to observers, and what is in the bin is nowhere. */
export const ofSessionsSeenBy = ({ seat, secretariat }: Standing) => ({
  session: { ...SHOWN, ...(seat?.role === 'observer' && !secretariat && { observersMayCome: true }) },
})

export const onDecision = extend(atRoundtable(), { decisionId: id }, async ({ place, decisionId }) => {
  const { roundtable, standing } = place
  const where = { id: decisionId, roundtableId: roundtable.id, OR: [{ sessionId: null }, ofSessionsSeenBy(standing)] }
  const decision = await db.decision.findFirst({ where })
  if (!decision) throw new DomainError('not-found')
  if (!mayOn(standing, 'change', { roundtableState: roundtable.state })) throw new DomainError('forbidden')
  return { subject: { ...place, decision } }
})

/** Whoever may settle it: what else is done to it, the verb asks for. */
export const onAction = extend(atRoundtable(), { actionId: id }, async ({ place, actionId }) => {
  const { roundtable, standing } = place
  const where = { id: actionId, roundtableId: roundtable.id, ...ofSessionsSeenBy(standing) }
  const action = await db.action.findFirst({ where })
  if (!action) throw new DomainError('not-found')
  const purpose: OutcomePurpose = 'settle'
  if (!mayOn(standing, purpose, { ...action, roundtableState: roundtable.state })) throw new DomainError('forbidden')
  return { subject: { ...place, action } }
})
