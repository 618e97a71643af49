import type { Pool } from 'pg'
import { keyOf } from '../document/author.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { Moves } from '../document/moves.ts'
import { ROW_KIND } from '../document/row.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import { buildRolled } from './image-builder.ts'
import { readBindings, readMoves, readUnplaced } from './load.ts'
import type { Rolled } from './rolled.ts'
import { sourceAt } from './stored-at.ts'

type Settings = { pool: Pool; log: Log; stats: Stats; limits: Limits }
/** `waiting`: words without a place are under the new id of their author from then on. */
export type Roll = Rolled & { waiting: { client: number; clock: number; toClient: number; tail: string }[] }

/** No letter has such a clock: words that wait for their author have one of their own, whatever is written under their id. */
const WAITING_CLOCK = 2 ** 40

/**
 * In how many milliseconds a text that nobody is at may be rolled to a new lineage; null where that is not due. Whoever was cut off a moment ago
 * may have words that are not sent: after the rolling they would be offered back instead of standing in their place.
 */
export function rollsIn({ rollIds, rollQuietMs }: Limits, document: LiveDocument): number | null {
  const ids = document.doc.store.clients.size
  if (ids <= rollIds || document.damage || document.paused || document.carrier.waits) return null
  // As many authors as ids: nothing would be gained.
  const authors = new Set([...document.bindings.values()].map(keyOf)).size
  return authors * 2 > ids ? null : Math.max(0, rollQuietMs - (performance.now() - document.leftAt))
}

/** The text of the log under one client id for each author; null where it cannot be made so that it is the same. Nothing is stored yet. */
export async function prepareRoll({ pool, log }: Settings, document: LiveDocument): Promise<Roll | null> {
  const { id } = document
  try {
    const [source, bindings, moves, unplaced] = await Promise.all([
      sourceAt(pool, id, document.committedSeq),
      readBindings(pool, id),
      readMoves(pool, id),
      readUnplaced(pool, id),
    ])
    if (!source) throw new Error(`the log does not reach row ${document.committedSeq} whole`)
    const rolled = await buildRolled(source, { bindings, moves })
    const byAuthor = new Map(rolled.ids.map(({ clientId, identity }) => [keyOf(identity), clientId]))
    const origins = new Moves(bindings, moves)
    const waiting = unplaced.map(({ client, clock }, at) => {
      const writer = bindings.get(client) ?? bindings.get(origins.origins({ client, clock, length: 1 })[0]!.client)
      // Of two visits they stay two lines, though they are under one id.
      const tail = unplaced[at + 1]?.client === client ? '' : '\n'
      return { client, clock, toClient: (writer && byAuthor.get(keyOf(writer))) ?? rolled.clientId, tail }
    })
    return { ...rolled, waiting }
  } catch (error) {
    log.error({ err: error, documentId: id }, 'a text with many client ids was not rolled; it goes on as it is')
    return null
  }
}

/**
 * All or nothing, and nothing where another owner has the document. The epoch of this owner ends with it and so does its claim: whoever
 * opens the text next, here or elsewhere, takes it over and reads the new one.
 */
const STORE = `
  WITH owned AS (
    SELECT d."id", d."ownerEpoch" FROM "CollabDocument" d WHERE d."id" = $1 AND d."ownerEpoch" = $2 FOR UPDATE
  ), clients AS (
    UPDATE "CollabClient" c SET "endedSeq" = $3::bigint FROM owned WHERE c."documentId" = owned."id" AND c."endedSeq" = 0
  ), moves AS (
    UPDATE "CollabMove" m SET "endedSeq" = $3::bigint FROM owned WHERE m."documentId" = owned."id" AND m."endedSeq" = 0
  ), relocations AS (
    UPDATE "CollabRelocation" r SET "endedSeq" = $3::bigint FROM owned WHERE r."documentId" = owned."id" AND r."endedSeq" = 0
  ), waiting AS (
    UPDATE "CollabUnplaced" w SET "clientId" = n.to_client, "clock" = n.to_clock, "words" = w."words" || n.tail
    FROM owned, unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $20::text[]) AS n (client, clock, to_client, to_clock, tail)
    WHERE w."documentId" = owned."id" AND w."clientId" = n.client AND w."clock" = n.clock
  ), bound AS (
    INSERT INTO "CollabClient" ("documentId", "clientId", "personId", "organisationId", "groupId")
    SELECT owned."id", b.* FROM owned, unnest($8::bigint[], $9::uuid[], $10::uuid[], $11::uuid[]) AS b
  ), first AS (
    INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "kind", "bytes")
    SELECT owned."id", $3::bigint, owned."ownerEpoch", $12::bigint, 0, $13::smallint, $14::bytea FROM owned
  ), base AS (
    INSERT INTO "CollabSnapshot" ("documentId", "seq", "encoding", "bytes", "stateVector", "json", "hash", "clientSeqs")
    SELECT owned."id", $3::bigint, 2, $15::bytea, $16::bytea, $17::jsonb, $18::bytea, $19::jsonb FROM owned
  )
  UPDATE "CollabDocument" d
  SET "lineage" = gen_random_uuid(), "formerLineage" = NULL, "ownerEpoch" = d."ownerEpoch" + 1, "ownerNode" = NULL, "leaseUntil" = NULL
  FROM owned WHERE d."id" = owned."id"`

/** Stores what was prepared of a document that is no longer in memory. False where nothing of it is stored. */
export async function storeRoll(
  { pool, log, stats }: Settings,
  { id, epoch }: Pick<LiveDocument, 'id' | 'epoch'>,
  { seq, bytes, clientId, ids, waiting, image }: Roll,
): Promise<boolean> {
  try {
    const { rowCount } = await pool.query(STORE, [
      id,
      String(epoch),
      seq,
      waiting.map(({ client }) => client),
      waiting.map(({ clock }) => clock),
      waiting.map(({ toClient }) => toClient),
      waiting.map((_, at) => WAITING_CLOCK + at),
      ids.map((it) => it.clientId),
      ids.map(({ identity }) => identity.personId),
      ids.map(({ identity }) => identity.organisationId),
      ids.map(({ identity }) => identity.groupId),
      clientId,
      ROW_KIND.rolled,
      Buffer.from(bytes),
      Buffer.from(image.bytes),
      Buffer.from(image.stateVector),
      image.json,
      Buffer.from(image.hash),
      JSON.stringify(image.clientSeqs),
      waiting.map(({ tail }) => tail),
    ])
    if (!rowCount) return false
    stats.rolls++
    log.info({ documentId: id, seq, ids: ids.length + 1 }, 'a text was rolled to a new lineage')
    return true
  } catch (error) {
    log.error({ err: error, documentId: id }, 'a rolled text could not be stored: it goes on as the database has it')
    return false
  }
}
