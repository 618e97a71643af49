import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import * as Y from 'yjs'
import type { Binding } from '../document/author.ts'
import { Arrivals } from '../document/carry/arrivals.ts'
import type { StoredRelocation, Unplaced } from '../document/carry/stranded.ts'
import type { LoadedDocument } from '../document/live-document.ts'
import type { Move } from '../document/moves.ts'
import { type Claimant, takeOver } from './ownership.ts'

type Reader = Pick<Pool, 'query'> | PoolClient
type Snapshot = { seq: string; bytes: Buffer; hash: Buffer; clientSeqs: Record<string, number> }
export type LogRow = { seq: string; clientId: string; clientSeq: string; bytes: Buffer }

/** Takes the document over and reads it, in one transaction. Any failure throws: nobody ever gets an empty one instead. */
export async function loadDocument(pool: Pool, documentId: string, claimant: Claimant): Promise<LoadedDocument> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    const head = await takeOver(client, documentId, claimant)
    const { snapshot, brokenSeq } = await newestSnapshot(client, documentId)
    const from = snapshot ? Number(snapshot.seq) : 0
    // The snapshot's own row is read along: where it is gone, the rows after it may be too.
    const read = await rowsAfter(client, documentId, from - 1)
    const log = read.filter(({ seq }) => Number(seq) > from)
    const bindings = await readBindings(client, documentId)
    const moves = await readMoves(client, documentId)
    const relocations = await readRelocations(client, documentId)
    const unplaced = await readUnplaced(client, documentId)
    await client.query('COMMIT')
    const replayed = replay(snapshot, log, from)
    const headSeq = Number(log.at(-1)?.seq ?? from)
    return {
      id: documentId,
      subject: { type: head.subjectType, id: head.subjectId },
      lineage: head.lineage,
      epoch: BigInt(head.ownerEpoch),
      channel: Number(head.channel),
      doc: replayed.doc,
      headSeq: Math.max(headSeq, brokenSeq),
      bindings,
      moves,
      relocations,
      unplaced,
      arrivals: new Arrivals(log.map(({ seq, bytes }) => ({ seq: Number(seq), bytes }))),
      clientSeqs: clientSeqsOf(snapshot, log),
      rowsSinceSnapshot: log.length,
      bytesSinceSnapshot: log.reduce((sum, { bytes }) => sum + bytes.length, 0),
      // Where the log reaches as far as the broken snapshot did, nothing is missing.
      damage:
        replayed.damage ??
        (headSeq < brokenSeq ? `snapshot ${brokenSeq} is broken` : null) ??
        (from > 0 && read.length === log.length ? `the log ends before snapshot ${from}` : null) ??
        missingAuthor(replayed.doc, bindings),
    }
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

export async function rowsAfter(client: Reader, documentId: string, seq: number) {
  const { rows } = await client.query<LogRow>(
    'SELECT "seq", "clientId", "clientSeq", "bytes" FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > $2 ORDER BY "seq"',
    [documentId, seq],
  )
  return rows
}

/** The newest snapshot whose bytes are what was once verified; older ones stand in for a broken one while the log reaches back. */
export async function newestSnapshot(client: Reader, documentId: string) {
  let below = '9223372036854775807'
  let brokenSeq = 0
  for (;;) {
    const { rows } = await client.query<Snapshot>(
      `SELECT "seq", "bytes", "hash", "clientSeqs" FROM "CollabSnapshot"
       WHERE "documentId" = $1 AND "seq" < $2 AND "encoding" = 2 ORDER BY "seq" DESC LIMIT 1`,
      [documentId, below],
    )
    const snapshot = rows[0]
    if (!snapshot) return { snapshot: null, brokenSeq }
    if (hashOf(snapshot.bytes).equals(snapshot.hash)) return { snapshot, brokenSeq }
    brokenSeq = Math.max(brokenSeq, Number(snapshot.seq))
    below = snapshot.seq
  }
}

