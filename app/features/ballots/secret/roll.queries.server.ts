import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import type { OnRoll } from './secret.policy.ts'
import { secretOf } from './secret.policy.ts'

export type RollLine = OnRoll & { name: string; organisation: string | null; cast: boolean }
/** `hash`: of the lines, as it was frozen when the ballot opened. */
export type Roll = { hash: string; lines: RollLine[] }

/** Who was on the roll of a secret ballot and who of them voted, by name; null before its result is shown, and where nobody was told that it would be read. */
export async function rollOf({ ballot }: BallotSubject): Promise<Roll | null> {
  const secret = secretOf(ballot.terms)
  if (!secret?.listed || !secret.roll) return null
  const lines = await db.$queryRaw<RollLine[]>`
    SELECT COALESCE(r."personId", r."organisationId") AS "holderId", r."groupId", r."weight", r."cast",
      COALESCE(p."name", o."name") AS "name", CASE WHEN p."id" IS NULL THEN NULL ELSE o."name" END AS "organisation"
    FROM "BallotRoll" r JOIN "BallotClosing" c ON c."ballotId" = r."ballotId" AND c."resultAt" <= ${DATABASE_NOW}
      LEFT JOIN "Person" p ON p."id" = r."personId"
      LEFT JOIN "Membership" m ON m."personId" = r."personId" AND m."roundtableId" = ${ballot.roundtableId}::uuid
      LEFT JOIN "Organisation" o ON o."id" = COALESCE(r."organisationId", m."organisationId")
    WHERE r."ballotId" = ${ballot.id}::uuid ORDER BY 5, 1`
  return lines.length ? { hash: secret.roll.hash, lines } : null
}
