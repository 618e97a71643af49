import * as Y from 'yjs'
import type { Stroke } from './merge-plan.ts'
import { lastLineage, type LogRow, replay, type Source, unbroken } from './replay.ts'

/** What yjs takes of many updates grows with the square of how many they are (yjs#710): so many at once, and then those. */
const AT_ONCE = 24

/**
 * The bytes of each stroke as one row. Throws where a row is missing or broken, and where the text would not be the same, letter by letter and
 * id by id, once these are in the places of the rows.
 */
export function mergedOf(source: Source, strokes: Stroke[]): Uint8Array[] {
  const { rows } = source
  const merged = strokes.map(({ from, to }) => mergeUpdates(rows.slice(from, to + 1).map(({ bytes }) => bytes)))
  for (const [at, { from, to }] of strokes.entries()) compare(rows.slice(from, to + 1), merged[at]!)
  const replaced = rows.map((row): LogRow | null => row)
  for (const [at, { from, to }] of strokes.entries()) {
    replaced.fill(null, from, to)
    replaced[to] = { ...rows[to]!, firstSeq: rows[from]!.firstSeq ?? rows[from]!.seq, bytes: merged[at]! }
  }
  const then = { ...source, rows: replaced.filter((row) => row !== null) }
  if (reachOf(then) !== reachOf(source) || !Buffer.from(stateOf(then)).equals(stateOf(source)))
    throw new Error('merged rows do not come to the same text as the rows')
  return merged
}

/** Whether the merged row brings just the letters that the rows brought. */
function compare(rows: LogRow[], merged: Uint8Array) {
  const [from, to] = [new Map<number, number>(), new Map<number, number>()]
  for (const { bytes } of rows) {
    const meta = Y.parseUpdateMeta(bytes)
    for (const [client, clock] of meta.from) from.set(client, Math.min(from.get(client) ?? clock, clock))
    for (const [client, clock] of meta.to) to.set(client, Math.max(to.get(client) ?? clock, clock))
  }
  const meta = Y.parseUpdateMeta(merged)
  if (!same(meta.from, from) || !same(meta.to, to)) throw new Error('a merged row does not bring what the rows brought')
}

function same(one: Map<number, number>, other: Map<number, number>) {
  return one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock)
}

function mergeUpdates(updates: Uint8Array[]): Uint8Array {
  if (updates.length <= AT_ONCE) return Y.mergeUpdates(updates)
  const parts: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += AT_ONCE) parts.push(Y.mergeUpdates(updates.slice(at, at + AT_ONCE)))
  return mergeUpdates(parts)
}

function reachOf(source: Source) {
  return unbroken(lastLineage(source)).reach
}

function stateOf({ snapshot, rows }: Source) {
  const { doc, damage } = replay(snapshot, rows)
  try {
    if (damage) throw new Error(damage)
    return Y.encodeStateAsUpdateV2(doc)
  } finally {
    doc.destroy()
  }
}
