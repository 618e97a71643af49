import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { searchKey } from '#app/shared/text.ts'
import { mayDecideInterest, mayViewInterests } from './interest.policy.ts'
import type { InterestState } from './interest-states.ts'

type Filter = { state?: InterestState; groupId?: string }

/** The expressions of interest, those that wait first, then the latest. */
export async function listInterests(actor: Actor, { state, groupId }: Filter) {
  if (!mayViewInterests(actor)) throw new DomainError('forbidden')
  const interests = await db.interest.findMany({
    where: { state, groupId },
    orderBy: { createdAt: 'desc' },
    take: 500,
    select: {
      id: true,
      organisationName: true,
      name: true,
      country: true,
      groupId: true,
      availability: true,
      state: true,
      suspected: true,
      createdAt: true,
    },
  })
  return interests.sort((a, b) => Number(b.state === 'new') - Number(a.state === 'new'))
}

export async function countInterests(actor: Actor) {
  if (!mayViewInterests(actor)) throw new DomainError('forbidden')
  const counts = await db.interest.groupBy({ by: ['state'], _count: true })
  const of = (state: InterestState) => counts.find((count) => count.state === state)?._count ?? 0
  return { new: of('new'), accepted: of('accepted'), declined: of('declined') }
}

/** The interest of an address. */
export const onInterest = extend(secretariat, { interestId: id }, async ({ actor, interestId }) => ({
  subject: await interestFor(actor, interestId),
}))

/** One expression of interest; a second decision on it is refused by the decision itself, as a conflict. */
export async function interestFor(actor: Actor, interestId: string) {
  if (!mayViewInterests(actor)) throw new DomainError('forbidden')
  const interest = await db.interest.findUnique({ where: { id: interestId } })
  if (!interest) throw new DomainError('not-found')
  return interest
}

/** What the secretariat needs in order to decide: who they may already be, and where they could sit. */
export async function decisionChoices(
  actor: Actor,
  interest: { state: string; organisationName: string; groupId: string; email: string },
) {
  const [organisations, roundtables, person] = await Promise.all([
    db.organisation.findMany({
      where: SHOWN,
      orderBy: { name: 'asc' },
      select: { id: true, name: true, country: true, groupId: true },
    }),
    db.roundtable.findMany({
      where: { state: 'running' },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, title: true },
    }),
    db.person.findUnique({ where: { email: interest.email }, select: { name: true } }),
  ])
  const match = organisations.find((organisation) => looksAlike(organisation.name, interest.organisationName))
  return {
    organisations,
    roundtables,
    person,
    match: match ?? null,
    can: { decide: mayDecideInterest(actor, interest) },
  }
}

export async function decidedBy(interest: { decidedById: string | null }) {
  if (!interest.decidedById) return null
  return db.person.findUnique({ where: { id: interest.decidedById }, select: { name: true } })
}

function looksAlike(a: string, b: string) {
  return plain(a) === plain(b)
}

/** Looser than a name's identity: this only suggests whom they may be. */
function plain(name: string) {
  return searchKey(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
