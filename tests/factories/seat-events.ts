import type { EventInput } from '#app/platform/transaction.server.ts'

type Place = { id: string; roundtableId: string; personId: string; organisationId: string }

/** What is recorded when a membership changes or ends. */
export function seatEvent(
  { id, roundtableId, personId, organisationId }: Place,
  what: 'changed' | 'ended',
): EventInput {
  if (what === 'ended') return { name: 'membership.ended', roundtableId, subjectId: id, data: { personId } }
  return {
    name: 'membership.changed',
    roundtableId,
    subjectId: id,
    data: { personId, organisationId, role: 'observer', before: 'participant', organisationChanged: false },
  }
}
