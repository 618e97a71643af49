import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { everyWordIn, SEARCHED } from '#app/platform/text-search.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayAdminister, mayDisable } from './identity.policy.ts'

const seatFields = {
  role: true,
  organisation: { select: { name: true, groupId: true } },
  roundtable: { select: { id: true, number: true } },
} as const

/** Everybody with an account or an open invitation, for the secretariat. */
export async function listPeople(actor: Actor, search: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const people = await db.person.findMany({
    where: search ? { id: { in: await found(search) } } : {},
    orderBy: { name: 'asc' },
    take: 500,
    select: {
      id: true,
      name: true,
      email: true,
      secretariat: true,
      disabledAt: true,
      passwordHash: true,
      memberships: { where: { endedAt: null }, select: seatFields, orderBy: { roundtable: { number: 'desc' } } },
      _count: { select: { authSessions: { where: { expiresAt: { gt: new Date() } } } } },
    },
  })
  return people.map(({ passwordHash, _count, ...person }) => ({
    ...person,
    invited: passwordHash === null,
    sessions: _count.authSessions,
    can: { disable: mayDisable(actor, person) },
  }))
}

/** The person of an address. */
export const onPerson = extend(secretariat, { personId: id }, async ({ actor, personId }) => ({
  subject: await personFor(actor, personId),
}))

export async function personFor(actor: Actor, personId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const person = await db.person.findUnique({ where: { id: personId }, select: { id: true, name: true } })
  if (!person) throw new DomainError('not-found')
  return person
}

async function found(search: string): Promise<string[]> {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM "Person" WHERE ${everyWordIn(SEARCHED.Person, search)}`
  return rows.map(({ id }) => id)
}
