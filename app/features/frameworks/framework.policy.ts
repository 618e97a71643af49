import { mayModerate } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

/** Pillars and sections are added, renamed, moved and removed by moderators, while the roundtable is not closed. */
export function mayArrange(standing: Standing, roundtable: { state: string }) {
  return mayModerate(standing) && roundtable.state !== 'closed'
}
