import { eventActor } from '#app/features/access/event-actor.server.ts'
import { maySeeResult } from '#app/features/ballots/ballot.policy.ts'
import { ballotEventSubject, lockBallot } from '#app/features/ballots/ballot-lock.server.ts'
import type { BallotSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { moversOf } from '#app/features/indicators/indicator.policy.ts'
import type { IndicatorState } from '#app/features/indicators/indicator-words.ts'
import { lockIndicator, refuseWhileVoting } from '#app/features/indicators/indicators.server.ts'
import { moveIndicator, ruledMove } from '#app/features/indicators/moves.server.ts'
import { tellWatchers } from '#app/features/indicators/watching.server.ts'
import { dayAt, dayColumn } from '#app/platform/calendar.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Decision } from '#app/platform/prisma/client.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { BallotOutcomeInput } from './ballot-outcome.schema.ts'
import { nextNumber } from './numbers.server.ts'
import type { DecisionAct } from './outcome.schema.ts'
import type { DecisionSubject } from './outcomes.queries.server.ts'
import { placesOf } from './places.server.ts'
import { tellThoseWhoTookPart } from './telling.server.ts'
import { refuseUnseen } from './unseen.server.ts'

type Change = { text: string; reviewOn: Date | null }

/**
 * What the table concluded from a ballot whose result everybody may see: stated once, and then corrected with what it said before kept. Those who
 * took part are told when it is stated, and who watches the indicator.
 */
export async function concludeBallot(actor: Actor, subject: BallotSubject, input: BallotOutcomeInput) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, subject.ballot.id)
    const closing = await tx.ballotClosing.findUnique({ where: { ballotId: ballot.id } })
    if (!maySeeResult(closing, await databaseNow(tx))) throw new DomainError('conflict', 'outcomes.no-result-yet')
    const standing = await tx.decision.findFirst({ where: { ballotId: ballot.id, sessionId: null, removedAt: null } })
    if ((await latestOf(tx, standing)) !== input.seen) throw new DomainError('conflict', 'outcomes.changed-meanwhile')
    const change = { text: input.text, reviewOn: input.reviewOn ? dayColumn(input.reviewOn) : null }
    if (change.reviewOn?.getTime() !== standing?.reviewOn?.getTime())
      refusePastReview(input.reviewOn, dayAt(await databaseNow(tx), actor.timeZone))
    const noted = standing
      ? await linkDecision(tx, subject, await correctDecision(tx, actor, standing, change), input.about)
      : await stateDecision(tx, actor, subject, { ...change, about: input.about })
    const moved = await moveWith(tx, record, subject, noted, input)
    if (!standing) {
      await tellThoseWhoTookPart(tx, subject, noted)
      if (noted.indicatorId && !moved) await tellWatchers(tx, noted.indicatorId, actor.personId, { kind: 'outcome' })
    }
    const name = standing ? 'ballot.outcome-corrected' : 'ballot.concluded'
    // Sent again as it stands, nothing is corrected.
    if (noted === standing && !moved) return { id: noted.id, number: noted.number, corrected: true }
    await record({ name, ...eventActor(subject.standing, ballot.roundtableId), ...ballotEventSubject({ ballot }) })
    return { id: noted.id, number: noted.number, corrected: standing !== null }
  })
}

/** The outcome, or the last of what it said before: another one after each correction. */
async function latestOf(tx: Tx, standing: Decision | null) {
  if (!standing) return ''
  const last = await tx.decisionChange.findFirst({ where: { decisionId: standing.id }, orderBy: { at: 'desc' } })
  return last?.id ?? standing.id
}

/** Both are days, YYYY-MM-DD, on the sender's calendar. */
function refusePastReview(reviewOn: string, today: string) {
  if (reviewOn && reviewOn < today) throw new DomainError('invalid', 'outcomes.review-past')
}

