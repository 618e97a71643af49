import type { BallotOption, BallotResult } from '../../ballot-words.ts'

/** A result as it would be if each of so many groups counted the same, whatever their sizes. */
export type EqualWeight = {
  groups: number
  /** Ids from the best, those that are level together; null where that is not decided. */
  order: string[][] | null
  /** Null: no finding. */
  chosen: string[] | null
  tied: string[]
}

/** A result that says it too; `grades`: the grade in the middle of each option, of a method that asks for grades. */
export type Even = BallotResult & {
  options: BallotOption[]
  equalWeight: EqualWeight & { grades?: (number | null)[] }
}

/** Whether a result says what would be chosen by groups that count the same; others say of them a share or a mean. */
export function isEven(result: BallotResult): result is Even {
  const { equalWeight } = result as Partial<Even>
  return Boolean(equalWeight) && typeof equalWeight === 'object' && 'order' in equalWeight
}
