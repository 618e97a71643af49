import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { moversOf } from './indicator.policy.ts'
import type { StateInput } from './indicator.schema.ts'
import type { IndicatorState } from './indicator-words.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { eventSubject, lockIndicator, refuseWhileVoting } from './indicators.server.ts'
import { moveBetween, type MoveRule } from './moves.ts'
import { tellWatchers } from './watching.server.ts'

type Acting = ReturnType<typeof eventActor>
type Made = { to: IndicatorState; rule: MoveRule; reason?: string; round?: number | null; ballotId?: string }

/** Moves an indicator by the table of moves, or takes its last move back. Null when it stands there already. */
export async function changeIndicatorState(
  { indicator, roundtable, standing }: IndicatorSubject,
  { state, reason, undo }: StateInput,
) {
  return transaction(async (tx, record) => {
    const current = await lockIndicator(tx, indicator.id)
    const acting = eventActor(standing, roundtable.id)
    const movers = moversOf(standing, { ...current, roundtable })
    if (undo) return undoMove(tx, record, acting, current, { undo, any: movers.includes('moderator') })
    if (!state || current.state === state) return null
    await refuseWhileVoting(tx, indicator.id)
    return moveIndicator(tx, record, acting, current, ruledMove(current, state, reason, movers))
  })
}

/** A move that somebody decides, checked against the table: refused where there is none, and where its reason is missing. */
export function ruledMove(
  current: Indicator,
  to: IndicatorState,
  reason: string,
  movers: ReturnType<typeof moversOf>,
): Made {
  const move = moveBetween(current.state as IndicatorState, to, movers)
  if (!move) throw new DomainError('conflict', 'indicators.no-such-move')
  if (move.reason && !reason) throw new DomainError('invalid', 'indicators.reason-missing')
  return { to, reason, rule: movers.includes('moderator') && move.by.includes('moderator') ? 'decided' : 'proposer' }
}

/** Writes a move of a locked indicator: where it stands now, the move with its reason, and the event that it is read from again. */
export async function moveIndicator(
  tx: Tx,
  record: RecordEvent,
  acting: Acting,
  { id: indicatorId, state: from, stateRound }: Pick<Indicator, 'id' | 'state' | 'stateRound'>,
  { to, rule, reason = '', round = null, ballotId }: Made,
) {
  await tx.indicator.update({ where: { id: indicatorId }, data: { state: to, stateRound: round } })
  const { id: moveId } = await tx.indicatorMove.create({
    data: {
      indicatorId,
      from,
      fromRound: stateRound,
      to,
      round,
      rule,
      reason,
      ballotId,
      personId: acting.seat?.personId ?? acting.personId,
      organisationId: acting.seat?.organisationId,
      groupId: acting.seat?.groupId,
    },
  })
  await record({
    name: 'indicator.state-changed',
    ...acting,
    ...eventSubject({ id: indicatorId }),
    data: { from, to, rule, moveId, ...(round !== null && { round }) },
  })
  if (rule === 'decided') await tellWatchers(tx, indicatorId, acting.personId, { kind: 'moved', to, reason })
  return { from, to, moveId }
}

/** A ballot that opens brings what may be rated into its round; what has been settled stays where it is. Whoever watches it is told. */
export async function moveIntoRound(tx: Tx, record: RecordEvent, acting: Acting, indicatorId: string) {
  const current = await lockIndicator(tx, indicatorId)
  await tellWatchers(tx, indicatorId, acting.personId, { kind: 'ballot' })
  if (!moveBetween(current.state as IndicatorState, 'in-round', ['ballot'])) return
  const ballot = await tx.ballot.findFirst({ where: { indicatorId, state: 'open' }, orderBy: { round: 'desc' } })
  const made = { to: 'in-round', rule: 'ballot', round: ballot?.round ?? 1, ballotId: ballot?.id } as const
  await moveIndicator(tx, record, acting, current, made)
}

/** Only the newest move can be taken back, one's own or by a moderator, and only where nothing is being voted on. */
async function undoMove(
  tx: Tx,
  record: RecordEvent,
  acting: Acting,
  current: Indicator,
  { undo, any }: { undo: string; any: boolean },
) {
  const last = await tx.indicatorMove.findFirst({
    where: { indicatorId: current.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  if (last?.id !== undo || last.rule === 'undone') throw new DomainError('conflict', 'indicators.moved-since')
  if (!any && last.personId !== acting.personId) throw new DomainError('forbidden')
  await refuseWhileVoting(tx, current.id)
  const to = last.from as IndicatorState
  return moveIndicator(tx, record, acting, current, { to, rule: 'undone', round: last.fromRound })
}
