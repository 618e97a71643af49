/** How many characters must be inserted, deleted or replaced to make one text the other. */
export function distance(a: string, b: string): number {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [from, to] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  let row = Int32Array.from({ length: to.length + 1 }, (_, index) => index)
  let next = new Int32Array(to.length + 1)
  for (let i = 1; i <= from.length; i++) {
    next[0] = i
    const code = from.charCodeAt(i - 1)
    for (let j = 1; j <= to.length; j++) {
      const kept = row[j - 1]! + (code === to.charCodeAt(j - 1) ? 0 : 1)
      next[j] = Math.min(kept, row[j]! + 1, next[j - 1]! + 1)
    }
    ;[row, next] = [next, row]
  }
  return row[to.length]!
}
