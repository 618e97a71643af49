import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actWhileLive, type Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { onFloor } from './asking.server.ts'
import { afterGiving } from './fair-order.ts'
import type { SpeechInput } from './floor.schema.ts'
import { type FloorNow, floorNow, placesIn, spokenUntil } from './floor-now.server.ts'

type Giving = Extract<SpeechInput, { act: 'give' | 'next' }>
type Clocked = Exclude<SpeechInput, Giving>

/** A moderator's act on whoever has the floor, on what they saw: who had it, and for `next` who was proposed. */
export async function actOnSpeech(actor: Actor, subject: SessionSubject, input: SpeechInput, key?: string) {
  await transaction(async (tx, record) => {
    if (!(await once(tx, key, actor.personId))) return
    const run = await actWhileLive(tx, subject.session.id)
    if (input.act === 'give' || input.act === 'next') await giveFloor(tx, record, run, actor, subject, input)
    else await actOnClock(tx, record, run, subject, input)
  })
}

/** Whoever has the floor is done. Somebody other than who was proposed is on record, with whom it would have been. */
async function giveFloor(
  tx: Tx,
  record: RecordEvent,
  { now, itemId }: Run,
  actor: Actor,
  subject: SessionSubject,
  { act, requestId, speechId }: Giving,
) {
  const sessionId = subject.session.id
  const floor = await floorNow(tx, sessionId)
  refuseUnlessSeen(floor, speechId)
  const places = placesIn(floor).map(({ request }) => request)
  const at = places.findIndex(({ id }) => id === requestId)
  const given = places[at] ?? (await refuseNotWaiting(tx, sessionId, requestId))
  const [first] = places
  if (act === 'next' && first!.id !== requestId) throw new DomainError('conflict', 'floor.order-moved', nameOf(first!))
  if (floor.speaker) await endSpeech(tx, floor.speaker.id, now)
  await writeMoves(tx, floor, requestId)
  await tx.floorRequest.update({ where: { id: requestId }, data: { state: 'speaking' } })
  const { personId, groupId, kind } = given
  const { organisationId } = await tx.floorRequest.findUniqueOrThrow({ where: { id: requestId } })
  const times = { allowedSeconds: floor.room.speechSeconds, startedAt: now, runningSince: now }
  const speech = await tx.speech.create({
    data: { sessionId, itemId, requestId, personId, organisationId, groupId, kind, byId: actor.personId, ...times },
  })
  const instead = first!.id === requestId ? {} : { insteadOf: first!.personId }
  await record({
    ...onFloor(subject),
    name: 'floor.given',
    data: { speechId: speech.id, personId, groupId, kind, place: at + 1, ...instead },
  })
}

const nameOf = ({ name }: { name: string }) => ({ name })

function refuseUnlessSeen({ speaker }: FloorNow, speechId: string | undefined) {
  if (speaker && speaker.id !== speechId) throw new DomainError('conflict', 'floor.given-meanwhile', nameOf(speaker))
  if (!speaker && speechId) throw new DomainError('conflict', 'floor.speech-over')
}

/** Says what became of a request that waits no more. */
export async function refuseNotWaiting(tx: Tx, sessionId: string, requestId: string): Promise<never> {
  const request = await tx.floorRequest.findFirst({ where: { id: requestId, sessionId }, include: { person: true } })
  if (!request) throw new DomainError('not-found')
  const state = request.state === 'waiting' ? 'cleared' : request.state
  throw new DomainError('conflict', `floor.request-${state}`, nameOf(request.person))
}

/** In one statement, however many wait. */
async function writeMoves(tx: Tx, { facts }: FloorNow, givenId: string) {
  const moves = afterGiving(facts, givenId)
  if (!moves.length) return
  await tx.$executeRaw`
    UPDATE "FloorRequest" f SET "letBy" = m."letBy", "passedOver" = m."passedOver", "pinnedTo" = m."pinnedTo"
    FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS m("id" uuid, "letBy" int, "passedOver" int, "pinnedTo" int)
    WHERE f."id" = m."id"`
}

async function endSpeech(tx: Tx, speechId: string, now: Date) {
  await tx.$executeRaw`
    WITH over AS (
      UPDATE "Speech" SET "spokenMs" = ${spokenUntil(now)}, "runningSince" = NULL, "endedAt" = ${now} WHERE "id" = ${speechId}::uuid
      RETURNING "requestId")
    UPDATE "FloorRequest" SET "state" = 'spoken', "endedAt" = ${now} WHERE "id" IN (SELECT "requestId" FROM over)`
}

async function actOnClock(
  tx: Tx,
  record: RecordEvent,
  { now }: Run,
  subject: SessionSubject,
  { act, speechId }: Clocked,
) {
  const speech = await tx.speech.findFirst({
    where: { sessionId: subject.session.id, id: speechId },
    include: { person: true },
  })
  if (!speech) throw new DomainError('not-found')
  if (speech.endedAt) throw new DomainError('conflict', 'floor.speech-over')
  const data = { speechId }
  if (act === 'end') {
    await endSpeech(tx, speechId, now)
    return record({ ...onFloor(subject), name: 'floor.ended', data })
  }
  const runs = speech.runningSince !== null
  if (runs === (act === 'resume')) throw new DomainError('conflict', `floor.${act}d-already`, nameOf(speech.person))
  await tx.$executeRaw`
    UPDATE "Speech" SET "spokenMs" = ${spokenUntil(now)}, "runningSince" = ${runs ? null : now} WHERE "id" = ${speechId}::uuid`
  return record({ ...onFloor(subject), name: runs ? 'floor.paused' : 'floor.resumed', data })
}
