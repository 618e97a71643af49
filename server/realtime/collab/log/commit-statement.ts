import type { Pool } from 'pg'
import type { Row } from '../document/live-document.ts'

/**
 * The documents the rows belong to, locked in the order of their ids: whoever takes one over waits for rows that are on their way
 * and sees them, and rows that come later wait for the take-over and see its epoch. So it is with the gate: where one row was judged before
 * it was raised, no row of that document is stored. Compared after the lock, with what the row is then. See docs/decisions/0018.
 */
const owned = (gates: string) => `held AS (
    SELECT d."id", d."ownerEpoch", d."gate" FROM "CollabDocument" d WHERE d."id" = ANY($1::uuid[]) ORDER BY d."id" FOR SHARE
  ), owned AS (
    SELECT h."id", h."ownerEpoch" FROM held h
    WHERE NOT EXISTS (SELECT FROM unnest($1::uuid[], ${gates}::bigint[]) AS j (document, gate) WHERE j.document = h."id" AND j.gate <> h."gate")
  )`

/** The rows themselves. The join is the fence: rows of a document somebody else has taken over find no matching epoch and are not stored. */
const INSERT = `
  INSERT INTO "CollabUpdate"
    ("documentId", "seq", "epoch", "clientId", "clientSeq", "kind", "personId", "organisationId", "groupId", "bytes")
  SELECT u.* FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::smallint[],
    $7::uuid[], $8::uuid[], $9::uuid[], $10::bytea[])
    AS u (document, seq, epoch, client, client_seq, kind, person, organisation, grp, bytes)
  JOIN owned d ON d."id" = u.document AND d."ownerEpoch" = u.epoch`

const ROWS = `
  WITH ${owned('$11')}${INSERT}`

/** The same, and with them whose client ids they are and which of their letters stood elsewhere before, and where others went, or that they have no place. */
const ROWS_WITH_ORIGINS = `
  WITH ${owned('$49')}, bound AS (
    INSERT INTO "CollabClient" ("documentId", "clientId", "personId", "organisationId", "groupId")
    SELECT b.document, b.client, b.person, b.organisation, b.grp
    FROM unnest($11::uuid[], $12::bigint[], $13::uuid[], $14::uuid[], $15::uuid[], $23::bigint[])
      AS b (document, client, person, organisation, grp, epoch)
    JOIN owned d ON d."id" = b.document AND d."ownerEpoch" = b.epoch
    ON CONFLICT DO NOTHING
  ), moved AS (
    INSERT INTO "CollabMove" ("documentId", "clientId", "clock", "length", "originClientId", "originClock")
    SELECT m.document, m.client, m.clock, m.length, m.origin_client, m.origin_clock
    FROM unnest($16::uuid[], $17::bigint[], $18::bigint[], $19::bigint[], $20::int[], $21::bigint[], $22::bigint[])
      AS m (document, epoch, client, clock, length, origin_client, origin_clock)
    JOIN owned d ON d."id" = m.document AND d."ownerEpoch" = m.epoch
    ON CONFLICT DO NOTHING
  ), relocated AS (
    INSERT INTO "CollabRelocation" ("documentId", "clientId", "clock", "length", "toClientId", "toClock", "seq")
    SELECT r.document, r.client, r.clock, r.length, r.to_client, r.to_clock, r.seq
    FROM unnest($24::uuid[], $25::bigint[], $26::bigint[], $27::bigint[], $28::int[], $29::bigint[], $30::bigint[], $31::bigint[])
      AS r (document, epoch, client, clock, length, to_client, to_clock, seq)
    JOIN owned d ON d."id" = r.document AND d."ownerEpoch" = r.epoch
    ON CONFLICT DO NOTHING
  ), unplaced AS (
    INSERT INTO "CollabUnplaced" ("documentId", "clientId", "clock", "words")
    SELECT w.document, w.client, w.clock, w.words
    FROM unnest($32::uuid[], $33::bigint[], $34::bigint[], $35::bigint[], $36::text[]) AS w (document, epoch, client, clock, words)
    JOIN owned d ON d."id" = w.document AND d."ownerEpoch" = w.epoch
    ON CONFLICT DO NOTHING
  ), placed AS (
    DELETE FROM "CollabUnplaced" it
    USING unnest($37::uuid[], $38::bigint[], $39::bigint[], $40::bigint[]) AS p (document, epoch, client, clock)
    JOIN owned d ON d."id" = p.document AND d."ownerEpoch" = p.epoch
    WHERE it."documentId" = p.document AND it."clientId" = p.client AND it."clock" = p.clock
  ), accepted AS (
    INSERT INTO "CollabAcceptance" ("documentId", "seq", "originKind", "originId", "personId", "organisationId", "groupId")
    SELECT a.document, a.seq, a.kind, a.id, a.person, a.organisation, a.grp
    FROM unnest($41::uuid[], $42::bigint[], $43::bigint[], $44::text[], $45::uuid[], $46::uuid[], $47::uuid[], $48::uuid[])
      AS a (document, epoch, seq, kind, id, person, organisation, grp)
    JOIN owned d ON d."id" = a.document AND d."ownerEpoch" = a.epoch
  )${INSERT}`

/**
 * Stores the rows of all documents in one statement; how many of them, fewer than given when a document was lost to another owner.
 * `prepared`: each connection has the database read and plan the statement once. Only where a connection has a session of its own.
 */
