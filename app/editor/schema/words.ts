/** Words in any script: a run of letters or digits, with the apostrophes and hyphens inside it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** As words are counted everywhere: a number counts, punctuation does not. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}
