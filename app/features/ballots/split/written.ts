import { MOST_PARTS } from './split.ts'

/** What stands in the form, by the names of its fields: of part 3, `v3` is how many votes it has, and `p3-` begins the names of what it answers. */
export type Written = Record<string, unknown>

const VOTES = /^v(\d{1,3})$/

export const votesField = (part: number) => `v${part}`
export const answerPrefix = (part: number) => `p${part}-`

/** The numbers of the parts, in the order in which they stand. */
export function partsIn(written: Written): number[] {
  return Object.keys(written)
    .flatMap((name) => VOTES.exec(name)?.[1] ?? [])
    .map(Number)
}

/** What one part answers, by the names that its method knows. */
export function answerIn(written: Written, part: number): Written {
  const prefix = answerPrefix(part)
  const own = Object.entries(written).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
}

/** With every part, also one whose field is still empty: a field that is left out is a part that was taken away. */
export function withAllParts(written: Written): Written {
  const votes = partsIn(written).map((part) => [votesField(part), written[votesField(part)] ?? ''])
  return { ...written, ...Object.fromEntries(votes) }
}

/** A press within the form, and where the focus goes then: with one more part, or without one. Null for any other press. */
export function changed(written: Written, act: string): Written | null {
  const parts = partsIn(written)
  if (act === 'add') {
    if (parts.length >= MOST_PARTS) return written
    const fresh = Math.max(0, ...parts) + 1
    return { ...written, [votesField(fresh)]: '', focus: votesField(fresh) }
  }
  const part = Number(/^remove-(\d{1,3})$/.exec(act)?.[1])
  const at = parts.indexOf(part)
  if (at < 0) return null
  const kept = Object.entries(written).filter(
    ([name]) => name !== votesField(part) && !name.startsWith(answerPrefix(part)),
  )
  const next = parts[at + 1] ?? parts[at - 1]
  return { ...Object.fromEntries(kept), focus: next === undefined ? 'add' : votesField(next) }
}

/** The fields of a form with these parts in it. */
export function writtenOf(parts: readonly { votes: string; fields: Record<string, string> }[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ votes, fields }, at) => [
      [votesField(at + 1), votes],
      ...Object.entries(fields).map(([name, value]) => [answerPrefix(at + 1) + name, value]),
    ]),
  )
}
