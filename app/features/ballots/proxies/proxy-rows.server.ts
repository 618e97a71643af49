import type { Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { StandingProxy } from './proxies.ts'

/** Proxy `x` as it stands: neither declined nor ended. */
export const STANDS = sql`(x."declinedAt" IS NULL AND x."withdrawnAt" IS NULL)`
/** Whose vote proxy `x` is about, and who is to cast it. */
export const GIVER = sql`(CASE WHEN x."forOrganisation" THEN x."giverOrganisationId" ELSE x."giverId" END)`
export const RECEIVER = sql`coalesce(x."receiverId", x."receiverOrganisationId")`

/** The proxies of ballot `b` that stand, or stood as it closed, for a reader who is this person with a seat of this organisation. An answer leaves the database for those alone who cast it. */
export const proxiesFor = (personId: string, organisationId: string | null) => sql`
  CASE WHEN b."terms"->'proxies' IS NULL THEN '[]' ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x."id", 'accepted', x."acceptedAt" IS NOT NULL, 
      'giverId', ${GIVER}, 'receiverId', ${RECEIVER}, 'giver', CASE WHEN x."forOrganisation" THEN g."name" ELSE p."name" END, 'receiver', coalesce(q."name", r."name"),
      'own', CASE WHEN v."id" IS NOT NULL AND ${RECEIVER} IN (${personId}::uuid, ${organisationId}::uuid)
        THEN jsonb_build_object('answer', v."answer", 'updatedAt', v."updatedAt", 'sentBy', CASE WHEN v."forOrganisation" THEN c."name" END) END) ORDER BY x."givenAt", x."id"), '[]')
    FROM "BallotProxy" x JOIN "Person" p ON p."id" = x."giverId" JOIN "Organisation" g ON g."id" = x."giverOrganisationId" LEFT JOIN "Person" q ON q."id" = x."receiverId"
      JOIN "Organisation" r ON r."id" = x."receiverOrganisationId" LEFT JOIN "Vote" v ON v."proxyId" = x."id" LEFT JOIN "Person" c ON c."id" = v."castById"
    WHERE x."ballotId" = b."id" AND ${STANDS}) END`

/** How many votes of ballot `b` were cast by proxy. */
export const BY_PROXY = sql`(SELECT count(*)::int FROM "Vote" v WHERE v."ballotId" = b."id" AND v."proxyId" IS NOT NULL)`

/** The proxies that stand in a ballot, in the order in which they were given. */
export function standingProxies(tx: Tx, ballotId: string): Promise<StandingProxy[]> {
  return tx.$queryRaw<StandingProxy[]>`
    SELECT x."id", ${GIVER} AS "giverId", ${RECEIVER} AS "receiverId", x."acceptedAt" IS NOT NULL AS "accepted"
    FROM "BallotProxy" x WHERE x."ballotId" = ${ballotId}::uuid AND ${STANDS} ORDER BY x."givenAt", x."id"`
}

/** Who casts the vote of whom, by the ids of the holders, of the proxies that were accepted. */
export async function castersIn(tx: Tx, ballotId: string): Promise<Map<string, string>> {
  const accepted = (await standingProxies(tx, ballotId)).filter((proxy) => proxy.accepted)
  return new Map(accepted.map(({ giverId, receiverId }) => [giverId, receiverId]))
}
