import { type Consensus, consensusOf } from '../../counting/delphi.ts'
import { distributionOf, percentile } from '../../counting/quantiles.ts'
import { appropriateness, classicAgreement, type Ram, type RamClass } from '../../counting/ram.ts'
import { regionOf } from '../../counting/regions.ts'
import type { CriteriaSettings, DisagreementRule } from './words.ts'

export type Figures = {
  /** Ratings from 1 to 9, and beside them those who cannot judge. */
  n: number
  cannotJudge: number
  /** How many gave 1, 2 ... 9. */
  counts: number[]
  low: number
  middle: number
  high: number
  median: number | null
  q1: number | null
  q3: number | null
  p30: number | null
  p70: number | null
  /** The disagreement index: above 1 the range says that the panel disagrees. */
  index: number | null
  /** Mean distance from the middle answer. */
  madm: number | null
  /** What the counting rule says, of 8 to 25 ratings. */
  classic: 'disagreement' | 'agreement' | 'indeterminate' | null
  disagreement: boolean | null
  /** Which rule said so. */
  decidedBy: DisagreementRule | null
  class: RamClass | null
  consensus: Consensus | null
}

type Cast = { answer: number | null; weight: number }
type Rules = Pick<CriteriaSettings, 'percentileRule' | 'disagreementRule' | 'consensusRule' | 'consensusShare'>

/** The table of the counting rule reaches from 8 to 25 ratings: methods of RAND/UCLA, and PMC5966219 beyond 16. */
const CLASSIC_FROM = 8
const CLASSIC_TO = 25

/**
 * Median, quartiles (of the ballot's percentile rule) and the RAND/UCLA figures of one item on one criterion. A weight of k is k ratings with the
 * same value, so that all weights being 1 equals no weights: the weighted median is the middle of that longer list ("frequency weights").
 */
export function figuresOf(casts: readonly Cast[], rules: Rules): Figures {
  const ratings = casts.filter((cast): cast is { answer: number; weight: number } => cast.answer !== null)
  const cannotJudge = casts.reduce((sum, { answer, weight }) => sum + (answer === null ? weight : 0), 0)
  const distribution = distributionOf(ratings)
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => distribution.find(({ value }) => value === at)?.count ?? 0)
  const ram = appropriateness(ratings, rules.percentileRule)
  if (!ram) return { ...NONE, cannotJudge, counts }
  const { n, low, middle, high, median, p30, p70, index, madm } = ram
  const { classic, disagreement, decidedBy } = disagreementOf(ram, rules.disagreementRule)
  const found = classOf(median, disagreement)
  return {
    n,
    cannotJudge,
    counts,
    low,
    middle,
    high,
    median,
    q1: percentile(distribution, 25, rules.percentileRule),
    q3: percentile(distribution, 75, rules.percentileRule),
    p30,
    p70,
    index,
    madm,
    classic,
    disagreement,
    decidedBy,
    class: found,
    consensus: rules.consensusRule === 'ram' ? CONSENSUS[found] : consensusIn(ratings, rules),
  }
}

const NONE: Figures = {
  ...{ n: 0, cannotJudge: 0, counts: [], low: 0, middle: 0, high: 0 },
  ...{ median: null, q1: null, q3: null, p30: null, p70: null, index: null, madm: null },
  ...{ classic: null, disagreement: null, decidedBy: null, class: null, consensus: null },
}

const CONSENSUS: Record<RamClass, Consensus> = { appropriate: 'in', inappropriate: 'out', uncertain: 'none' }

function disagreementOf(ram: Ram, rule: DisagreementRule) {
  const classic = ram.n >= CLASSIC_FROM && ram.n <= CLASSIC_TO ? classicAgreement(ram) : null
  const decidedBy: DisagreementRule = rule === 'count' && classic ? 'count' : 'range'
  return { classic, decidedBy, disagreement: decidedBy === 'count' ? classic === 'disagreement' : ram.disagreement }
}

/** Disagreement makes an item uncertain whatever its middle answer; half medians go up. */
export function classOf(median: number, disagreement: boolean): RamClass {
  const region = regionOf(median)
  if (disagreement || region === 'middle') return 'uncertain'
  return region === 'low' ? 'inappropriate' : 'appropriate'
}

function consensusIn(ratings: readonly { answer: number; weight: number }[], rules: Rules) {
  return consensusOf(ratings, rules.consensusRule, rules.consensusShare / 100, rules.percentileRule)
}

/** Too few answers give figures and no finding. */
export function withoutFinding(figures: Figures): Figures {
  return { ...figures, classic: null, disagreement: null, decidedBy: null, class: null, consensus: null }
}
