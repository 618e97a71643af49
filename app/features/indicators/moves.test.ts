import { describe, expect, it } from 'vitest'
import { INDICATOR_STATES, type IndicatorState } from './indicator-words.ts'
import { moveBetween, type MoveEvent, MOVES, movesFrom, replay } from './moves.ts'

describe('the table of moves', () => {
  it('knows every state and leads nowhere else', () => {
    expect(Object.keys(MOVES).sort()).toEqual([...INDICATOR_STATES].sort())
    for (const [from, moves] of Object.entries(MOVES)) {
      expect(moves.every(({ to }) => INDICATOR_STATES.includes(to))).toBe(true)
      expect(new Set(moves.map(({ to }) => to)).size, from).toBe(moves.length)
    }
  })

  it('brings into a round by a ballot alone, and asks for a reason wherever something leaves the list', () => {
    const all = Object.values(MOVES).flat()
    expect(all.filter(({ to, by }) => (to === 'in-round') !== by.includes('ballot'))).toEqual([])
    const leaving = ['screened-out', 'parked', 'rejected', 'retired']
    expect(all.filter(({ to, reason }) => leaving.includes(to) && !reason)).toEqual([])
  })

  it('lets no state end the way back to the list, however far an indicator has gone', () => {
    for (const state of INDICATOR_STATES) expect(reaches(state, 'candidate'), state).toBe(true)
  })

  it.each<[IndicatorState, IndicatorState, Parameters<typeof moveBetween>[2], boolean]>([
    ['proposed', 'draft', ['proposer'], true],
    ['proposed', 'draft', ['moderator'], false],
    ['proposed', 'candidate', ['proposer'], false],
    ['proposed', 'candidate', ['moderator'], true],
    ['candidate', 'in-round', ['moderator'], false],
    ['candidate', 'in-round', ['ballot'], true],
    ['draft', 'published', ['moderator', 'proposer'], false],
    ['published', 'in-round', ['ballot'], false],
  ])('from %s to %s by %j: %s', (from, to, movers, allowed) => {
    expect(moveBetween(from, to, movers) !== undefined).toBe(allowed)
  })
})

describe('events lead to the state again', () => {
  it('with what they were called before, the round, and what was undone', () => {
    const events: MoveEvent[] = [
      { from: 'candidate', to: 'review' },
      { from: 'review', to: 'agreed' },
      { from: 'selected-core', to: 'uncertain', rule: 'decided' },
      { from: 'uncertain', to: 'selected-core', rule: 'undone' },
      { from: 'selected-core', to: 'candidate', rule: 'decided' },
      { from: 'candidate', to: 'in-round', rule: 'ballot', round: 2 },
    ]
    expect(replay('candidate', events)).toEqual({ state: 'in-round', round: 2, refused: [] })
  })

  it('and name what the table does not allow, what comes out of order, and what undoes nothing', () => {
    const events: MoveEvent[] = [
      { from: 'proposed', to: 'published', rule: 'decided' },
      { from: 'candidate', to: 'parked', rule: 'decided' },
      { from: 'proposed', to: 'candidate', rule: 'undone' },
      { from: 'proposed', to: 'gone', rule: 'decided' },
      { from: 'proposed', to: 'candidate', rule: 'decided' },
    ]
    const { state, refused } = replay('proposed', events)
    expect([state, refused]).toEqual(['candidate', events.slice(0, 4)])
  })

  it('on every walk over the table', () => {
    let seed = 12
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    for (let walk = 0; walk < 300; walk++) {
      let state: IndicatorState = random(2) ? 'proposed' : 'candidate'
      const begun = state
      const events: MoveEvent[] = []
      let round = 0
      for (let step = 0; step < 25; step++) {
        const before: MoveEvent | undefined = events.at(-1)
        if (before && before.rule !== 'undone' && random(5) === 0) {
          events.push({ from: state, to: before.from, rule: 'undone' })
          state = before.from as IndicatorState
          continue
        }
        const moves = movesFrom(state, ['proposer', 'moderator', 'ballot'])
        const { to, by } = moves[random(moves.length)]!
        const rule = by.includes('ballot') ? 'ballot' : by.includes('moderator') ? 'decided' : 'proposer'
        events.push({ from: state, to, rule, ...(rule === 'ballot' && { round: ++round }) })
        state = to
      }
      const replayed = replay(begun, events)
      expect(replayed.refused).toEqual([])
      expect(replayed.state).toBe(state)
    }
  })
})

function reaches(from: IndicatorState, goal: IndicatorState) {
  const seen = new Set<IndicatorState>([from])
  const queue = [from]
  for (const state of queue)
    for (const { to } of MOVES[state].filter((move) => !seen.has(move.to))) {
      seen.add(to)
      queue.push(to)
    }
  return seen.has(goal)
}
