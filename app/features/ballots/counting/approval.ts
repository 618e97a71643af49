import { type Cast, highest, indexOf, placeIn, totalWeight, weightOf } from './cast.ts'
import { share } from './decimals.ts'

export type ApprovalResult = {
  ballots: number
  options: { id: string; approvals: number; share: number | null }[]
  /** The most approved, in the order of the ballot: several where they are tied, none where nobody approves of any. */
  winners: string[]
}

/** How many approve of each option, and their share of everybody who answered. Throws a RangeError for an unknown or a doubled option. */
export function countApproval(options: readonly string[], casts: readonly Cast<readonly string[]>[]): ApprovalResult {
  const index = indexOf(options)
  const approvals = options.map(() => 0)
  for (const cast of casts) {
    if (new Set(cast.answer).size !== cast.answer.length) throw new RangeError('An answer approves of an option twice')
    for (const option of cast.answer) approvals[placeIn(index, option)]! += weightOf(cast)
  }
  const ballots = totalWeight(casts)
  const found = options.map((id, at) => ({ id, value: approvals[at] || null }))
  return {
    ballots,
    options: options.map((id, at) => ({ id, approvals: approvals[at]!, share: share(approvals[at]!, ballots) })),
    winners: highest(found).map(({ id }) => id),
  }
}

/** How many chose each of a list of answers, such as yes, no and abstain, in the order of the list. */
export function tally<A extends string>(answers: readonly A[], casts: readonly Cast<A>[]): Record<A, number> {
  const index = indexOf(answers)
  const counts = answers.map(() => 0)
  for (const cast of casts) counts[placeIn(index, cast.answer)]! += weightOf(cast)
  return Object.fromEntries(answers.map((answer, at) => [answer, counts[at]])) as Record<A, number>
}
