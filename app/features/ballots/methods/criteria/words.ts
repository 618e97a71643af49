import type { Answer, BallotOption, BallotSettings } from '../../ballot-words.ts'
import type { ConsensusRule } from '../../counting/delphi-words.ts'
import type { PercentileRule } from '../../counting/quantiles.ts'
import { regionOf } from '../../counting/regions.ts'

/** A criterion is rated from 1 to 9. One without a name is the overall judgment. */
export type Criterion = { id: string; name: string }
export const CRITERION_IDS = ['c1', 'c2', 'c3', 'c4', 'c5'] as const
const OVERALL: readonly Criterion[] = [{ id: 'c1', name: '' }]

/** The answer that a form sends for "cannot judge": kept as null. What somebody has not rated is absent. */
export const CANNOT_JUDGE = 'cannot-judge'

/** Which rule says that a panel disagrees: the range of its ratings, or how many stand at either end, for panels of 8 to 25. */
export const DISAGREEMENT_RULES = ['range', 'count'] as const
export type DisagreementRule = (typeof DISAGREEMENT_RULES)[number]

/** Who is asked for a reason: nobody; whoever rates 1 to 3; in later rounds, whoever rates outside the region of the last middle answer. */
export const REASON_RULES = ['none', 'low', 'outside'] as const
export type ReasonRule = (typeof REASON_RULES)[number]

/** Whether feedback and results tell shares in per cent: over 75% draws people to the group, and less drives them off (Barrios et al. 2021). */
export const FEEDBACK_SHARES = ['shown', 'hidden'] as const

export const MOST_ROUNDS = 4
export const LONGEST_REASON = 1000

export type CriteriaSettings = BallotSettings & {
  /** The first one decides, the others explain. */
  criteria: readonly Criterion[]
  percentileRule: PercentileRule
  disagreementRule: DisagreementRule
  consensusRule: ConsensusRule
  /** Per cent that have to rate 7 to 9, of the consensus rule `pct`. */
  consensusShare: number
  /** How many rounds there are at most; one is no Delphi. */
  rounds: number
  reasonRule: ReasonRule
  /** Absent where shares are shown. */
  feedbackShares?: 'hidden'
  /** In a later round: what is asked again. */
  items?: readonly string[]
  /** In a later round: the middle answer of the round before on the deciding criterion, by item; null where it was not shown. */
  before?: Readonly<Record<string, number | null>>
}

/** By the names of its fields: a rating, null for "cannot judge", or a reason. */
export type CriteriaAnswer = Answer

export const showsShares = ({ feedbackShares }: Pick<CriteriaSettings, 'feedbackShares'>) => feedbackShares !== 'hidden'

export const ratingField = (itemId: string, criterionId: string) => `${itemId}-${criterionId}`
export const reasonField = (itemId: string) => `${itemId}-reason`

/** The criteria of settings as they are kept, or as a form that is still being written sends them. */
export function criteriaOf(settings: Partial<Pick<CriteriaSettings, 'criteria'>>): readonly Criterion[] {
  if (Array.isArray(settings.criteria) && settings.criteria.length) return settings.criteria as Criterion[]
  const written = settings as Record<string, unknown>
  const named = CRITERION_IDS.flatMap((id) => {
    const name = written[`criterion-${id}`]
    return typeof name === 'string' && name.trim() ? [{ id, name: name.trim() }] : []
  })
  return named.length ? named : OVERALL
}

/** What is rated: the options of the ballot, or those that return; one item without a name where the whole is rated. */
export function itemsOf(
  { items }: Partial<Pick<CriteriaSettings, 'items'>>,
  options: readonly BallotOption[],
): readonly BallotOption[] {
  if (options.length === 0) return [{ id: 'o1', label: '' }]
  return items ? options.filter(({ id }) => items.includes(id)) : options
}

/** Whoever objects, or stands outside the region in which the middle answer of the round before was, says why. Nobody is asked to move. */
export function needsReason(
  { reasonRule, before }: Pick<CriteriaSettings, 'reasonRule' | 'before'>,
  itemId: string,
  rating: number | null,
) {
  if (rating === null || reasonRule === 'none') return false
  if (reasonRule === 'low') return regionOf(rating) === 'low'
  const median = before?.[itemId] ?? null
  return median !== null && regionOf(rating) !== regionOf(median)
}
