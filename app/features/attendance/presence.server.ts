import { db, type Tx } from '#app/platform/db.server.ts'
import type { Mode } from './attendance-words.ts'

export type PresentVoter = { personId: string; organisationId: string; groupId: string; mode: Mode }

/**
 * Who is checked in now and may vote, for whom they sit at the table at this moment: quorum counts them, and where the session says so nobody
 * else votes. Observers are none of them, nor is anybody whose membership has ended since they came.
 */
export function presentVoters(sessionId: string, tx: Tx = db): Promise<PresentVoter[]> {
  return tx.$queryRaw<PresentVoter[]>`
    SELECT c."personId", m."organisationId", o."groupId", c."mode"
    FROM "CheckIn" c JOIN "Session" s ON s."id" = c."sessionId"
      JOIN "Membership" m ON m."roundtableId" = s."roundtableId" AND m."personId" = c."personId" AND m."endedAt" IS NULL
      JOIN "Person" p ON p."id" = m."personId" AND p."disabledAt" IS NULL
      JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE c."sessionId" = ${sessionId}::uuid AND c."leftAt" IS NULL AND m."role" <> 'observer'
    ORDER BY c."arrivedAt", c."id"`
}

export type Spell = { mode: Mode; arrivedAt: Date; leftAt: Date | null; enteredBy: string | null }
export type Attended = {
  personId: string
  name: string
  organisation: string
  groupId: string
  observer: boolean
  spells: Spell[]
}

/**
 * Who was there at any time, in the order round the table and by name, with when they came and went. `enteredBy` names whoever checked them
 * in for them. Organisation and group are those that they came for.
 */
export async function wasPresent(sessionId: string, tx: Tx = db): Promise<Attended[]> {
  const rows = await tx.$queryRaw<(Omit<Attended, 'spells'> & Spell)[]>`
    SELECT c."personId", p."name", o."name" AS "organisation", c."groupId", coalesce(m."role" = 'observer', false) AS "observer",
      c."mode", c."arrivedAt", c."leftAt", CASE WHEN c."byId" <> c."personId" THEN b."name" END AS "enteredBy"
    FROM "CheckIn" c JOIN "Session" s ON s."id" = c."sessionId" JOIN "Person" p ON p."id" = c."personId" JOIN "Person" b ON b."id" = c."byId"
      JOIN "Organisation" o ON o."id" = c."organisationId" JOIN "StakeholderGroup" g ON g."id" = c."groupId"
      LEFT JOIN "Membership" m ON m."roundtableId" = s."roundtableId" AND m."personId" = c."personId"
    WHERE c."sessionId" = ${sessionId}::uuid
    ORDER BY g."position", p."name", c."personId", c."arrivedAt", c."id"`
  const people = new Map<string, Attended>()
  for (const { mode, arrivedAt, leftAt, enteredBy, ...person } of rows) {
    const key = `${person.personId} ${person.groupId} ${person.organisation}`
    const known = people.get(key) ?? { ...person, spells: [] }
    known.spells.push({ mode, arrivedAt, leftAt, enteredBy })
    people.set(key, known)
  }
  return [...people.values()]
}

/** The session has ended: whoever is still there leaves with it. Within the act that ends it. */
export async function endAttendance(tx: Tx, sessionId: string, at: Date) {
  await tx.$executeRaw`
    UPDATE "CheckIn" SET "leftAt" = greatest(${at}::timestamptz, "arrivedAt") WHERE "sessionId" = ${sessionId}::uuid AND "leftAt" IS NULL`
}
