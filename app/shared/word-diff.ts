import { sequenceDiff } from './sequence-diff.ts'

export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** So many words taken out and put in are looked for; with more between its ends a text counts as replaced. */
const MOST_CHANGES = 1500

/** Which words of a text were taken out and which put in: the longest common run of words and the gaps between them stays. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...readable(middle),
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ])
}

function between(a: string[], b: string[]): DiffPart[] {
  let [i, j] = [0, 0]
  return sequenceDiff(a, b, MOST_CHANGES).flatMap(({ kind, count }) => {
    const words = kind === 'added' ? b.slice(j, j + count) : a.slice(i, i + count)
    if (kind !== 'added') i += count
    if (kind !== 'removed') j += count
    return words.map((text): DiffPart => ({ kind, text }))
  })
}

/** Blanks between two changes belong to both: a phrase is read struck through and then anew, not word after word. */
function readable(parts: DiffPart[]): DiffPart[] {
  const kept: DiffPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    kept.push({ kind: 'removed', text: removed }, { kind: 'added', text: added })
    removed = added = ''
  }
  parts.forEach(({ kind, text }, index) => {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed && added && /^\s+$/.test(text) && (parts[index + 1]?.kind ?? 'same') !== 'same') {
      removed += text
      added += text
    } else {
      flush()
      kept.push({ kind, text })
    }
  })
  flush()
  return kept
}

function wordsOf(text: string) {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

function joined(parts: DiffPart[]) {
  const kept: DiffPart[] = []
  for (const { kind, text } of parts) {
    const last = kept.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else kept.push({ kind, text })
  }
  return kept
}
