import { diffArrays } from 'diff'

/** So many in a row stayed, went or came. */
export type Run = { kind: 'same' | 'removed' | 'added'; count: number }

/**
 * What stays of two sequences is a longest one that both have, in runs that are all of `before` but what was added and all of `after` but
 * what was removed. With more than `mostChanges` of those that both know between them, all counts as replaced.
 */
export function sequenceDiff(before: string[], after: string[], mostChanges: number): Run[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)]
  // What only one of them has cannot stay: it is left out while the two are compared, whose time grows with the square of the changes.
  const known = [before.filter((it) => inAfter.has(it)), after.filter((it) => inBefore.has(it))] as const
  const changes = diffArrays(...known, { maxEditLength: mostChanges })
  if (!changes)
    return [
      { kind: 'removed', count: before.length },
      { kind: 'added', count: after.length },
    ]
  const runs: Run[] = []
  const add = (kind: Run['kind']) => {
    const last = runs.at(-1)
    if (last?.kind === kind) last.count++
    else runs.push({ kind, count: 1 })
  }
  let [i, j] = [0, 0]
  const skip = () => {
    for (; i < before.length && !inAfter.has(before[i]!); i++) add('removed')
    for (; j < after.length && !inBefore.has(after[j]!); j++) add('added')
  }
  for (const { removed, added, count } of changes) {
    for (let at = 0; at < count; at++) {
      skip()
      if (!added) i++
      if (!removed) j++
      add(removed ? 'removed' : added ? 'added' : 'same')
    }
  }
  skip()
  return runs
}
