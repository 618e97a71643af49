import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actWhileLive, type Run } from '#app/features/sessions/session-run.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { once } from '#app/platform/once.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { newRequest, onFloor } from './asking.server.ts'
import { afterPinning } from './fair-order.ts'
import type { QueueInput } from './floor.schema.ts'
import { floorNow, placesIn } from './floor-now.server.ts'
import { refuseNotWaiting } from './speeches.server.ts'

type Recorded = { name: EventInput['name']; data: EventInput['data'] }
type Acting = { tx: Tx; run: Run; actor: Actor; subject: SessionSubject }
type Of<Act extends QueueInput['act']> = Extract<QueueInput, { act: Act }>

/** What moderators do with the queue. What is so already is not done again, and nothing is recorded. */
export async function actOnQueue(actor: Actor, subject: SessionSubject, input: QueueInput, key?: string) {
  await transaction(async (tx, record) => {
    if (!(await once(tx, key, actor.personId))) return
    const run = await actWhileLive(tx, subject.session.id)
    const done = await doneWith({ tx, run, actor, subject }, input)
    if (done) await record({ ...onFloor(subject), ...done } as EventInput)
  })
}

function doneWith(acting: Acting, input: QueueInput): Promise<Recorded | null> {
  switch (input.act) {
    case 'queue':
      return setQueue(acting, input)
    case 'order':
      return setOrder(acting, input)
    case 'pin':
      return pin(acting, input)
    case 'unpin':
    case 'remove':
      return changeRequest(acting, input)
    case 'add':
      return addPerson(acting, input)
    case 'budget':
      return setBudget(acting, input)
    case 'weights':
    case 'length':
      return changeSession(acting, input)
  }
}

async function setQueue({ tx, run, subject }: Acting, { queue, was }: Of<'queue'>): Promise<Recorded | null> {
  if (run.queue === queue) return null
  if (run.queue !== was) throw new DomainError('conflict', `floor.queue-now-${run.queue}`)
  await tx.sessionRun.update({ where: { sessionId: subject.session.id }, data: { queue } })
  return { name: 'floor.queue-changed', data: { from: was, to: queue } }
}

async function setOrder({ tx, run, subject }: Acting, { order, was }: Of<'order'>): Promise<Recorded | null> {
  if (run.floorOrder === order) return null
  if (run.floorOrder !== was) throw new DomainError('conflict')
  await tx.sessionRun.update({ where: { sessionId: subject.session.id }, data: { floorOrder: order } })
  return { name: 'floor.order-changed', data: { from: was, to: order } }
}

/** Puts somebody at a place, whatever the order proposes: on record with the place that was proposed. */
async function pin({ tx, subject }: Acting, { requestId, place }: Of<'pin'>): Promise<Recorded | null> {
  const sessionId = subject.session.id
  const floor = await floorNow(tx, sessionId)
  const places = placesIn(floor).map(({ request }) => request)
  const request = places.find(({ id }) => id === requestId) ?? (await refuseNotWaiting(tx, sessionId, requestId))
  const to = Math.min(place, places.length)
  if (request.pinnedTo === to) return null
  for (const { id, pinnedTo } of afterPinning(floor.facts, requestId, to))
    await tx.floorRequest.update({ where: { id }, data: { pinnedTo } })
  const data = { requestId, personId: request.personId, from: places.indexOf(request) + 1, place: to }
  const there = places[to - 1]!.personId
  return { name: 'floor.pinned', data: there === request.personId ? data : { ...data, insteadOf: there } }
}

async function changeRequest(
  { tx, run, subject }: Acting,
  { act, requestId }: Of<'unpin' | 'remove'>,
): Promise<Recorded | null> {
  const sessionId = subject.session.id
  const request = await tx.floorRequest.findFirst({ where: { id: requestId, sessionId } })
  if (request?.state !== 'waiting') return refuseNotWaiting(tx, sessionId, requestId)
  const data = { requestId, personId: request.personId }
  if (act === 'remove') {
    await tx.floorRequest.update({ where: { id: requestId }, data: { state: 'cleared', endedAt: run.now } })
    return { name: 'floor.removed', data }
  }
  if (request.pinnedTo === null) return null
  await tx.floorRequest.update({ where: { id: requestId }, data: { pinnedTo: null } })
  return { name: 'floor.unpinned', data }
}

/** Somebody without a device, by whoever saw their hand. Moderators may also where the queue is closed to others. */
async function addPerson({ tx, run, actor, subject }: Acting, { personId, kind, line }: Of<'add'>): Promise<Recorded> {
  const member = await tx.membership.findFirst({
    where: { personId, roundtableId: subject.roundtable.id, endedAt: null },
    include: { organisation: true },
  })
  if (!member) throw new DomainError('invalid', 'floor.person-missing')
  const seat = { personId, organisationId: member.organisationId, groupId: member.organisation.groupId }
  const of = { sessionId: subject.session.id, seat, kind, line, byId: actor.personId }
  const requestId = await newRequest(tx, run, of)
  return { name: 'floor.added', data: { requestId, personId, kind } }
}

async function setBudget({ tx, subject }: Acting, { itemId, minutes }: Of<'budget'>): Promise<Recorded | null> {
  const seconds = minutes ? minutes * 60 : null
  const there = { id: itemId, sessionId: subject.session.id, removedAt: null }
  const { count } = await tx.agendaItem.updateMany({ where: there, data: { groupSeconds: seconds } })
  if (!count) throw new DomainError('conflict', 'floor.item-gone')
  return { name: 'floor.budget-changed', data: seconds === null ? { itemId } : { itemId, seconds } }
}

async function changeSession({ tx, subject }: Acting, input: Of<'weights' | 'length'>): Promise<Recorded> {
  const where = { id: subject.session.id }
  if (input.act === 'length') {
    await tx.session.update({ where, data: { speechSeconds: input.seconds } })
    return { name: 'floor.length-changed', data: { seconds: input.seconds } }
  }
  const { act: _, ...weights } = input
  await tx.session.update({ where, data: { floorWeights: weights } })
  return { name: 'floor.weights-changed', data: weights }
}
