import type { BallotResult } from '../../ballot-words.ts'
import { headsOf } from '../../counting/cast.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { type ConsentAnswer, type ConsentRule, type ConsentSettings, type Position, POSITIONS } from './words.ts'

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
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
}

type Cast = { groupId: string; weight?: number; part?: number | true; answer: ConsentAnswer }

/** Positions by person and by group, and how far each condition is met. An answer of weight k counts as k, also as an objection; who answered is counted in people. */
export function countConsent(
  votes: readonly Cast[],
  electorate: readonly GroupTurnout[],
  rule: ConsentRule,
): ConsentResult {
  const heads = headsOf(votes)
  const answered = answeredOf(electorate, heads, rule.minimumTurnout)
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const all = countsOf(votes)
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  const shown = heads.filter(({ answer }) => answer.position !== 'abstain').length >= rule.smallestShown
  const over = byGroup.filter((group) => isOver(shareOf(countsOf(group)), rule.groupShare ?? 1)).length
  const turnout: ConsentCondition = {
    name: 'turnout',
    value: answered.voted,
    needed: answered.needed,
    met: answered.enough,
  }
  const own = isOwnRule(rule) ? rule : null
  const conditions = shown && own ? [turnout, ...conditionsOf(all, over, own)] : own ? [turnout] : []
  return {
    rule,
    ...answered,
    overall: shown ? all : null,
    share: shown ? shareOf(all) : null,
    groups: groupsOf(byGroup, electorate, rule, shown),
    reasons: shown ? votes.flatMap(({ answer }) => (answer.position === 'object' ? [answer.reason] : [])).sort() : [],
    conditions,
    accepted: shown && own && answered.enough ? conditions.every(({ met }) => met) : null,
    ...(weight !== heads.length && { weight }),
  }
}

/** Whether the method itself decides, and not a composed rule. */
function isOwnRule(rule: ConsentRule): rule is ConsentRule & ConsentSettings {
  return rule.share !== undefined
}

function conditionsOf(all: Counts, over: number, rule: ConsentSettings): ConsentCondition[] {
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
  byGroup: readonly (readonly Cast[])[],
  electorate: readonly GroupTurnout[],
  rule: ConsentRule,
  shown: boolean,
): ConsentGroup[] {
  const { hidden } = chooseHidden(
    byGroup.map((group) =>
      headsOf(group).map(({ answer }) => (answer.position === 'abstain' ? null : answer.position)),
    ),
    rule.smallestShown,
    kindsOf(byGroup, rule, ({ answer }) => answer.position !== 'abstain'),
  )
  return electorate.map((group, index) => {
    if (!shown || hidden.has(index)) return { ...group, counts: null, share: null, over: null }
    const counts = countsOf(byGroup[index] ?? [])
    const share = shareOf(counts)
    return { ...group, counts, share, over: share === null ? null : isOver(share, rule.groupShare ?? 1) }
  })
}

function countsOf(votes: readonly Cast[]): Counts {
  const of = (position: Position) =>
    votes.reduce((sum, { answer, weight = 1 }) => sum + (answer.position === position ? weight : 0), 0)
  return Object.fromEntries(POSITIONS.map((position) => [position, of(position)])) as Counts
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
