import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import { dayColumn } from '#app/platform/calendar.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { actOnOutcome } from './ballot-outcome.server.ts'
import { nextNumber } from './numbers.server.ts'
import { mayOn } from './outcome.policy.ts'
import type { ActionAct, DecisionAct, NoteInput } from './outcome.schema.ts'
import type { ActionSubject, DecisionSubject } from './outcomes.queries.server.ts'
import { placesOf, placesOfItem } from './places.server.ts'
import { refuseUnseen } from './unseen.server.ts'

/** Notes a decision or an action of a session, while it is on and afterwards, with the next number of its roundtable. */
export async function noteOutcome(actor: Actor, { session, roundtable, standing }: SessionSubject, input: NoteInput) {
  return transaction(async (tx, record) => {
    const { now } = await actInRoom(tx, session.id)
    await refuseOnceApproved(tx, session.id)
    const itemId = await itemOf(tx, session.id, input.itemId || null)
    const places = input.about
      ? await placesOf(tx, roundtable.id, input.about)
      : await placesOfItem(tx, roundtable.id, itemId)
    const number = await nextNumber(tx, input.noun, roundtable.id)
    const noted = {
      roundtableId: roundtable.id,
      number,
      text: input.text,
      sessionId: session.id,
      itemId,
      ...places,
      personId: actor.personId,
      organisationId: standing.seat?.organisationId ?? null,
      groupId: standing.seat?.groupId ?? null,
      at: now,
    }
    const { id } =
      input.noun === 'decision'
        ? await tx.decision.create({ data: noted })
        : await tx.action.create({ data: { ...noted, ...(await dutyOf(tx, roundtable.id, input)) } })
    await record({
      name: NOTED[input.noun],
      ...about(standing, { id, sessionId: session.id, roundtableId: roundtable.id, ...places }),
    })
    return { id, number }
  })
}

export async function actOnDecision(actor: Actor, subject: DecisionSubject, act: DecisionAct) {
  const { decision, standing } = subject
  const { sessionId } = decision
  if (sessionId === null) return actOnOutcome(actor, subject, act)
  await transaction(async (tx, record) => {
    const { now } = await actInRoom(tx, sessionId)
    await refuseOnceApproved(tx, sessionId)
    const where = { id: decision.id, removedAt: act.act === 'restore' ? { not: null } : null }
    if (act.act === 'change')
      refuseUnseen(act.seen, await tx.decision.findUniqueOrThrow({ where: { id: decision.id } }))
    const { count } = await tx.decision.updateMany({ where, data: await changeOf(tx, decision.roundtableId, act, now) })
    if (!count) throw new DomainError('conflict', 'outcomes.changed-meanwhile')
    await record({ name: DECISION_EVENTS[act.act], ...about(standing, { ...decision, sessionId }) })
  })
}

/** Answers with the state before, for the undo of a settling. */
export async function actOnAction(actor: Actor, { action, roundtable, standing }: ActionSubject, act: ActionAct) {
  const facts = { ...action, roundtableState: roundtable.state }
  if (!mayOn(standing, act.act === 'settle' ? 'settle' : 'change', facts)) throw new DomainError('forbidden')
  return transaction(async (tx, record) => {
    const { now } = await actInRoom(tx, action.sessionId)
    // That it is done is said afterwards, too.
    if (act.act !== 'settle') await refuseOnceApproved(tx, action.sessionId)
    if (act.act === 'settle') {
      const settled = act.state === 'open' ? null : now
      const { count } = await tx.action.updateMany({
        where: { id: action.id, removedAt: null, state: act.seen },
        data: { state: act.state, settledAt: settled, settledById: settled && actor.personId },
      })
      if (!count) throw new DomainError('conflict', 'outcomes.changed-meanwhile')
      const { data, ...rest } = about(standing, action)
      await record({ name: 'action.settled', ...rest, data: { ...data, from: act.seen, to: act.state } })
      return act.seen
    }
    const where = { id: action.id, removedAt: act.act === 'restore' ? { not: null } : null }
    if (act.act === 'change') refuseUnseen(act.seen, await tx.action.findUniqueOrThrow({ where: { id: action.id } }))
    const duty = act.act === 'change' ? await dutyOf(tx, action.roundtableId, act) : {}
    const change = await changeOf(tx, action.roundtableId, act, now)
    const { count } = await tx.action.updateMany({ where, data: { ...change, ...duty } })
    if (!count) throw new DomainError('conflict', 'outcomes.changed-meanwhile')
    await record({ name: ACTION_EVENTS[act.act], ...about(standing, action) })
    return null
  })
}

const NOTED = { decision: 'decision.noted', action: 'action.noted' } as const
const DECISION_EVENTS = {
  change: 'decision.changed',
  remove: 'decision.removed',
  restore: 'decision.restored',
} as const
const ACTION_EVENTS = { change: 'action.changed', remove: 'action.removed', restore: 'action.restored' } as const

async function changeOf(
  tx: Tx,
  roundtableId: string,
  act: DecisionAct | Exclude<ActionAct, { act: 'settle' }>,
  now: Date,
) {
  if (act.act === 'remove') return { removedAt: now }
  if (act.act === 'restore') return { removedAt: null }
  return { text: act.text, ...(act.about && (await placesOf(tx, roundtableId, act.about))) }
}

/** Who does it by when. The owner is somebody who sits at the table now. */
async function dutyOf(tx: Tx, roundtableId: string, { ownerId, dueOn }: Pick<NoteInput, 'ownerId' | 'dueOn'>) {
  if (ownerId && !(await tx.membership.count({ where: { id: ownerId, roundtableId, endedAt: null } })))
    throw new DomainError('invalid', 'outcomes.owner-unknown')
  return { ownerId: ownerId || null, dueOn: dueOn ? dayColumn(dueOn) : null }
}

async function itemOf(tx: Tx, sessionId: string, id: string | null) {
  if (id && !(await tx.agendaItem.count({ where: { id, sessionId } })))
    throw new DomainError('invalid', 'outcomes.place-unknown')
  return id
}

/** Approved minutes say what was decided: the register says the same. */
async function refuseOnceApproved(tx: Tx, sessionId: string) {
  if (await tx.minutes.count({ where: { sessionId, state: 'approved' } }))
    throw new DomainError('closed', 'minutes.approved')
}

type Row = { id: string; sessionId: string; roundtableId: string; indicatorId: string | null }

function about(standing: Standing, { id, sessionId, roundtableId, indicatorId }: Row) {
  return {
    ...eventActor(standing, roundtableId),
    subjectId: id,
    data: { sessionId },
    scope: { sessionId, ...(indicatorId && { indicatorId }) },
  }
}
