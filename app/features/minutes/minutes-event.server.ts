import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { MinutesSubject } from './minutes-access.server.ts'

/** What every event of minutes says. */
export function aboutMinutes({
  session,
  roundtable,
  standing,
}: Pick<MinutesSubject, 'session' | 'roundtable' | 'standing'>) {
  return { ...eventActor(standing, roundtable.id), subjectId: session.id, scope: { sessionId: session.id } }
}

/** By whom something was done: the secretariat has no organisation and group here. */
export function authorOf({ standing }: Pick<MinutesSubject, 'standing'>) {
  return {
    personId: standing.personId,
    organisationId: standing.seat?.organisationId ?? null,
    groupId: standing.seat?.groupId ?? null,
  }
}
