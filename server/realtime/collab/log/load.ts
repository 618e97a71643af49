import type { Pool } from 'pg'
import type * as Y from 'yjs'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Binding } from '../document/author.ts'
import { Arrivals } from '../document/carry/arrivals.ts'
import type { StoredRelocation, Unplaced } from '../document/carry/stranded.ts'
import type { LoadedDocument } from '../document/live-document.ts'
import type { Move } from '../document/moves.ts'
import { readMarkIds } from './anchors.ts'
import { type Claimant, giveBack, takeOver } from './ownership.ts'
import { clientSeqsOf, hashOf, lastLineage, type LogRow, replay, type Snapshot, withoutCovered } from './replay.ts'

type Reader = Pick<Pool, 'query'>
/** The comment threads of a subject, as its chapter knows them. */
export type ThreadsOf = (subject: DocumentSubject) => Promise<string[]>
type SnapshotRow = Snapshot & { hash: Uint8Array }

/**
 * Takes the document over and then reads it, all at once: from the take-over on nobody else can add to it, and rows that were on their way
 * stand in it. Any failure throws: nobody ever gets an empty one instead.
 */
export async function loadDocument(
  pool: Pool,
  documentId: string,
  claimant: Claimant,
  threadsOf?: ThreadsOf,
): Promise<LoadedDocument> {
  const head = await takeOver(pool, documentId, claimant)
  const epoch = BigInt(head.ownerEpoch)
  try {
    const subject = { type: head.subjectType, id: head.subjectId }
    const [{ snapshot, brokenSeq, log, endsBefore }, bindings, moves, relocations, unplaced, ...marks] =
      await Promise.all([
        readText(pool, documentId),
        readBindings(pool, documentId),
        readMoves(pool, documentId),
        readRelocations(pool, documentId),
        readUnplaced(pool, documentId),
        readMarkIds(pool, documentId),
        threadsOf?.(subject) ?? [],
      ])
    const replayed = replay(snapshot, log)
    const headSeq = Number(log.at(-1)?.seq ?? snapshot?.seq ?? 0)
    return {
      id: documentId,
      subject,
      lineage: head.lineage,
      formerLineage: head.formerLineage,
      schemaVersion: head.schemaVersion,
      epoch,
      channel: Number(head.channel),
      doc: replayed.doc,
      headSeq: Math.max(headSeq, brokenSeq),
      bindings,
      moves,
      relocations,
      unplaced,
      markIds: marks.flat(),
      arrivals: new Arrivals(log.map(({ seq, bytes }) => ({ seq: Number(seq), bytes }))),
      clientSeqs: clientSeqsOf(snapshot, log),
      rowsSinceSnapshot: log.length,
      bytesSinceSnapshot: log.reduce((sum, { bytes }) => sum + bytes.length, 0),
      // Where the log reaches as far as the broken snapshot did, nothing is missing.
      damage:
        replayed.damage ??
        (headSeq < brokenSeq ? `snapshot ${brokenSeq} is broken` : null) ??
        endsBefore ??
        missingAuthor(replayed.doc, bindings),
    }
  } catch (error) {
    if (!claimant.alone) await giveBack(pool, [{ id: documentId, epoch }]).catch(() => undefined)
    throw error
  }
}

/** The newest snapshot and the rows behind it. `endsBefore`: the snapshot's own row is gone, and with it the rows after it may be too. */
async function readText(pool: Pool, documentId: string) {
  const { snapshot, brokenSeq } = await newestSnapshot(pool, documentId)
  const from = Number(snapshot?.seq ?? 0)
  const [rows, own] = await Promise.all([
    rowsAfter(pool, documentId, from),
    pool.query('SELECT 1 FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = $2', [documentId, from]),
  ])
  // Where the first snapshot of this lineage is broken its row stands in for it, and what is missing before that is missing from the history alone.
  const present = lastLineage({ snapshot, rows })
  return {
    snapshot: present.snapshot,
    brokenSeq,
    log: present.rows,
    endsBefore: present.snapshot && from > 0 && !own.rowCount ? `the log ends before snapshot ${from}` : null,
  }
}