export async function insertRows(
  pool: Pick<Pool, 'query'>,
  rows: Row[],
  { prepared }: { prepared: boolean },
): Promise<number> {
  const withOrigins = rows.some(
    ({ bind, moved, relocated, unplaced, placed, accepted }) =>
      accepted || bind.length || moved.length || relocated.length || unplaced.length || placed.length,
  )
  const text = withOrigins ? ROWS_WITH_ORIGINS : ROWS
  const gates = rows.map((row) => row.gate)
  const values = withOrigins ? [...valuesOf(rows), ...originsOf(rows), gates] : [...valuesOf(rows), gates]
  const name = withOrigins ? 'collab-rows-with-origins' : 'collab-rows'
  const { rowCount } = await (prepared ? pool.query({ name, text }, values) : pool.query(text, values))
  return rowCount ?? 0
}

function valuesOf(rows: Row[]): unknown[] {
  return [
    rows.map((row) => row.document.id),
    rows.map((row) => row.seq),
    rows.map((row) => String(row.document.epoch)),
    rows.map((row) => row.clientId),
    rows.map((row) => row.clientSeq),
    rows.map((row) => row.kind),
    rows.map((row) => row.identity?.personId ?? null),
    rows.map((row) => row.identity?.organisationId ?? null),
    rows.map((row) => row.identity?.groupId ?? null),
    rows.map((row) => Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)),
  ]
}

function originsOf(rows: Row[]): unknown[] {
  const bound = rows.flatMap((row) => row.bind.map((clientId) => ({ row, clientId, who: row.identity! })))
  const moved = rows.flatMap((row) => row.moved.map((move) => ({ ...move, row })))
  const relocated = rows.flatMap((row) => row.relocated.map((relocation) => ({ ...relocation, row })))
  const placed = rows.flatMap((row) => row.placed.map((id) => ({ ...id, row })))
  // One statement does not see what it stores itself: what has its place back by the end of it is not stored.
  const unplaced = rows
    .flatMap((row) => row.unplaced.map((it) => ({ ...it, row })))
    .filter(
      (it) =>
        !placed.some(
          ({ row, client, clock }) => row.document === it.row.document && client === it.client && clock === it.clock,
        ),
    )
  return [
    bound.map(({ row }) => row.document.id),
    bound.map(({ clientId }) => clientId),
    bound.map(({ who }) => who.personId),
    bound.map(({ who }) => who.organisationId),
    bound.map(({ who }) => who.groupId),
    moved.map(({ row }) => row.document.id),
    moved.map(({ row }) => String(row.document.epoch)),
    moved.map(({ client }) => client),
    moved.map(({ clock }) => clock),
    moved.map(({ length }) => length),
    moved.map(({ originClient }) => originClient),
    moved.map(({ originClock }) => originClock),
    bound.map(({ row }) => String(row.document.epoch)),
    relocated.map(({ row }) => row.document.id),
    relocated.map(({ row }) => String(row.document.epoch)),
    relocated.map(({ client }) => client),
    relocated.map(({ clock }) => clock),
    relocated.map(({ length }) => length),
    relocated.map(({ toClient }) => toClient),
    relocated.map(({ toClock }) => toClock),
    relocated.map(({ row }) => row.seq),
    unplaced.map(({ row }) => row.document.id),
    unplaced.map(({ row }) => String(row.document.epoch)),
    unplaced.map(({ client }) => client),
    unplaced.map(({ clock }) => clock),
    unplaced.map(({ words }) => words),
    placed.map(({ row }) => row.document.id),
    placed.map(({ row }) => String(row.document.epoch)),
    placed.map(({ client }) => client),
    placed.map(({ clock }) => clock),
    ...acceptancesOf(rows),
  ]
}

function acceptancesOf(rows: Row[]): unknown[] {
  const accepted = rows.flatMap((row) => (row.accepted ? [{ ...row.accepted, row }] : []))
  return [
    accepted.map(({ row }) => row.document.id),
    accepted.map(({ row }) => String(row.document.epoch)),
    accepted.map(({ row }) => row.seq),
    accepted.map(({ origin }) => origin.kind),
    accepted.map(({ origin }) => origin.id),
    accepted.map(({ by }) => by.personId),
    accepted.map(({ by }) => by.organisationId),
    accepted.map(({ by }) => by.groupId),
  ]
}

type StoredRow = { seq: string; epoch: string; bytes: Buffer }

export async function storedFrom(pool: Pool, documentId: string, seq: number) {
  const { rows } = await pool.query<StoredRow>(
    'SELECT "seq", "epoch", "bytes" FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" >= $2 ORDER BY "seq"',
    [documentId, seq],
  )
  return rows
}

/** The epoch of the last owner, and the gate; null where the document is gone. */
export async function fencesOf(pool: Pool, documentId: string): Promise<{ epoch: bigint; gate: number } | null> {
  const { rows } = await pool.query<{ ownerEpoch: string; gate: string }>(
    'SELECT "ownerEpoch", "gate" FROM "CollabDocument" WHERE "id" = $1',
    [documentId],
  )
  return rows[0] ? { epoch: BigInt(rows[0].ownerEpoch), gate: Number(rows[0].gate) } : null
}

/** The database answered and said no (data, integrity, schema), as against being out of reach or too slow. */
export function isRefusal(error: unknown) {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(22|23|42)/.test(code)
}
