import { type GroupTurnout, turnoutTotals } from '../turnout.ts'
import type { Condition, Found, Fraction, Least, OfGroups, Quorum } from './rule-words.ts'

/** What is known of those who were asked beside how many they are, where a rule asks for it. */
export type AskedMore = {
  /** Organisations of which somebody answered, of those of which anybody was asked. */
  organisations?: { voted: number; eligible: number }
  /** How many votes all who were asked have together, where they do not have the same. */
  votes?: number
}
/** Who was asked, and who answered. */
export type Asked = AskedMore & { electorate: readonly GroupTurnout[] }

/**
 * The fewest of `whole` that are such a share of them: 2/3 of 45 are 30, of 46 they are 31; more than half of 46 are 24. Whole numbers
 * throughout: nothing is rounded before it is compared. Of nobody, one is needed.
 */
export function fewest({ part, whole, more }: Fraction, of: number): number {
  const exact = part * of
  const least = more ? Math.floor(exact / whole) + 1 : Math.ceil(exact / whole)
  return Math.max(1, least)
}

/** How many a quorum asks for of so many. */
export function leastOf(least: Least, of: number): number {
  return 'count' in least ? least.count : fewest(least, of)
}

/** What a quorum asks for and what has come in: of turnouts alone, which everybody may see while a ballot is open. */
export function applyQuorum(condition: Quorum, { electorate, organisations }: Asked): Found {
  if (condition.kind === 'groups') return groupsAnswered(condition, electorate)
  const { voted, eligible } =
    condition.kind === 'answers' ? turnoutTotals(electorate) : (organisations ?? { voted: 0, eligible: 0 })
  const needed = leastOf(condition.least, eligible)
  return { condition, value: voted, of: eligible, needed, met: voted >= needed }
}

function groupsAnswered(condition: Quorum & { kind: 'groups' }, electorate: readonly GroupTurnout[]): Found {
  const asked = electorate.filter(({ eligible }) => eligible > 0)
  const { share } = condition
  const there = asked.filter(({ voted, eligible }) => voted >= (share ? fewest(share, eligible) : 1))
  return ofGroups(condition, condition.of, there.length, asked.length)
}

/** More than half, or every one, of the groups that count; one at least, as none is neither. */
export function ofGroups(condition: Condition, wanted: OfGroups, value: number, of: number): Found {
  const needed = wanted === 'all' ? Math.max(1, of) : wanted === 'half' ? Math.floor(of / 2) + 1 : wanted
  return { condition, value, of, needed, met: value >= needed }
}
