import { type Cast, indexOf, placeIn, totalWeight, weightOf } from './cast.ts'
import { rounded } from './decimals.ts'
import type { Points } from './points.ts'
import { distributionOf, median, moments } from './quantiles.ts'

export type AllocatedOption = {
  id: string
  /** Mean points and their part of all points, the option's weight; null where nobody answered. */
  mean: number | null
  weight: number | null
  sd: number | null
  median: number | null
  lowest: number | null
  highest: number | null
}

/** Budget allocation: everybody spreads exactly `total` whole points over the options. Throws a RangeError for an answer that does not. */
export function countAllocation(
  options: readonly string[],
  casts: readonly Cast<Points>[],
  total = 100,
): AllocatedOption[] {
  const index = indexOf(options)
  for (const { answer } of casts) checkAllocation(index, answer, total)
  return options.map((id) => {
    const given = distributionOf(casts.map((cast) => ({ answer: cast.answer[id] ?? 0, weight: weightOf(cast) })))
    const { mean, sd } = moments(given)
    return {
      id,
      mean,
      weight: mean === null ? null : rounded(mean / total),
      sd,
      median: given.length ? median(given) : null,
      lowest: given[0]?.value ?? null,
      highest: given.at(-1)?.value ?? null,
    }
  })
}

function checkAllocation(index: ReadonlyMap<string, number>, answer: Points, total: number) {
  const given = Object.entries(answer)
  for (const [option, points] of given) {
    placeIn(index, option)
    if (!Number.isSafeInteger(points) || points < 0) throw new RangeError('Points are whole numbers from 0')
  }
  const sum = given.reduce((all, [, points]) => all + points, 0)
  if (sum !== total) throw new RangeError(`An answer gives ${sum} points, not ${total}`)
}

export type GroupSpread = {
  id: string
  /** The mean of the groups' means, in which each group weighs the same. */
  equalWeight: number | null
  /** From the lowest to the highest mean of a group. */
  lowest: number | null
  highest: number | null
}

/** How the means of groups differ. Takes only the groups that may be shown; a group without answers counts in nothing. */
export function spreadOverGroups(
  options: readonly string[],
  groups: readonly (readonly Cast<Points>[])[],
  total = 100,
): GroupSpread[] {
  const counted = groups
    .filter((casts) => totalWeight(casts) > 0)
    .map((casts) => countAllocation(options, casts, total))
  return options.map((id, at) => {
    const means = counted.map((group) => group[at]!.mean!).sort((a, b) => a - b)
    return {
      id,
      equalWeight: means.length ? rounded(means.reduce((sum, mean) => sum + mean, 0) / means.length) : null,
      lowest: means[0] ?? null,
      highest: means.at(-1) ?? null,
    }
  })
}
