import type { Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { fairOrder, type FloorFacts, type Place, type Turn, type Waiting } from './fair-order.ts'
import { weightsOf } from './floor.schema.ts'
import type { FloorKind, FloorOrder, Queue } from './floor-words.ts'

type Room = {
  version: number
  queue: Queue
  floorOrder: FloorOrder
  itemId: string | null
  groupSeconds: number | null
  floorWeights: unknown
  speechSeconds: number
}

/** A request with what is shown of its author, in the order in which PostgreSQL found it. */
export type Request = Waiting & { name: string; line: string; byId: string }

export type Speech = Omit<Turn, 'ms' | 'allowedMs'> & {
  id: string
  name: string
  organisation: string
  kind: FloorKind
  allowedSeconds: number
  spokenMs: number
  runningSince: Date | null
  endedAt: Date | null
}

/** The floor of a session as the database has it: what the order is made from, and what pages show of it. */
export type FloorNow = {
  room: Room
  requests: Request[]
  speeches: Speech[]
  speaker: Speech | null
  facts: FloorFacts
}

/** The version is read before what it is of. Whoever has left the roundtable or is shut out waits no more, until they are back. */
export async function floorNow(tx: Tx, sessionId: string): Promise<FloorNow> {
  const [room] = await tx.$queryRaw<Room[]>`
    SELECT r."version", r."queue", r."floorOrder", i."id" AS "itemId", i."groupSeconds", s."floorWeights", s."speechSeconds"
    FROM "SessionRun" r JOIN "Session" s ON s."id" = r."sessionId"
      LEFT JOIN "AgendaItem" i ON i."id" = r."itemId" AND i."removedAt" IS NULL
    WHERE r."sessionId" = ${sessionId}::uuid`
  if (!room) throw new DomainError('not-found')
  const requests = await tx.$queryRaw<Request[]>`
    SELECT f."id", f."personId", f."groupId", f."kind", f."askedAt", f."letBy", f."passedOver", f."pinnedTo", f."line", f."byId", p."name"
    FROM "FloorRequest" f JOIN "Person" p ON p."id" = f."personId" AND p."disabledAt" IS NULL JOIN "Session" s ON s."id" = f."sessionId"
      JOIN "Membership" m ON m."roundtableId" = s."roundtableId" AND m."personId" = f."personId" AND m."endedAt" IS NULL
    WHERE f."sessionId" = ${sessionId}::uuid AND f."state" = 'waiting'`
  const speeches = await speechesOf(tx, sessionId)
  const speaker = speeches.find(({ endedAt }) => endedAt === null) ?? null
  return { room, requests, speeches, speaker, facts: factsOf(room, requests, speeches) }
}

function speechesOf(tx: Tx, sessionId: string) {
  return tx.$queryRaw<Speech[]>`
    SELECT t."id", t."personId", t."groupId", t."itemId", t."kind", t."startedAt", t."allowedSeconds", t."spokenMs", t."runningSince",
      t."endedAt", p."name", o."name" AS "organisation"
    FROM "Speech" t JOIN "Person" p ON p."id" = t."personId" JOIN "Organisation" o ON o."id" = t."organisationId"
    WHERE t."sessionId" = ${sessionId}::uuid ORDER BY t."startedAt", t."id"`
}

function factsOf(room: Room, waiting: Request[], speeches: Speech[]): FloorFacts {
  const { itemId, groupSeconds, speechSeconds } = room
  return {
    waiting,
    turns: speeches.map(({ spokenMs, allowedSeconds, endedAt, ...speech }) => ({
      ...speech,
      ms: spokenMs,
      allowedMs: endedAt ? null : allowedSeconds * 1000,
    })),
    weights: weightsOf(room.floorWeights),
    order: room.floorOrder,
    speechMs: speechSeconds * 1000,
    budget: itemId && groupSeconds ? { itemId, ms: groupSeconds * 1000 } : null,
  }
}

export type PlacedRequest = Omit<Place, 'request'> & { request: Request }

/** Who is proposed, in order. */
export const placesIn = ({ facts }: FloorNow) => fairOrder(facts) as PlacedRequest[]

/** What the clock of a speech says up to a moment, as a part of a statement. A clock that was forgotten for weeks stands at the most that the column holds. */
export const spokenUntil = (now: Date) =>
  sql`LEAST(2000000000, "spokenMs" + GREATEST(0, COALESCE(round(extract(epoch FROM ${now}::timestamptz - "runningSince") * 1000), 0)))`