async function stateDecision(
  tx: Tx,
  actor: Actor,
  { ballot, roundtable, standing }: BallotSubject,
  { about, ...change }: Change & { about: string },
) {
  const places = await placesOf(tx, roundtable.id, `ballot:${ballot.id}`)
  const isLinked = places.sectionId ?? places.indicatorId
  const chosen = about && !isLinked ? await placesOf(tx, roundtable.id, about) : {}
  return tx.decision.create({
    data: {
      roundtableId: roundtable.id,
      number: await nextNumber(tx, 'decision', roundtable.id),
      ...change,
      ...places,
      ...chosen,
      ballotId: ballot.id,
      personId: actor.personId,
      organisationId: standing.seat?.organisationId ?? null,
      groupId: standing.seat?.groupId ?? null,
    },
  })
}

/** Links the outcome of a question to another section or indicator, or to none. What is voted on itself stays what its outcome is about. */
async function linkDecision(tx: Tx, { ballot, roundtable }: BallotSubject, decision: Decision, about: string) {
  const { sectionId: section, indicatorId: indicator } = decision
  const stands = indicator ? `indicator:${indicator}` : section ? `section:${section}` : 'none'
  if (!about || about === stands || ballot.sectionId || ballot.indicatorId) return decision
  const { sectionId, indicatorId } = await placesOf(tx, roundtable.id, about)
  return tx.decision.update({ where: { id: decision.id }, data: { sectionId, indicatorId } })
}

/** What it says from now on; what it said is kept with who changed it and when. */
async function correctDecision(tx: Tx, actor: { personId: string }, decision: Decision, change: Change) {
  const isSame = decision.text === change.text && decision.reviewOn?.getTime() === change.reviewOn?.getTime()
  if (isSame) return decision
  const { id: decisionId, text, reviewOn } = decision
  await tx.decisionChange.create({ data: { decisionId, text, reviewOn, personId: actor.personId } })
  return tx.decision.update({ where: { id: decisionId }, data: change })
}

/** The move of the indicator that an outcome brings, with the ballot as its reason. */
async function moveWith(
  tx: Tx,
  record: RecordEvent,
  { ballot, roundtable, standing }: BallotSubject,
  { indicatorId, text }: Decision,
  { state }: BallotOutcomeInput,
) {
  if (!state || !indicatorId) return null
  const current = await lockIndicator(tx, indicatorId)
  if (current.state === state) return null
  await refuseWhileVoting(tx, indicatorId)
  const move = ruledMove(current, state as IndicatorState, text, moversOf(standing, { ...current, roundtable }))
  const acting = eventActor(standing, roundtable.id)
  return moveIndicator(tx, record, acting, current, { ...move, ballotId: ballot.id })
}

/** What the register lets a moderator do with an outcome: other words, which keeps the old ones, its removal, and the undo of that. */
export async function actOnOutcome(actor: Actor, { decision, standing }: DecisionSubject, act: DecisionAct) {
  await transaction(async (tx, record) => {
    const ballot = decision.ballotId ? await lockBallot(tx, decision.ballotId) : null
    const where = { id: decision.id, removedAt: act.act === 'restore' ? { not: null } : null }
    const current = await tx.decision.findFirst({ where })
    if (!current) throw new DomainError('conflict', 'outcomes.changed-meanwhile')
    if (act.act === 'change') {
      refuseUnseen(act.seen, current)
      const change = { text: act.text, reviewOn: current.reviewOn }
      if ((await correctDecision(tx, actor, current, change)) === current) return
    } else {
      const others = { ballotId: decision.ballotId, sessionId: null, removedAt: null, id: { not: decision.id } }
      if (act.act === 'restore' && (await tx.decision.count({ where: others })))
        throw new DomainError('conflict', 'outcomes.changed-meanwhile')
      const removedAt = act.act === 'remove' ? await databaseNow(tx) : null
      await tx.decision.update({ where: { id: decision.id }, data: { removedAt } })
    }
    if (!ballot) return
    const acting = eventActor(standing, decision.roundtableId)
    await record({ name: 'ballot.outcome-corrected', ...acting, ...ballotEventSubject({ ballot }) })
  })
}
