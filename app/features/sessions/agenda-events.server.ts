import type { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import { eventName } from '#app/shared/events/catalogue.ts'

type Told = { by: ReturnType<typeof eventActor>; sessionId: string; act: string; itemId?: string; hidden: boolean }

/** Whoever plans changes an agenda fifty times: the feed says it once an hour, and never of what moderators alone see. */
export async function recordAgenda(tx: Tx, record: RecordEvent, { by, sessionId, act, itemId, hidden }: Told) {
  const quiet = hidden || (await wasSaid(tx, sessionId, by.personId))
  await record({
    name: quiet ? 'agenda.touched' : 'agenda.changed',
    ...by,
    subjectId: sessionId,
    scope: { sessionId },
    data: { act, ...(itemId && { itemId }) },
  })
}

async function wasSaid(tx: Tx, sessionId: string, personId: string) {
  const [said] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Event" WHERE "subjectType" = 'session' AND "subjectId" = ${sessionId} AND "personId" = ${personId}::uuid
      AND "name" IN (${eventName('agenda.changed')}, ${eventName('session.planned')}) AND "at" > now() - interval '1 hour' LIMIT 1`
  return said !== undefined
}
