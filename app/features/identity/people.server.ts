import { endProxiesOfLeavers } from '#app/features/ballots/proxies/ending.server.ts'
import { announceEnds, deleteSessionsOf, endSessionsOf } from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayDisable, mayEndSessionsOf } from './identity.policy.ts'

type Subject = { id: string }

/** Shuts a person out at once: no sign-in, no session, no mailed link. What they wrote stays. */
export async function disablePerson(actor: Actor, person: Subject) {
  if (!mayDisable(actor, person)) throw new DomainError('forbidden')
  const ended = await transaction(async (tx, record) => {
    const done = await tx.person.updateMany({
      where: { id: person.id, disabledAt: null },
      data: { disabledAt: new Date() },
    })
    if (done.count) {
      await tx.token.deleteMany({ where: { personId: person.id } })
      await endProxiesOfLeavers(tx, record)
      await record({ name: 'person.disabled', personId: actor.personId, subjectId: person.id })
    }
    return deleteSessionsOf(tx, person.id)
  })
  announceEnds(ended)
}

export async function enablePerson(actor: Actor, person: Subject) {
  if (!mayDisable(actor, person)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    const done = await tx.person.updateMany({
      where: { id: person.id, NOT: { disabledAt: null } },
      data: { disabledAt: null },
    })
    if (done.count === 0) return
    await record({ name: 'person.enabled', personId: actor.personId, subjectId: person.id })
  })
}

export async function endSessionsOfPerson(actor: Actor, person: Subject) {
  if (!mayEndSessionsOf(actor, person)) throw new DomainError('forbidden')
  await endSessionsOf(person.id, actor.personId === person.id ? actor.sessionId : undefined)
}
