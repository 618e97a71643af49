import type { Pool } from 'pg'
import type { PresenceIdentity } from '#app/shared/collab-messages.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'

type Row = { organisation: string; groupCode: string; groupColour: string }

/** What the others are shown of somebody: from the database, whatever the client may claim. */
export async function identify(pool: Pool, actor: Actor, seat: Seat | null, clientId: number): Promise<PresenceIdentity> {
  const nobody = { organisation: '', groupCode: '', groupColour: '' }
  const { rows } = seat
    ? await pool.query<Row>(
        `SELECT o."name" AS organisation, g."code" AS "groupCode", g."colour" AS "groupColour"
         FROM "Organisation" o, "StakeholderGroup" g WHERE o."id" = $1 AND g."id" = $2`,
        [seat.organisationId, seat.groupId],
      )
    : { rows: [] }
  return { clientId, personId: actor.personId, name: actor.name, ...nobody, ...rows[0] }
}
