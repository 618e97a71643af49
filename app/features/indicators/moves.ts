import type { IndicatorState } from './indicator-words.ts'

/** Who makes a move: whoever proposed it, moderators and the secretariat in their place, or a ballot that opens. */
export type Mover = 'proposer' | 'moderator' | 'ballot'
export type Move = { to: IndicatorState; by: readonly Mover[]; reason: boolean }

/** By which rule a move was made; `recorded` stands for those of before there were rules. */
export const MOVE_RULES = ['decided', 'proposer', 'ballot', 'undone', 'recorded'] as const
export type MoveRule = (typeof MOVE_RULES)[number]

const open = (to: IndicatorState, ...by: Mover[]): Move => ({ to, by, reason: false })
const decided = (to: IndicatorState): Move => ({ to, by: ['moderator'], reason: false })
const because = (to: IndicatorState): Move => ({ to, by: ['moderator'], reason: true })
const rated = open('in-round', 'ballot')

/** Every move there is. What takes something away from the list, or back onto it, says why; only a ballot brings an indicator into a round. */
export const MOVES: Record<IndicatorState, readonly Move[]> = {
  draft: [open('proposed', 'proposer', 'moderator')],
  proposed: [
    decided('candidate'),
    because('screened-out'),
    because('parked'),
    because('rejected'),
    because('retired'),
    open('draft', 'proposer'),
    rated,
  ],
  'screened-out': [because('proposed'), because('candidate')],
  candidate: [
    rated,
    because('uncertain'),
    because('selected-core'),
    because('selected-supporting'),
    because('parked'),
    because('screened-out'),
    because('rejected'),
    because('retired'),
  ],
  'in-round': [
    decided('selected-core'),
    decided('selected-supporting'),
    decided('uncertain'),
    because('parked'),
    because('rejected'),
    because('candidate'),
    rated,
  ],
  uncertain: [
    because('selected-core'),
    because('selected-supporting'),
    because('candidate'),
    because('parked'),
    because('rejected'),
    rated,
  ],
  'selected-core': [
    because('selected-supporting'),
    decided('piloted'),
    decided('published'),
    because('uncertain'),
    because('candidate'),
    because('parked'),
    because('retired'),
  ],
  'selected-supporting': [
    because('selected-core'),
    decided('piloted'),
    decided('published'),
    because('uncertain'),
    because('candidate'),
    because('parked'),
    because('retired'),
  ],
  parked: [because('candidate'), because('rejected'), because('retired'), rated],
  rejected: [because('candidate')],
  piloted: [
    decided('published'),
    because('selected-core'),
    because('selected-supporting'),
    because('uncertain'),
    because('candidate'),
    because('parked'),
    because('retired'),
    rated,
  ],
  published: [because('candidate'), because('retired')],
  retired: [because('candidate')],
}

/** The move from one state to another, if there is one and one of these may make it. */
export function moveBetween(from: IndicatorState, to: IndicatorState, movers: readonly Mover[]): Move | undefined {
  return MOVES[from].find((move) => move.to === to && move.by.some((mover) => movers.includes(mover)))
}

/** What these may move an indicator to, in the order in which it is offered. */
export function movesFrom(from: IndicatorState, movers: readonly Mover[]): Move[] {
  return MOVES[from].filter((move) => move.by.some((mover) => movers.includes(mover)))
}

/** The states that events of before this table name, and what each of them is now. */
const OF_BEFORE: Record<string, IndicatorState> = { review: 'in-round', agreed: 'selected-core' }

export type MoveEvent = { from: string; to: string; round?: number; rule?: string }
export type Replayed = { state: IndicatorState; round: number | null; refused: MoveEvent[] }

/**
 * The state that its events lead an indicator to, in their order, from the one it began in. An event that does not begin where the one before
 * ended, or that the table does not know, is named in `refused` and changes nothing; those of before the table follow no rule but their order.
 */
export function replay(begun: IndicatorState, events: readonly MoveEvent[]): Replayed {
  const path: { state: IndicatorState; round: number | null }[] = [{ state: begun, round: null }]
  const refused: MoveEvent[] = []
  for (const event of events) {
    const [from, to] = [nowCalled(event.from), nowCalled(event.to)]
    const here = path.at(-1)!
    if (!to || here.state !== from || !isAllowed(event, from, to, path.at(-2)?.state)) refused.push(event)
    else path.push({ state: to, round: to === 'in-round' ? (event.round ?? null) : null })
  }
  return { ...path.at(-1)!, refused }
}

function isAllowed({ rule }: MoveEvent, from: IndicatorState, to: IndicatorState, before: IndicatorState | undefined) {
  if (rule === undefined || rule === 'recorded') return true
  if (rule === 'undone') return to === before
  return (
    moveBetween(from, to, rule === 'decided' ? ['moderator'] : rule === 'ballot' ? ['ballot'] : ['proposer']) !==
    undefined
  )
}

function nowCalled(state: string): IndicatorState | undefined {
  const name = OF_BEFORE[state] ?? state
  return Object.hasOwn(MOVES, name) ? (name as IndicatorState) : undefined
}
