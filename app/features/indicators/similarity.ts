import { searchKey } from '#app/shared/text.ts'

/** From this on two indicators are shown to somebody as perhaps the same; the closest first, so few at a time. */
export const SIMILAR_FROM = 0.45
export const MOST_SIMILAR = 5

/** What is compared: the letters of a name, and the stems of all its words in both languages, as the database's dictionaries find them. */
export type Compared = { name: string; en: readonly string[]; fr: readonly string[] }

/**
 * How alike two indicators read, from 0 to 1: the best of the letters of their names, three by three, and of the stems that their texts
 * share in English or in French. Whatever is the same but for case, accents and order of words is 1.
 */
export function similarity(one: Compared, other: Compared): number {
  return Math.max(
    dice(trigrams(one.name), trigrams(other.name)),
    dice(new Set(one.en), new Set(other.en)),
    dice(new Set(one.fr), new Set(other.fr)),
  )
}

/** Three letters at a time, of each word with its beginning and end, as PostgreSQL's pg_trgm takes them. */
export function trigrams(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of searchKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  }
  return found
}

/** Twice what both have, by what they have together. */
function dice(one: Set<string>, other: Set<string>) {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const part of one) if (other.has(part)) shared++
  return (2 * shared) / (one.size + other.size)
}
