import { mayModerate } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

/** Everybody at the table reads the lists; moderators bring them, until the roundtable is closed. */
export function mayImportReferences(standing: Standing, roundtable: { state: string }) {
  return mayModerate(standing) && roundtable.state !== 'closed'
}
