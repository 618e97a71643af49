import type { IndicatorState } from '#app/features/indicators/indicator-words.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { ARGUMENTS } from '../content/arguments.ts'
import { BALLOTS } from '../content/ballots.ts'
import { MOVES_MADE } from '../content/moves.ts'
import { PROPOSALS } from '../content/proposals.ts'
import type { SeedContext } from './context.ts'

type Step = { key: string; to: IndicatorState; by: string; daysAgo: number; reason?: string; ballot?: true }

/** Every move of an indicator of the demonstration, the oldest first: what the table decided, and the ballots that opened. */
const STEPS: Step[] = [
  ...MOVES_MADE.map(({ roundtable, code, ...made }) => ({ key: `${roundtable} ${code}`, ...made })),
  ...BALLOTS.flatMap(({ roundtable, indicator, openedBy, openedDaysAgo }) =>
    indicator
      ? [
          {
            key: `${roundtable} ${indicator}`,
            to: 'in-round' as const,
            by: openedBy,
            daysAgo: openedDaysAgo,
            ballot: true as const,
          },
        ]
      : [],
  ),
].sort((one, other) => other.daysAgo - one.daysAgo)

const begun = (key: string): IndicatorState =>
  PROPOSALS.some(({ roundtable, code }) => key === `${roundtable} ${code}`) ? 'proposed' : 'candidate'

/** Where an indicator of the demonstration stands. */
export function stateOf(key: string) {
  const to = STEPS.findLast((step) => step.key === key)?.to ?? begun(key)
  const rounds = STEPS.filter((step) => step.key === key && step.ballot).length
  return { state: to, stateRound: to === 'in-round' ? rounds : null }
}

export function moveRows({ id, who, daysAgo }: SeedContext): Prisma.IndicatorMoveCreateManyInput[] {
  const rounds = new Map<string, number>()
  const stands = new Map<string, { state: IndicatorState; round: number | null }>()
  return STEPS.map(({ key, to, by, daysAgo: days, reason, ballot }, index) => {
    const from = stands.get(key) ?? { state: begun(key), round: null }
    const round = to === 'in-round' ? (rounds.get(key) ?? 0) + 1 : null
    if (round) rounds.set(key, round)
    stands.set(key, { state: to, round })
    const at = daysAgo(days)
    return {
      id: id('indicator-move', `${key} ${index}`, at),
      indicatorId: id('indicator', key),
      at,
      from: from.state,
      fromRound: from.round,
      to,
      round,
      rule: ballot ? 'ballot' : 'decided',
      reason: reason ?? '',
      ballotId: ballot ? id('ballot', key, at) : null,
      ...who(by),
    }
  })
}

/** What members said for and against. */
export function argumentRows({ id, who, daysAgo }: SeedContext): Prisma.IndicatorArgumentCreateManyInput[] {
  return ARGUMENTS.map(({ code, by, side, text, daysAgo: days }) => {
    const at = daysAgo(days)
    const indicatorId = id('indicator', `second ${code}`)
    return {
      id: id('indicator-argument', `${code} ${by}`, at),
      indicatorId,
      side,
      text,
      createdAt: at,
      updatedAt: at,
      ...who(by),
    }
  })
}
