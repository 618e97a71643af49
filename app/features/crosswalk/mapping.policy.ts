import { mayModerate, mayTakePart } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

export type MappingPurpose = 'stand' | 'settle' | 'change'
type Facts = { personId: string; agreedAt: Date | string | null }
type Table = { state: string }

export function mayMap(standing: Standing, roundtable: Table) {
  return mayTakePart(standing) && roundtable.state !== 'closed'
}

/** Others than its author say whether a mapping holds; its author may change it until a moderator has agreed it, and a moderator at any time. */
export function mayOnMapping(standing: Standing, purpose: MappingPurpose, mapping: Facts, roundtable: Table) {
  if (roundtable.state === 'closed') return false
  if (purpose === 'settle') return mayModerate(standing)
  const own = mapping.personId === standing.personId
  if (purpose === 'stand') return mayTakePart(standing) && !own && mapping.agreedAt === null
  return mayModerate(standing) || (own && mayTakePart(standing) && mapping.agreedAt === null)
}
