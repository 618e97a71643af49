import { standingOf } from '#app/features/access/standing.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Affiliation, ReadReason } from '#app/shared/collab-messages.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import type { DocumentAccess } from './document-chapter.server.ts'

/** Of whoever asks to join a text, in the statement of its chapter: what they are at the roundtable `r`. */
export const JOINER = sql`r."id" AS "roundtableId", m."id" AS "membershipId", m."role", m."organisationId", o."groupId",
  o."name" AS "organisation", g."code" AS "groupCode", g."colour" AS "groupColour"`

/** Where `JOINER` is read from. */
export const joinerTables = ({ personId }: Actor) => sql`
  LEFT JOIN "Membership" m ON m."roundtableId" = r."id" AND m."personId" = ${personId}::uuid AND m."endedAt" IS NULL
  LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
  LEFT JOIN "StakeholderGroup" g ON g."id" = o."groupId"`

/** All of a membership is there, or nothing. */
export type JoinerRow = { roundtableId: string } & (
  | ({ membershipId: string; role: string; organisationId: string; groupId: string } & Affiliation)
  | { membershipId: null }
)

type Joiner = { roundtableId: string; standing: Standing; affiliation: Affiliation | null }

/** Null for whoever may not see the roundtable. */
export function joinerOf(actor: Actor, row: JoinerRow): Joiner | null {
  const { roundtableId } = row
  const seated = row.membershipId === null ? null : row
  const standing = standingOf(actor, roundtableId, seated && { ...seated, id: seated.membershipId })
  if (!standing) return null
  const { organisation, groupCode, groupColour } = seated ?? {}
  return {
    roundtableId,
    standing,
    affiliation: standing.seat && { organisation: organisation!, groupCode: groupCode!, groupColour: groupColour! },
  }
}

/** What the document server is told: they write, unless there is a reason why they only read. */
export function joining(
  { roundtableId, standing, affiliation }: Joiner,
  { documentId, gate }: { documentId: string; gate: bigint | null },
  reason: ReadReason | undefined,
): DocumentAccess {
  const { seat } = standing
  return {
    documentId,
    roundtableId,
    seat,
    affiliation,
    gate: Number(gate ?? 0),
    mayWrite: !reason,
    ...(reason && { reason }),
  }
}
