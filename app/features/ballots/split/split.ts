import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { Answer } from '../ballot-words.ts'

/** A whole number of somebody's votes, and what these say. */
export type Part = { answer: Answer; weight: number }
export type SplitAnswer = { parts: Part[] }
/** What the database keeps of a holder: one answer, or their votes in parts. Read through the functions below and nowhere else. */
export type KeptAnswer = Answer | SplitAnswer

export const MOST_PARTS = 20

export function isSplit(kept: KeptAnswer): kept is SplitAnswer {
  return Array.isArray(kept.parts)
}

/** The one answer of a holder, or null where they gave several. */
export function wholeOf(kept: KeptAnswer): Answer | null {
  return isSplit(kept) ? null : kept
}

/**
 * The parts of a vote that has `weight` votes, the largest first and of equal ones the one that was named first: that one speaks for its holder where heads are counted. Parts that
 * say the same are one part, so that nobody gains or loses a thing by how they write it down.
 */
export function partsOf(kept: KeptAnswer, weight: number): Part[] {
  return isSplit(kept) ? together(kept.parts) : [{ answer: kept, weight }]
}

/** What is kept of these parts: those that all say the same are no split. */
export function keptOf(parts: readonly Part[]): KeptAnswer {
  const [first, ...others] = together(parts)
  return others.length ? { parts: [first!, ...others] } : first!.answer
}

export function votesIn(parts: readonly Part[]) {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

/** Whether the terms of a ballot let somebody with so many votes split them. */
export function maySplit({ split }: { split?: true }, weight: number) {
  return split === true && weight > 1
}

/** Whether somebody who may or may not vote now is offered to split. */
export function offersSplit(mayVote: boolean, terms: { split?: true }, weight: number) {
  return mayVote && maySplit(terms, weight)
}

function together(parts: readonly Part[]): Part[] {
  const merged = new Map<string, Part>()
  for (const { answer, weight } of parts) {
    const key = canonicalJson(answer)
    merged.set(key, { answer, weight: weight + (merged.get(key)?.weight ?? 0) })
  }
  return [...merged.values()].sort((a, b) => b.weight - a.weight)
}
