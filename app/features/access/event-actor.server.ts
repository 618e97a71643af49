import type { Standing } from '#app/shared/roles.ts'

/** Who an event is recorded for: the seat with its organisation and group, or the secretariat's person alone. */
export function eventActor(standing: Standing, roundtableId: string) {
  return { seat: standing.seat, personId: standing.personId, roundtableId }
}
