import type { AuthoredBlock } from '#app/features/live-documents/document-host.server.ts'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu

/** A word counts for the group whose member wrote its first letter, wherever it was moved since. */
export function wordsByGroup(blocks: AuthoredBlock[]): Record<string, number> {
  const words: Record<string, number> = {}
  for (const { text, runs } of blocks) {
    let at = 0
    for (const { index } of text.matchAll(WORD)) {
      while ((runs[at]?.to ?? Infinity) <= index) at++
      const run = runs[at]
      if (run?.by === 'person' && run.from <= index) words[run.groupId] = (words[run.groupId] ?? 0) + 1
    }
  }
  return words
}
