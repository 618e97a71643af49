import type { BallotResult } from '../../ballot-words.ts'
import { chooseHidden } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { type ConsentAnswer, type ConsentRule, type Position, POSITIONS } from './words.ts'

export type Counts = Record<Position, number>
type ConsentGroup = GroupTurnout & {
  /** Null where the group shows only how many answered. */
  counts: Counts | null
  share: number | null
  over: boolean | null
}
type ConditionName = 'turnout' | 'share' | 'groups' | 'objections'
/** How far a condition is met: `value` is what was found, `needed` what the rule asks for, in people, shares, groups or objections. */
export type ConsentCondition = { name: ConditionName; value: number; needed: number; met: boolean }

export type ConsentResult = BallotResult & {
  rule: ConsentRule
  /** Null where fewer than `smallestShown` took a side. */
  overall: Counts | null
  share: number | null
  groups: ConsentGroup[]
  /** Why people object, in an order that says nothing of who or when. */
  reasons: string[]
  /** The turnout alone where nothing else is shown. */
  conditions: ConsentCondition[]
  /** Null: no finding. */
  accepted: boolean | null
}

type Cast = { groupId: string; answer: ConsentAnswer }

export function countConsent(
  votes: readonly Cast[],
  electorate: readonly GroupTurnout[],
  rule: ConsentRule,
): ConsentResult {
  const answered = answeredOf(electorate, votes, rule.minimumTurnout)
  const byGroup = electorate.map(({ groupId }) =>
    votes.filter((vote) => vote.groupId === groupId).map(({ answer }) => answer.position),
  )
  const all = countsOf(votes.map(({ answer }) => answer.position))
  const shown = sided(all) >= rule.smallestShown
  const over = byGroup.filter((positions) => isOver(shareOf(countsOf(positions)), rule.groupShare)).length
  const turnout: ConsentCondition = {
    name: 'turnout',
    value: answered.voted,
    needed: answered.needed,
    met: answered.enough,
  }
  const conditions = shown ? [turnout, ...conditionsOf(all, over, rule)] : [turnout]
  return {
    rule,
    ...answered,
    overall: shown ? all : null,
    share: shown ? shareOf(all) : null,
    groups: groupsOf(byGroup, electorate, rule, shown),
    reasons: shown ? votes.flatMap(({ answer }) => (answer.position === 'object' ? [answer.reason] : [])).sort() : [],
    conditions,
    accepted: shown && answered.enough ? conditions.every(({ met }) => met) : null,
  }
}

function conditionsOf(all: Counts, over: number, rule: ConsentRule): ConsentCondition[] {
  const share = shareOf(all) ?? 0
  return [
    { name: 'share', value: share, needed: rule.share, met: share >= rule.share },
    ...(rule.groups > 0
      ? [{ name: 'groups' as const, value: over, needed: rule.groups, met: over >= rule.groups }]
      : []),
    { name: 'objections', value: all.object, needed: rule.objections, met: all.object <= rule.objections },
  ]
}

/** Small groups show how many answered. What the total leaves after the groups shown is of several groups, so that none can be told from it. */
function groupsOf(
  byGroup: readonly (readonly Position[])[],
  electorate: readonly GroupTurnout[],
  rule: ConsentRule,
  shown: boolean,
): ConsentGroup[] {
  const { hidden } = chooseHidden(
    byGroup.map((positions) => positions.map((one) => (one === 'abstain' ? null : one))),
    rule.smallestShown,
  )
  return electorate.map((group, index) => {
    if (!shown || hidden.has(index)) return { ...group, counts: null, share: null, over: null }
    const counts = countsOf(byGroup[index] ?? [])
    const share = shareOf(counts)
    return { ...group, counts, share, over: share === null ? null : isOver(share, rule.groupShare) }
  })
}

function countsOf(positions: readonly Position[]): Counts {
  return Object.fromEntries(
    POSITIONS.map((position) => [position, positions.filter((one) => one === position).length]),
  ) as Counts
}

function sided({ favour, live, object }: Counts) {
  return favour + live + object
}

/** Of those who take a side, how many are in favour or can live with it; six decimals, as every published share. */
function shareOf(counts: Counts) {
  const sides = sided(counts)
  return sides ? Math.round(((counts.favour + counts.live) / sides) * 1e6) / 1e6 : null
}

function isOver(share: number | null, threshold: number) {
  return share !== null && share >= threshold
}