const LAST_ROW = '9223372036854775807'

/** The rows behind `seq`, and no further than `last`. */
export async function rowsAfter(client: Reader, documentId: string, seq: number, last: number | string = LAST_ROW) {
  const { rows } = await client.query<LogRow>(
    `SELECT "seq", "firstSeq", "clientId", "clientSeq", "kind", "bytes" FROM "CollabUpdate"
     WHERE "documentId" = $1 AND "seq" > $2 AND "seq" <= $3 ORDER BY "seq"`,
    [documentId, seq, last],
  )
  return withoutCovered(rows)
}

/** The newest snapshot up to `last` whose bytes are what was once verified; older ones stand in for a broken one while the log reaches back. */
export async function newestSnapshot(client: Reader, documentId: string, last: number | string = LAST_ROW) {
  let upTo = last
  let brokenSeq = 0
  for (;;) {
    const { rows } = await client.query<SnapshotRow>(
      `SELECT "seq", "bytes", "hash", "clientSeqs" FROM "CollabSnapshot"
       WHERE "documentId" = $1 AND "seq" <= $2 AND "encoding" = 2 ORDER BY "seq" DESC LIMIT 1`,
      [documentId, upTo],
    )
    const snapshot = rows[0]
    if (!snapshot) return { snapshot: null, brokenSeq }
    if (hashOf(snapshot.bytes).equals(snapshot.hash)) return { snapshot, brokenSeq }
    brokenSeq = Math.max(brokenSeq, Number(snapshot.seq))
    upTo = Number(snapshot.seq) - 1
  }
}

/** At which row the lineage ended that the row `seq` belongs to; 0 for the present one. */
export async function endOfLineage(client: Reader, documentId: string, seq: number): Promise<number> {
  const { rows } = await client.query<{ end: string | null }>(
    'SELECT min("endedSeq") AS "end" FROM "CollabClient" WHERE "documentId" = $1 AND "endedSeq" > $2',
    [documentId, seq],
  )
  return Number(rows[0]?.end ?? 0)
}

/** Of the present lineage, or of that which ended at a row. */
export async function readBindings(client: Reader, documentId: string, endedSeq = 0) {
  const { rows } = await client.query<{ clientId: string; personId: string; organisationId: string; groupId: string }>(
    'SELECT "clientId", "personId", "organisationId", "groupId" FROM "CollabClient" WHERE "documentId" = $1 AND "endedSeq" = $2',
    [documentId, endedSeq],
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

export async function readMoves(client: Reader, documentId: string, endedSeq = 0) {
  const { rows } = await client.query<Record<keyof Move, string>>(
    `SELECT "clientId" AS client, "clock", "length", "originClientId" AS "originClient", "originClock"
     FROM "CollabMove" WHERE "documentId" = $1 AND "endedSeq" = $2 ORDER BY "clientId", "clock"`,
    [documentId, endedSeq],
  )
  return rows.map(({ client: by, clock, length, originClient, originClock }): Move => ({
    client: Number(by),
    clock: Number(clock),
    length: Number(length),
    originClient: Number(originClient),
    originClock: Number(originClock),
  }))
}

async function readRelocations(client: Reader, documentId: string) {
  const { rows } = await client.query<Record<keyof StoredRelocation, string>>(
    `SELECT "clientId" AS client, "clock", "length", "toClientId" AS "toClient", "toClock", "seq"
     FROM "CollabRelocation" WHERE "documentId" = $1 AND "endedSeq" = 0 ORDER BY "clientId", "clock"`,
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

export async function readUnplaced(client: Reader, documentId: string) {
  const { rows } = await client.query<Record<keyof Unplaced, string>>(
    'SELECT "clientId" AS client, "clock", "words" FROM "CollabUnplaced" WHERE "documentId" = $1 ORDER BY "clientId", "clock"',
    [documentId],
  )
  return rows.map(({ client: by, clock, words }): Unplaced => ({ client: Number(by), clock: Number(clock), words }))
}
