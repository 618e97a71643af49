import type { BallotResult } from '../../ballot-words.ts'
import { headsOf } from '../../counting/cast.ts'
import { rounded } from '../../counting/decimals.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { type Choice, CHOICES, isEnough, type YesNoAnswer, type YesNoRule } from './words.ts'

export type Counts = Record<Choice, number>
type YesNoGroup = GroupTurnout & {
  /** Null where the group shows only how many answered. */
  counts: Counts | null
  share: number | null
}
export type YesNoResult = BallotResult & {
  rule: YesNoRule
  /** Null where fewer than `smallestShown` said yes or no. */
  overall: Counts | null
  /** Yes of yes and no. */
  share: number | null
  groups: YesNoGroup[]
  /** The mean of the shares of the groups that are shown: each weighs the same. */
  equalWeight: { groups: number; share: number | null }
  /** Null: no finding. */
  accepted: boolean | null
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
}

type Cast = { groupId: string; weight?: number; part?: number | true; answer: YesNoAnswer }

/** Yes, no and abstentions, by person and by group. An answer of weight k counts as k; how many answered is counted in people. */
export function countYesNo(votes: readonly Cast[], electorate: readonly GroupTurnout[], rule: YesNoRule): YesNoResult {
  const heads = headsOf(votes)
  const answered = answeredOf(electorate, heads, rule.minimumTurnout)
  const sided = heads.filter(({ answer }) => answer.choice !== 'abstain')
  const shown = sided.length >= rule.smallestShown
  const all = countsOf(votes)
  const groups = groupsOf(votes, electorate, rule, shown)
  const shares = groups.flatMap(({ share }) => share ?? [])
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  return {
    rule,
    ...answered,
    overall: shown ? all : null,
    share: shown ? shareOf(all) : null,
    groups,
    equalWeight: {
      groups: shares.length,
      share: shares.length ? rounded(shares.reduce((a, b) => a + b, 0) / shares.length) : null,
    },
    accepted: shown && rule.majority && answered.enough ? isEnough(all.yes, all.yes + all.no, rule.majority) : null,
    ...(weight !== heads.length && { weight }),
  }
}

function groupsOf(votes: readonly Cast[], electorate: readonly GroupTurnout[], rule: YesNoRule, shown: boolean) {
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const sides = byGroup.map((group) =>
    headsOf(group).map(({ answer }) => (answer.choice === 'abstain' ? null : answer.choice)),
  )
  const { hidden } = chooseHidden(
    sides,
    rule.smallestShown,
    kindsOf(byGroup, rule, ({ answer }) => answer.choice !== 'abstain'),
  )
  return electorate.map((group, index): YesNoGroup => {
    if (!shown || hidden.has(index)) return { ...group, counts: null, share: null }
    const counts = countsOf(byGroup[index] ?? [])
    return { ...group, counts, share: shareOf(counts) }
  })
}

function countsOf(votes: readonly Cast[]): Counts {
  const of = (choice: Choice) =>
    votes.reduce((sum, { answer, weight = 1 }) => sum + (answer.choice === choice ? weight : 0), 0)
  return Object.fromEntries(CHOICES.map((choice) => [choice, of(choice)])) as Counts
}

function shareOf({ yes, no }: Counts) {
  return yes + no ? rounded(yes / (yes + no)) : null
}
