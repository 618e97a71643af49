import { endAttendance } from '#app/features/attendance/presence.server.ts'
import { endTables, undoEndOfTables } from '#app/features/tables/ending.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { UNDO_END_SECONDS } from './clock-words.ts'
import { type Done, refuseAsItIs, type Room, stopClock } from './room.server.ts'

/**
 * Everything in the room stops at one moment, and that moment says afterwards what stopped with it: the clock, the speech, who waited for the floor, the
 * tables, and who was there.
 */
export async function endSession(room: Room): Promise<Done> {
  const { tx, sessionId, run } = room
  if (run.state === 'planned') throw new DomainError('closed', 'sessions.not-live')
  if (run.state === 'ended') return refuseAsItIs(room)
  await stopClock(room)
  await tx.session.update({ where: { id: sessionId }, data: { state: 'ended', endedAt: run.now } })
  await tx.$executeRaw`
    UPDATE "Speech" SET "endedAt" = ${run.now}, "runningSince" = NULL,
      "spokenMs" = LEAST("spokenMs" + COALESCE(1000 * EXTRACT(EPOCH FROM ${run.now} - "runningSince"), 0), 2000000000)
    WHERE "sessionId" = ${sessionId}::uuid AND "endedAt" IS NULL`
  await tx.$executeRaw`
    UPDATE "FloorRequest" SET "endedAt" = ${run.now}, "state" = CASE "state" WHEN 'speaking' THEN 'spoken' ELSE 'cleared' END
    WHERE "sessionId" = ${sessionId}::uuid AND "state" IN ('waiting', 'speaking')`
  await endAttendance(tx, sessionId, run.now)
  await endTables(tx, sessionId, run.now)
  const { itemId, runningSince } = run
  return { name: 'session.ended', data: { running: runningSince !== null, ...(itemId && { itemId }) } }
}

/** Within a minute the end is taken back, with all that stopped with it; a speech goes on when somebody lets it. */
export async function undoEnd(room: Room): Promise<Done> {
  const { tx, sessionId, run } = room
  const { endedAt } = await tx.session.findUniqueOrThrow({ where: { id: sessionId } })
  if (run.state !== 'ended' || !endedAt) return refuseAsItIs(room)
  if (run.now.getTime() - endedAt.getTime() > UNDO_END_SECONDS * 1000)
    throw new DomainError('closed', 'sessions.end-stands')
  const end = await tx.event.findFirst({
    where: { subjectType: 'session', subjectId: sessionId, name: 'session.ended' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  const { running = false } = (end?.data ?? {}) as { running?: boolean }
  await tx.session.update({ where: { id: sessionId }, data: { state: 'live', endedAt: null } })
  if (run.itemId) await tx.agendaItem.update({ where: { id: run.itemId }, data: { endedAt: null } })
  await tx.sessionRun.update({ where: { sessionId }, data: { runningSince: running && run.itemId ? run.now : null } })
  await tx.speech.updateMany({ where: { sessionId, endedAt }, data: { endedAt: null } })
  await tx.$executeRaw`
    UPDATE "FloorRequest" r SET "endedAt" = NULL, "state" = CASE r."state" WHEN 'spoken' THEN 'speaking' ELSE 'waiting' END
    WHERE r."sessionId" = ${sessionId}::uuid AND r."endedAt" = ${endedAt}`
  await tx.checkIn.updateMany({ where: { sessionId, leftAt: endedAt }, data: { leftAt: null } })
  await undoEndOfTables(tx, sessionId, endedAt)
  return { name: 'session.end-undone', data: run.itemId ? { itemId: run.itemId } : {} }
}
