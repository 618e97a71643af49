import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { ROW_KIND } from '../document/row.ts'

export type Snapshot = { seq: string; bytes: Uint8Array; clientSeqs: Record<string, number> }
/** `firstSeq`: the first of the rows that were merged into this one, whose number is that of the last. */
export type LogRow = {
  seq: string
  firstSeq?: string | null
  clientId: string
  clientSeq: string
  kind: number
  bytes: Uint8Array
}
/** A snapshot, or nothing, and the rows of the log right behind it. */
export type Source = { snapshot: Snapshot | null; rows: LogRow[] }

/** What the last lineage among these is read from: its first row holds the whole text, and nothing before that belongs to it. */
export function lastLineage({ snapshot, rows }: Source): Source & { from: number } {
  const first = rows.findLastIndex(({ kind }) => kind === ROW_KIND.rolled)
  if (first === -1) return { snapshot, rows, from: Number(snapshot?.seq ?? 0) }
  return { snapshot: null, rows: rows.slice(first), from: Number(rows[first]!.seq) - 1 }
}

export function firstOf({ seq, firstSeq }: Pick<LogRow, 'seq' | 'firstSeq'>) {
  return Number(firstSeq ?? seq)
}

/** Without rows that stand in a later one, too: as when they were copied back from a backup that is older than the merging. */
export function withoutCovered<Row extends LogRow>(rows: Row[]): Row[] {
  let first = Infinity
  const isCovered = (row: Row) => Number(row.seq) >= first || !(first = firstOf(row))
  return rows
    .toReversed()
    .filter((row) => !isCovered(row))
    .toReversed()
}

/** The rows behind `from` up to the first that is missing, and the number up to which they reach. */
export function unbroken<Row extends LogRow>({ rows, from }: { rows: Row[]; from: number }) {
  let reach = from
  for (const [index, row] of rows.entries()) {
    if (firstOf(row) > reach + 1) return { whole: rows.slice(0, index), reach, isWhole: false }
    reach = Number(row.seq)
  }
  return { whole: rows, reach, isWhole: true }
}

/**
 * The text of a snapshot and the rows behind it, up to the first that is missing or broken: `damage` says which, and is null where all are
 * whole. Of several lineages it is the last one.
 */
export function replay(given: Snapshot | null, all: LogRow[]): { doc: Y.Doc; damage: string | null } {
  const { snapshot, rows, from } = lastLineage({ snapshot: given, rows: all })
  const { whole, reach, isWhole } = unbroken({ rows, from })
  const damage = isWhole ? null : `row ${reach + 1} is missing`
  try {
    const doc = build(snapshot, whole)
    if (!doc.store.pendingStructs && !doc.store.pendingDs) return { doc, damage }
  } catch {
    // One of the rows is broken: the search below keeps those before it.
  }
  const broken = firstBroken(snapshot, whole)
  return { doc: build(snapshot, whole.slice(0, broken)), damage: `row ${whole[broken]?.seq ?? reach + 1} is broken` }
}

function build(snapshot: Snapshot | null, rows: LogRow[]) {
  const doc = new Y.Doc({ gc: true })
  if (snapshot) Y.applyUpdateV2(doc, snapshot.bytes)
  doc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  return doc
}

function firstBroken(snapshot: Snapshot | null, rows: LogRow[]) {
  const doc = build(snapshot, [])
  for (const [index, { bytes }] of rows.entries()) {
    try {
      Y.applyUpdate(doc, bytes)
    } catch {
      return index
    }
    if (doc.store.pendingStructs || doc.store.pendingDs) return index
  }
  return rows.length
}

/** The highest number of an update that is stored of each client id. */
export function clientSeqsOf(given: Snapshot | null, all: LogRow[]) {
  const { snapshot, rows } = lastLineage({ snapshot: given, rows: all })
  const seqs = new Map(Object.entries(snapshot?.clientSeqs ?? {}).map(([client, seq]) => [Number(client), seq]))
  for (const row of rows) {
    const client = Number(row.clientId)
    seqs.set(client, Math.max(seqs.get(client) ?? 0, Number(row.clientSeq)))
  }
  return seqs
}

/** SHA-256. */
export function hashOf(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest()
}
