import { db } from '#app/platform/db.server.ts'
import type { BallotSettings } from '../ballot-words.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { methodOf } from '../methods/registry.server.ts'
import { publishedTerms, type StoredTerms } from '../terms/terms.policy.ts'

/** The closing time of an open ballot, moved: to when, or to none. */
export type MovedClosing = { at: string; by: string | null; closesAt: number | null }
export type ProtocolRound = {
  id: string
  round: number
  settings: BallotSettings
  terms: ReturnType<typeof publishedTerms>
  openedAt: string
  closedAt: string | null
  by: string
  moved: MovedClosing[]
}

type Row = Omit<ProtocolRound, 'terms'> & { state: string; terms: StoredTerms }

/** Every round of a ballot's subject by its method, the first one first: what was fixed, how later ones depart from it, and who did so. In one statement. */
export async function protocolOf({ ballot }: BallotSubject): Promise<ProtocolRound[]> {
  const { subjectType, subjectId, method } = ballot
  const rows = await db.$queryRaw<Row[]>`
    SELECT b."id", b."round", b."state", b."settings", b."terms", b."openedAt", b."closedAt", p."name" AS "by",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e."at", 'by', ep."name", 'closesAt', e."data"->'closesAt') ORDER BY e."at", e."id"), '[]')
        FROM "Event" e LEFT JOIN "Person" ep ON ep."id" = e."personId"
        WHERE e."subjectType" = 'ballot' AND e."subjectId" = b."id"::text AND e."name" = 'ballot.closing-moved') AS "moved"
    FROM "Ballot" b JOIN "Person" p ON p."id" = b."openedById"
    WHERE b."subjectType" = ${subjectType} AND b."subjectId" = ${subjectId}::uuid AND b."method" = ${method} AND b."state" <> 'created'
    ORDER BY b."round"`
  return rows.map(({ state, settings, terms, ...round }) => ({
    ...round,
    settings: state === 'open' ? (methodOf({ method }).withoutDrawn?.(settings) ?? settings) : settings,
    terms: publishedTerms(terms),
  }))
}
