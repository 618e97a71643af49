import { randomInt } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { lowerHandOf } from '#app/features/floor/asking.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom, type Run } from '#app/features/sessions/session-run.server.ts'
import { seatLate } from '#app/features/tables/late.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import type { CheckIn } from '#app/platform/prisma/client.ts'
import { limit, resetLimit } from '#app/platform/rate-limit.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { EventScope, OwnAnswers } from '#app/shared/live.ts'
import type { Actor, Role, Seat } from '#app/shared/roles.ts'
import type { SessionPart } from '#app/shared/session-parts.ts'
import type { OwnCheckInInput, StaffCheckInInput, StaffInput } from './attendance.schema.ts'
import { CODE_LENGTH, DOORS_OPEN_MINUTES, type Mode, type OwnCheckIn } from './attendance-words.ts'

type Came = Pick<Seat, 'personId' | 'organisationId' | 'groupId'>
type Stay = Pick<CheckIn, 'id' | 'mode' | 'arrivedAt'>
/** Where somebody is after an act, null where they have left; and when that became so. */
type Whereabouts = { stay: Stay | null; at: Date }

/**
 * Somebody checks themselves in, goes from one mode to the other or leaves. Whoever says again what is so already changes nothing. In
 * the room takes the code; guesses at it are few.
 */
export async function changeOwnCheckIn(_actor: Actor, subject: SessionSubject, input: OwnCheckInInput) {
  const { session, standing } = subject
  const seat = requireSeat(standing)
  const guesses = `${session.id} ${seat.personId}`
  if (input.act === 'room') await limit('check-in', guesses)
  const now = await transaction(async (tx, record) => {
    const run = await actInRoom(tx, session.id)
    if (input.act === 'leave') return leave(tx, record, run, subject, seat.personId, input.checkInId)
    requireOpenDoors(run, session.startsAt)
    if (input.act === 'room') requireCode(run, input.code)
    return arrive(tx, record, run, subject, { came: seat, observer: seat.role === 'observer', mode: input.act })
  })
  if (input.act === 'room') await resetLimit('check-in', guesses)
  return tellOwn(session.id, seat.personId, now)
}

/**
 * Staff check a member in, in the room or remote, or out; those without a device or an account too. Refused where somebody else has done
 * otherwise since the page of whoever presses was shown; what they wanted being so already, nothing changes.
 */
export async function checkMember(_actor: Actor, subject: SessionSubject, { act, personId, seen }: StaffCheckInInput) {
  const { session } = subject
  const now = await transaction(async (tx, record) => {
    const run = await actInRoom(tx, session.id)
    if (act === 'leave') return leave(tx, record, run, subject, personId, seen)
    if (run.state === 'ended') throw new DomainError('closed', 'attendance.over')
    const { role, ...came } = await holdMember(tx, session.roundtableId, personId)
    if (role === 'observer' && !session.observersMayCome) throw new DomainError('conflict', 'attendance.no-observers')
    return arrive(tx, record, run, subject, {
      came: { personId, ...came },
      observer: role === 'observer',
      mode: act,
      seen,
    })
  })
  tellOwn(session.id, personId, now)
}

/** What the moderators' page does. */
export function actAsStaff(actor: Actor, subject: SessionSubject, input: StaffInput): Promise<void> {
  return input.act === 'new-code' ? makeCode(actor, subject) : checkMember(actor, subject, input)
}

/** Makes the code, or another one in its place, which then is the only one. */
export async function makeCode(_actor: Actor, { session, roundtable, standing }: SessionSubject) {
  return transaction(async (tx, record) => {
    const run = await actInRoom(tx, session.id)
    if (run.state === 'ended') throw new DomainError('closed', 'attendance.over')
    await tx.sessionRun.update({
      where: { sessionId: session.id },
      data: { checkInCode: anotherCode(run.checkInCode) },
    })
    const named = { subjectId: session.id, scope: { sessionId: session.id } }
    await record({ name: 'check-in.code-made', ...eventActor(standing, roundtable.id), ...named })
  })
}

function anotherCode(last: string | null): string {
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0')
  return code === last ? anotherCode(last) : code
}

function requireOpenDoors({ state, now }: Run, startsAt: Date) {
  if (state === 'ended') throw new DomainError('closed', 'attendance.over')
  if (state === 'planned' && startsAt.getTime() - now.getTime() > DOORS_OPEN_MINUTES * 60_000)
    throw new DomainError('closed', 'attendance.too-early', { minutes: DOORS_OPEN_MINUTES })
}

