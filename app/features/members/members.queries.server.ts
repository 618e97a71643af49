import { db, type Tx } from '#app/platform/db.server.ts'
import { readInProgress, readOnce } from '#app/platform/page-reads.server.ts'
import { nothing, sql } from '#app/platform/sql.server.ts'
import type { Role } from '#app/shared/roles.ts'

export type Membership = {
  membershipId: string
  personId: string
  role: Role
  createdAt: Date
  name: string
  email: string
  /** Has an account by now, or is only invited. */
  accepted: boolean
  /** When the newest invitation was sent. */
  invitedAt: Date | null
  organisationId: string
  organisation: string
  groupId: string
}
export type ActiveMembership = Membership & { lastActiveAt: Date | null }

/** Everybody with a place at a roundtable, those who are invited included, by name. */
export function membershipsAt(roundtableId: string, tx?: Tx): Promise<Membership[]> {
  if (tx) return read<Membership>(tx, roundtableId)
  return (
    readInProgress<ActiveMembership[]>(`active memberships ${roundtableId}`) ??
    readOnce(`memberships ${roundtableId}`, () => read<Membership>(db, roundtableId))
  )
}

/** The same with when each was last active, which takes a pass over the roundtable's events. */
export function activeMembershipsAt(roundtableId: string): Promise<ActiveMembership[]> {
  return readOnce(`active memberships ${roundtableId}`, () =>
    read<ActiveMembership>(
      db,
      roundtableId,
      sql`, last."at" AS "lastActiveAt"`,
      sql`LEFT JOIN (SELECT "personId", max("at") AS "at" FROM "Event" WHERE "roundtableId" = ${roundtableId}::uuid GROUP BY "personId") last ON last."personId" = m."personId"`,
    ),
  )
}

async function read<M extends Membership>(
  tx: Tx,
  roundtableId: string,
  columns = nothing,
  join = nothing,
): Promise<M[]> {
  return tx.$queryRaw<M[]>`
    SELECT m."id" AS "membershipId", m."personId", m."role", m."createdAt", p."name", p."email", p."passwordHash" IS NOT NULL AS "accepted",
      (SELECT max(t."createdAt") FROM "Token" t WHERE t."personId" = p."id" AND t."purpose" = 'invitation') AS "invitedAt",
      m."organisationId", o."name" AS "organisation", o."groupId" ${columns}
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" JOIN "Organisation" o ON o."id" = m."organisationId" ${join}
    WHERE m."roundtableId" = ${roundtableId}::uuid AND m."endedAt" IS NULL AND p."disabledAt" IS NULL
    ORDER BY p."name"`
}
