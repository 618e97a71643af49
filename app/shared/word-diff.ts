export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** So many pairs of words are compared; beyond it the whole text counts as replaced. */
const MOST_PAIRS = 4_000_000

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
  if (a.length * b.length > MOST_PAIRS)
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i++]! })
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ kind: 'removed', text: a[i++]! })
    else parts.push({ kind: 'added', text: b[j++]! })
  }
  return parts
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
  return parts.reduce<DiffPart[]>((kept, part) => {
    const last = kept.at(-1)
    if (part.text === '') return kept
    return last?.kind === part.kind ? [...kept.slice(0, -1), { ...last, text: last.text + part.text }] : [...kept, part]
  }, [])
}
