import type { Publication, PublishedCriterion } from './publication.ts'
import { rounded, type Summary } from './statistics.ts'
import { type Criterion } from './words.ts'

/** Half the answers within so many points of the scale is agreement among them, whatever they agree on. */
const AGREED_IQR = 3
/** With less of the answers moved, a round has changed nothing: Scheibe, Skutsch & Schofer (1975). */
export const STABLE_PERCENT = 15

export type RoundFigures = { n: number; median: number; q1: number; q3: number; iqr: number; agreement: Agreement }
/** Agreed that it is high or low (7 and up, 3 and down), agreed on nothing of the kind, or spread out. */
export type Agreement = 'for' | 'against' | 'between' | 'spread'
export type Direction = 'closer' | 'apart' | 'same'
export type Convergence = {
  before: RoundFigures
  after: RoundFigures
  /** By how much the middle answer moved. */
  shift: number
  /** Whether the middle half of the answers has come closer together. */
  direction: Direction
  /** How many of a hundred answers would have to move for one distribution to become the other. */
  moved: number
  stable: boolean
}

/**
 * What has changed between two rounds, from what was published of both and from nothing else, so that it tells no more than they did. Null
 * where either has no figures.
 *
 * Middle answer and quartiles as each round publishes them (type 7, see statistics.ts). Agreement is the rule of the fast-track Delphi of
 * Unisanté: an interquartile range of 3 at most, with a median of 7 or more (for) or of 3 or less (against). Stability is the net change of
 * the histogram in per cent, 100 * sum |h1 - h2| / 2 over the shares of the nine points; with as many answers in both rounds that is the
 * formula of Scheibe, Skutsch & Schofer in "The Delphi Method" (1975), who call less than 15 per cent stable.
 */
export function convergence(before: Summary | null, after: Summary | null): Convergence | null {
  const [one, two] = [figuresOf(before), figuresOf(after)]
  if (!before || !after || !one || !two) return null
  const moved = netChange(before, after)
  return {
    before: one,
    after: two,
    shift: rounded(two.median - one.median),
    direction: two.iqr < one.iqr ? 'closer' : two.iqr > one.iqr ? 'apart' : 'same',
    moved,
    stable: moved < STABLE_PERCENT,
  }
}

export function figuresOf(summary: Summary | null): RoundFigures | null {
  if (summary?.median == null || summary.q1 === null || summary.q3 === null) return null
  const { n, median, q1, q3 } = summary
  const iqr = rounded(q3 - q1)
  return { n, median, q1, q3, iqr, agreement: agreementOf(median, iqr) }
}

export function agreementOf(median: number, iqr: number): Agreement {
  if (iqr > AGREED_IQR) return 'spread'
  if (median >= 7) return 'for'
  return median <= 3 ? 'against' : 'between'
}

function netChange(before: Summary, after: Summary) {
  const share = ({ distribution, n }: Summary, at: number) => (distribution[at] ?? 0) / n
  const sum = before.distribution.reduce((total, _, at) => total + Math.abs(share(before, at) - share(after, at)), 0)
  return rounded((100 * sum) / 2)
}

export type ConvergenceLine = { groupId: string | null; between: Convergence | null; answered: [number, number] }

/** Everybody, and then the groups in the order round the table that are the same in both rounds. */
export function convergenceLines(before: Publication, after: Publication, criterion: Criterion): ConvergenceLine[] {
  const [one, two] = [before.criteria[criterion], after.criteria[criterion]]
  const all = { groupId: null, between: convergence(one.overall, two.overall), answered: answeredOf(before, after) }
  return [all, ...two.groups.map((group) => lineOf(group, one))]
}

const answeredOf = (before: { voted: number }, after: { voted: number }): [number, number] => [
  before.voted,
  after.voted,
]

function lineOf(group: PublishedCriterion['groups'][number], before: PublishedCriterion): ConvergenceLine {
  const then = before.groups.find(({ groupId }) => groupId === group.groupId)
  return {
    groupId: group.groupId,
    between: convergence(then?.summary ?? null, group.summary),
    answered: answeredOf(then ?? { voted: 0 }, group),
  }
}
