import type { Standing } from '#app/shared/roles.ts'

/** Pillars and sections are added, renamed, moved and removed by moderators, while the roundtable is not closed. */
export function mayArrange(standing: Standing, roundtable: { state: string }) {
  return standing.seat?.role === 'moderator' && roundtable.state !== 'closed'
}
