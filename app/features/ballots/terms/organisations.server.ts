import { db } from '#app/platform/db.server.ts'
import { seated } from '../turnout.server.ts'
import type { StoredTerms } from './terms.policy.ts'
import { weightOf } from './weights.ts'

export type OrganisationRow = { id: string; name: string; groupId: string }
export type NamedWeight = { name: string; weight: number }

/** The organisations with somebody at the table who may vote, by name: those to whom a ballot can give votes. */
export async function organisationsAt(roundtableId: string): Promise<OrganisationRow[]> {
  const seats = await seated(roundtableId)
  const byId = new Map(
    seats.map(({ organisationId: id, organisation: name, groupId }) => [id, { id, name, groupId }] as const),
  )
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Which organisations have more than one vote in a ballot, the heaviest first; null where all have one. */
export async function namedWeights({ weights, ...terms }: StoredTerms): Promise<NamedWeight[] | null> {
  if (!weights) return null
  const organisations = await db.organisation.findMany({
    where: { id: { in: Object.keys(weights) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return organisations
    .map(({ id, name }) => ({ name, weight: weightOf({ ...terms, weights }, id) }))
    .sort((a, b) => b.weight - a.weight)
}