function requireCode({ checkInCode }: Run, code: string) {
  if (checkInCode === null) throw new DomainError('closed', 'attendance.no-code')
  if (checkInCode !== code) throw new DomainError('invalid', 'attendance.code-wrong')
}

/** The member's seat as it is, to the end of the transaction. */
async function holdMember(tx: Tx, roundtableId: string, personId: string) {
  const [member] = await tx.$queryRaw<{ role: Role; organisationId: string; groupId: string }[]>`
    SELECT m."role", m."organisationId", o."groupId"
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE m."roundtableId" = ${roundtableId}::uuid AND m."personId" = ${personId}::uuid AND m."endedAt" IS NULL AND p."disabledAt" IS NULL
    FOR SHARE OF m, p`
  if (!member) throw new DomainError('conflict', 'attendance.no-member')
  return member
}

const hereNow = (tx: Tx, sessionId: string, personId: string) =>
  tx.checkIn.findFirst({ where: { sessionId, personId, leftAt: null } })

/** A clock that was set back ends nothing before it began. */
const endOf = ({ arrivedAt }: Stay, { now }: Run) => (now < arrivedAt ? arrivedAt : now)

/** Where members vote wherever they are, who is here changes no turnout: three hundred who come in would be told of it three hundred times. */
const presence = ({ id, presentVote }: SessionSubject['session'], ...more: SessionPart[]): EventScope =>
  presentVote ? { sessionId: id } : { sessionId: id, parts: ['present', ...more] }

type Arrival = { came: Came; observer: boolean; mode: Mode; seen?: string }

async function arrive(
  tx: Tx,
  record: RecordEvent,
  run: Run,
  { session, roundtable, standing }: SessionSubject,
  { came: { personId, organisationId, groupId }, observer, mode, seen }: Arrival,
): Promise<Whereabouts> {
  const here = await hereNow(tx, session.id, personId)
  const sameSeat = here?.organisationId === organisationId && here.groupId === groupId
  if (here?.mode === mode && sameSeat) return { stay: here, at: run.now }
  if (seen !== undefined && seen !== (here?.id ?? '')) throw new DomainError('conflict', 'attendance.meanwhile')
  if (here) await tx.checkIn.update({ where: { id: here.id }, data: { leftAt: endOf(here, run) } })
  const seat = { sessionId: session.id, personId, organisationId, groupId }
  const stay = await tx.checkIn.create({ data: { ...seat, mode, arrivedAt: run.now, byId: standing.personId } })
  const about = { ...eventActor(standing, roundtable.id), subjectId: session.id, scope: { sessionId: session.id } }
  const seated = observer ? null : await seatLate(tx, run, { personId, organisationId, groupId })
  await record(
    { name: 'check-in.begun', ...about, scope: presence(session), data: { personId, organisationId, groupId, mode } },
    ...(seated ? [{ ...about, ...seated } as const] : []),
  )
  return { stay, at: run.now }
}

async function leave(
  tx: Tx,
  record: RecordEvent,
  run: Run,
  { session, roundtable, standing }: SessionSubject,
  personId: string,
  seen: string,
): Promise<Whereabouts> {
  const here = await hereNow(tx, session.id, personId)
  if (!here) return { stay: null, at: run.now }
  if (here.id !== seen) throw new DomainError('conflict', 'attendance.meanwhile')
  await tx.checkIn.update({ where: { id: here.id }, data: { leftAt: endOf(here, run) } })
  await lowerHandOf(tx, session.id, personId, run.now)
  await record({
    name: 'check-in.ended',
    ...eventActor(standing, roundtable.id),
    subjectId: session.id,
    scope: presence(session, 'floor', 'desk-floor'),
    data: { personId },
  })
  return { stay: null, at: run.now }
}

/** The person's open pages put it in place, whoever checked them in. */
function tellOwn(sessionId: string, personId: string, { stay, at }: Whereabouts): OwnAnswers {
  const own = { [sessionId]: { answer: stay && ownOf(stay), updatedAt: at.toISOString() } }
  tellOwnPages(personId, own)
  return own
}

export function ownOf({ id, mode, arrivedAt }: Stay): OwnCheckIn {
  return { id, mode: mode as Mode, since: arrivedAt.toISOString() }
}
