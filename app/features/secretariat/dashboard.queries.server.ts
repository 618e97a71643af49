import { SHOWN } from '#app/features/bin/shown.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'

/** What waits for the secretariat, and how large the installation is. */
export async function dashboardFor(actor: Actor) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const [interests, organisations, people, invited, groups, texts, running] = await Promise.all([
    db.interest.count({ where: { state: 'new' } }),
    db.organisation.count({ where: SHOWN }),
    db.person.count({ where: { disabledAt: null } }),
    db.person.count({ where: { disabledAt: null, passwordHash: null } }),
    db.stakeholderGroup.count(),
    db.publicText.count(),
    db.roundtable.count({ where: { state: 'running' } }),
  ])
  return { interests, organisations, people, invited, groups, texts, running }
}
