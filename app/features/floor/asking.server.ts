import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { may } from '#app/features/sessions/session.policy.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actWhileLive, type Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import type { OwnFloorInput } from './floor.schema.ts'
import { floorNow, placesIn } from './floor-now.server.ts'
import type { FloorKind } from './floor-words.ts'

/** What an event says of whoever acts on the floor, and whose pages are told. */
export const onFloor = ({ session, roundtable, standing }: SessionSubject) => ({
  ...eventActor(standing, roundtable.id),
  subjectId: session.id,
  scope: { sessionId: session.id },
})

/**
 * Does what somebody asked for with their own request, once a key: a device that does not know whether it arrived sends it again, and what has
 * been done answers as done.
 */
export async function actOnOwnRequest(actor: Actor, subject: SessionSubject, input: OwnFloorInput, key?: string) {
  const seat = requireSeat(subject.standing)
  if (input.act === 'ask') refuseWhoMayNotAsk(subject)
  await transaction(async (tx, record) => {
    if (!(await once(tx, key, actor.personId))) return
    const run = await actWhileLive(tx, subject.session.id)
    await record({ ...onFloor(subject), ...(await doneWith(tx, run, subject.session.id, seat, input)) } as EventInput)
  })
}

/** Whoever waits may change and lower their hand whatever they may ask: staff enter others as well, and what observers may do can be changed. */
function refuseWhoMayNotAsk({ session, roundtable, standing }: SessionSubject) {
  if (!may(standing, 'ask', { ...session, roundtableState: roundtable.state })) throw new DomainError('forbidden')
}

type Recorded = { name: EventInput['name']; data: EventInput['data'] }

async function doneWith(tx: Tx, run: Run, sessionId: string, seat: Seat, input: OwnFloorInput): Promise<Recorded> {
  switch (input.act) {
    case 'ask': {
      refuseWhereShut(run.queue, input.kind)
      const requestId = await newRequest(tx, run, { sessionId, seat, ...input, byId: seat.personId })
      return { name: 'floor.asked', data: { requestId, kind: input.kind } }
    }
    case 'change': {
      const own = await ownRequest(tx, sessionId, seat.personId)
      if (own.kind !== input.kind) refuseWhereShut(run.queue, input.kind)
      await tx.floorRequest.update({ where: { id: own.id }, data: { kind: input.kind, line: input.line } })
      return { name: 'floor.request-changed', data: { requestId: own.id, kind: input.kind } }
    }
    case 'let-others-go': {
      const own = await ownRequest(tx, sessionId, seat.personId)
      const places = placesIn(await floorNow(tx, sessionId))
      if (places.at(-1)?.request.id === own.id) throw new DomainError('conflict', 'floor.nobody-behind')
      await tx.floorRequest.update({ where: { id: own.id }, data: { letBy: { increment: 1 } } })
      return { name: 'floor.let-others-go', data: { requestId: own.id } }
    }
    case 'withdraw': {
      const own = await ownRequest(tx, sessionId, seat.personId)
      await tx.floorRequest.update({ where: { id: own.id }, data: { state: 'withdrawn', endedAt: run.now } })
      return { name: 'floor.withdrawn', data: { requestId: own.id } }
    }
  }
}

function refuseWhereShut(queue: string, kind: FloorKind) {
  if (queue === 'closed') throw new DomainError('closed', 'floor.queue-closed')
  if (queue === 'points' && kind !== 'point') throw new DomainError('closed', 'floor.points-only')
}

/** One a person: whoever waits or speaks is told so. */
export async function newRequest(
  tx: Tx,
  { itemId, now }: Run,
  {
    sessionId,
    seat: { personId, organisationId, groupId },
    kind,
    line,
    byId,
  }: {
    sessionId: string
    seat: Pick<Seat, 'personId' | 'organisationId' | 'groupId'>
    kind: FloorKind
    line: string
    byId: string
  },
) {
  const of = { sessionId, personId, state: { in: ['waiting', 'speaking'] } }
  const there = await tx.floorRequest.findFirst({ where: of, select: { state: true } })
  if (there) {
    const own = personId === byId ? 'own' : 'other'
    throw new DomainError('conflict', `floor.${own}-${there.state}`)
  }
  const data = { sessionId, itemId, personId, organisationId, groupId, kind, line, byId, askedAt: now }
  const { id } = await tx.floorRequest.create({ data, select: { id: true } })
  return id
}

/** Whoever leaves the session waits for nothing there. For the act that says so, in its transaction. */
export function lowerHandOf(tx: Tx, sessionId: string, personId: string, now: Date) {
  return tx.floorRequest.updateMany({
    where: { sessionId, personId, state: 'waiting' },
    data: { state: 'withdrawn', endedAt: now },
  })
}

/** What happened to it where it waits no more. */
async function ownRequest(tx: Tx, sessionId: string, personId: string) {
  const request = await tx.floorRequest.findFirst({
    where: { sessionId, personId },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
  })
  if (request?.state === 'waiting') return request
  throw new DomainError('conflict', `floor.own-${request?.state ?? 'withdrawn'}`)
}
