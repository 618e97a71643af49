/** Whether a cast vote stands, or may be replaced until the ballot closes, which takes a sealed link from voter to vote until then. */
export const CHANGES = ['final', 'until-close'] as const

/** So many holders, at least, have to bear the same weight: also how few a secret ballot may ask. */
export const SMALLEST_BUCKET = 5

/** What others see of who has answered a secret ballot changes in steps of so many minutes. */
export const TOLD_EVERY_MINUTES = 5

export type SecretTerms = {
  changes: (typeof CHANGES)[number]
  smallestBucket: number
  /** Whether each voter gets a receipt, whose hash is published as the ballot closes. */
  receipts: boolean
  /** Whether the table reads after the closing who has voted, as was said at the opening. */
  listed?: true
  /** Who may vote, frozen as the ballot opens: how many, and the SHA-256 of the roll. */
  roll?: RollMark
}
export type RollMark = { size: number; hash: string }

/** Of a ballot's terms; undefined where answers stay with their names. */
export function secretOf(terms: unknown): SecretTerms | undefined {
  return (terms as { secret?: SecretTerms } | null)?.secret
}

/** What a voter is answered, once: the receipt is null where none are given, and for a request that a later one has replaced. */
export type SecretVote = { secretVote: true; receipt: string | null }

export function isSecretVote(answer: unknown): answer is SecretVote {
  return typeof answer === 'object' && answer !== null && 'secretVote' in answer
}

/** A line of the roll as it is hashed. */
export type OnRoll = { holderId: string; groupId: string; weight: number }

/** The weights that too few holders bear, the smallest first: each would say whose vote it is. */
export function rareWeights(roll: readonly OnRoll[], smallestBucket: number): number[] {
  const sizes = new Map<number, number>()
  for (const { weight } of roll) sizes.set(weight, (sizes.get(weight) ?? 0) + 1)
  return [...sizes]
    .filter(([, size]) => size < smallestBucket)
    .map(([weight]) => weight)
    .sort((a, b) => a - b)
}
