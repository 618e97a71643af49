import { rounded } from './decimals.ts'

/** How a group answered a statement: who passed has seen it. */
export type GroupView = { agree: number; disagree: number; seen: number }

export type GroupConsensus = {
  groups: number
  /** The product over groups of the probability to agree, and the same brought to one group, which may be shown. */
  agree: number
  agreeRoot: number
  disagree: number
  disagreeRoot: number
}

/**
 * Group-informed consensus over groups, as Polis computes it: the product of (agree + 1) / (seen + 2). It falls as groups are added,
 * so that only its root is shown, and never beside one of another number of groups. Null without groups.
 */
export function groupConsensus(groups: readonly GroupView[]): GroupConsensus | null {
  if (groups.length === 0) return null
  const agree = productOf(groups.map(probabilityToAgree))
  const disagree = productOf(groups.map(probabilityToDisagree))
  const root = (product: number) => rounded(product ** (1 / groups.length))
  return {
    groups: groups.length,
    agree: rounded(agree),
    agreeRoot: root(agree),
    disagree: rounded(disagree),
    disagreeRoot: root(disagree),
  }
}

function probabilityToAgree({ agree, seen }: GroupView) {
  return (agree + 1) / (seen + 2)
}

function probabilityToDisagree({ disagree, seen }: GroupView) {
  return (disagree + 1) / (seen + 2)
}

/** In one order, so that the product does not depend on who sits where. */
function productOf(factors: number[]) {
  return factors.sort((a, b) => a - b).reduce((product, factor) => product * factor, 1)
}

/** How far `count` of `n` is from a half, in standard deviations. */
export function proportionZ(count: number, n: number): number {
  return 2 * Math.sqrt(n + 1) * ((count + 1) / (n + 1) - 0.5)
}

/** How far two proportions differ, in standard deviations; one is added to every count. */
export function twoProportionsZ(first: { count: number; n: number }, second: { count: number; n: number }): number {
  const [n1, n2] = [first.n + 1, second.n + 1]
  const [p1, p2] = [(first.count + 1) / n1, (second.count + 1) / n2]
  const pooled = (first.count + second.count + 2) / (n1 + n2)
  return pooled === 1 ? 0 : (p1 - p2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}

/** One-sided, at the level of one in ten. */
const SIGNIFICANT = 1.2816

/** Whether a statement stands for a group: more often held there than by all others, and by most of the group. */
export function representativeFor(group: GroupView, others: GroupView): 'agree' | 'disagree' | null {
  const sides = (['agree', 'disagree'] as const).map((side) => {
    const [own, rest] = [
      { count: group[side], n: group.seen },
      { count: others[side], n: others.seen },
    ]
    const [held, difference] = [proportionZ(own.count, own.n), twoProportionsZ(own, rest)]
    const ratio = (own.count + 1) / (own.n + 2) / ((rest.count + 1) / (rest.n + 2))
    const holds = held > SIGNIFICANT && difference > SIGNIFICANT
    return { side, holds, strength: ratio * difference * ((own.count + 1) / (own.n + 2)) * held }
  })
  const best = sides.filter(({ holds }) => holds).sort((a, b) => b.strength - a.strength)[0]
  return best?.side ?? null
}

export type Divisiveness = {
  /** 0 where all answer alike, 1 where half stand at either end of the scale. */
  spread: number
  /** Which part of that lies between the groups: 0 none, 1 all; null where nothing divides people. */
  between: number | null
}

/** Whole answers of a group: how many, their sum, and the sum of their squares. */
export type Sums = { n: number; sum: number; squares: number }

export function sumsOf(answers: readonly number[]): Sums {
  const sum = answers.reduce((all, answer) => all + answer, 0)
  return { n: answers.length, sum, squares: answers.reduce((all, answer) => all + answer * answer, 0) }
}

/** How far answers on a scale divide people, and how much of it follows their groups. Null without answers. */
export function divisiveness(groups: readonly Sums[], scale: { lowest: number; highest: number }): Divisiveness | null {
  const together = (of: keyof Sums) => groups.reduce((all, sums) => all + sums[of], 0)
  const all = { n: together('n'), sum: together('sum'), squares: together('squares') }
  if (all.n === 0) return null
  const squares = squaresAround(all)
  const within = [...groups]
    .map(squaresAround)
    .sort((a, b) => a - b)
    .reduce((sum, one) => sum + one, 0)
  const most = (scale.highest - scale.lowest) ** 2 / 4
  return {
    spread: rounded(squares / all.n / most),
    between: squares === 0 ? null : rounded(Math.max(0, 1 - within / squares)),
  }
}

/** The sum of squared distances from the mean, of whole numbers: the sums in it are exact. */
function squaresAround({ n, sum, squares }: Sums) {
  return n === 0 ? 0 : (n * squares - sum * sum) / n
}