async function readBindings(client: PoolClient, documentId: string) {
  const { rows } = await client.query<{ clientId: string; personId: string; organisationId: string; groupId: string }>(
    'SELECT "clientId", "personId", "organisationId", "groupId" FROM "CollabClient" WHERE "documentId" = $1',
    [documentId],
  )
  return new Map<number, Binding>(
    rows.map(({ clientId, ...identity }) => [Number(clientId), { ...identity, stored: true }]),
  )
}

/** A client id is bound by its first row: one that has nothing in the text tells of rows that are gone, however few are left. */
function missingAuthor({ store }: Y.Doc, bindings: Map<number, Binding>) {
  for (const clientId of bindings.keys())
    if (!store.clients.has(clientId)) return `the rows of client ${clientId} are missing`
  return null
}

async function readMoves(client: PoolClient, documentId: string) {
  const { rows } = await client.query<Record<keyof Move, string>>(
    `SELECT "clientId" AS client, "clock", "length", "originClientId" AS "originClient", "originClock"
     FROM "CollabMove" WHERE "documentId" = $1 ORDER BY "clientId", "clock"`,
    [documentId],
  )
  return rows.map(({ client: by, clock, length, originClient, originClock }): Move => ({
    client: Number(by),
    clock: Number(clock),
    length: Number(length),
    originClient: Number(originClient),
    originClock: Number(originClock),
  }))
}

async function readRelocations(client: PoolClient, documentId: string) {
  const { rows } = await client.query<Record<keyof StoredRelocation, string>>(
    `SELECT "clientId" AS client, "clock", "length", "toClientId" AS "toClient", "toClock", "seq"
     FROM "CollabRelocation" WHERE "documentId" = $1 ORDER BY "clientId", "clock"`,
    [documentId],
  )
  return rows.map(({ client: by, clock, length, toClient, toClock, seq }): StoredRelocation => ({
    client: Number(by),
    clock: Number(clock),
    length: Number(length),
    toClient: Number(toClient),
    toClock: Number(toClock),
    seq: Number(seq),
  }))
}

async function readUnplaced(client: PoolClient, documentId: string) {
  const { rows } = await client.query<Record<keyof Unplaced, string>>(
    'SELECT "clientId" AS client, "clock", "words" FROM "CollabUnplaced" WHERE "documentId" = $1 ORDER BY "clientId", "clock"',
    [documentId],
  )
  return rows.map(({ client: by, clock, words }): Unplaced => ({ client: Number(by), clock: Number(clock), words }))
}

/** The text of a snapshot at `from` and the rows behind it, up to the first that is missing or broken: `damage` says which, and is null where all are whole. */
export function replay(snapshot: Snapshot | null, rows: LogRow[], from: number): { doc: Y.Doc; damage: string | null } {
  const hole = rows.findIndex(({ seq }, index) => Number(seq) !== from + index + 1)
  const whole = hole === -1 ? rows : rows.slice(0, hole)
  const damage = hole === -1 ? null : `row ${from + hole + 1} is missing`
  try {
    const doc = build(snapshot, whole)
    if (!doc.store.pendingStructs && !doc.store.pendingDs) return { doc, damage }
  } catch {
    // One of the rows is broken: the search below keeps those before it.
  }
  const broken = firstBroken(snapshot, whole)
  return { doc: build(snapshot, whole.slice(0, broken)), damage: `row ${from + broken + 1} is broken` }
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
export function clientSeqsOf(snapshot: Snapshot | null, rows: LogRow[]) {
  const seqs = new Map(Object.entries(snapshot?.clientSeqs ?? {}).map(([client, seq]) => [Number(client), seq]))
  for (const row of rows) {
    const client = Number(row.clientId)
    seqs.set(client, Math.max(seqs.get(client) ?? 0, Number(row.clientSeq)))
  }
  return seqs
}

export function hashOf(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest()
}
