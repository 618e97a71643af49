import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Answer, BallotResult, ItemReason } from '../ballot-words.ts'
import { methodOf } from '../methods/registry.server.ts'

type Asked = { id: string; subjectType: string; subjectId: string; method: string; round: number }

/** Of those who answered the first round, how many answer still, by group; who has answered is known, how is not. */
export type Retention = { groupId: string; first: number; stayed: number }
export type Rounds = {
  /** What was published of each, the first one first. */
  results: { round: number; result: BallotResult }[]
  /** What a method tells of those who answered this round and the one before. */
  moves: unknown
  /** What it tells of those who answered the round before and not this one. */
  left: unknown
  retention: Retention[]
}

type Read = {
  results: Rounds['results'] | null
  /** Everybody of the round before, with their answer of this one. */
  pairs: [Answer, Answer | null, string][] | null
  retention: Retention[] | null
  votes: { groupId: string; answer: Answer }[] | null
}

/** A holder is a person, or the organisation for which one of its delegates answered. */
const SAME_HOLDER = sql`z."forOrganisation" = a."forOrganisation"
  AND CASE WHEN a."forOrganisation" THEN z."organisationId" = a."organisationId" ELSE z."personId" = a."personId" END`

/** The closed rounds of a method up to this one, whose result the reader has, and why people answered as they did: in one statement. */
export async function roundsTo(ballot: Asked): Promise<{ rounds: Rounds | null; reasons: ItemReason[] }> {
  const { between, reasons } = methodOf(ballot)
  if (!between) return { rounds: null, reasons: [] }
  const [read] = await db.$queryRaw<Read[]>`
    WITH rounds AS (
      SELECT b."id", b."round", c."result", row_number() OVER (ORDER BY b."round") AS "first", row_number() OVER (ORDER BY b."round" DESC) AS "last"
      FROM "Ballot" b JOIN "BallotClosing" c ON c."ballotId" = b."id"
      WHERE b."subjectType" = ${ballot.subjectType} AND b."subjectId" = ${ballot.subjectId}::uuid AND b."method" = ${ballot.method}
        AND b."round" <= ${ballot.round} AND b."state" = 'closed' AND c."resultAt" <= ${DATABASE_NOW}
        AND b."wording"->'version' = (SELECT own."wording"->'version' FROM "Ballot" own WHERE own."id" = ${ballot.id}::uuid)
    )
    SELECT (SELECT jsonb_agg(jsonb_build_object('round', "round", 'result', "result") ORDER BY "round") FROM rounds) AS "results",
      (SELECT jsonb_agg(jsonb_build_array(a."answer", z."answer", a."groupId")) FROM "Vote" a
          LEFT JOIN "Vote" z ON z."ballotId" = (SELECT "id" FROM rounds WHERE "last" = 1) AND ${SAME_HOLDER}
        WHERE a."ballotId" = (SELECT "id" FROM rounds WHERE "last" = 2)) AS "pairs",
      (SELECT jsonb_agg(g) FROM (
        SELECT a."groupId", count(DISTINCT a."id")::int AS "first", count(DISTINCT a."id") FILTER (WHERE z."id" IS NOT NULL)::int AS "stayed"
        FROM "Vote" a LEFT JOIN "Vote" z ON z."ballotId" = (SELECT "id" FROM rounds WHERE "last" = 1) AND ${SAME_HOLDER}
        WHERE a."ballotId" = (SELECT "id" FROM rounds WHERE "first" = 1 AND "last" > 1) GROUP BY a."groupId") g) AS "retention",
      (SELECT jsonb_agg(jsonb_build_object('groupId', "groupId", 'answer', "answer")) FROM "Vote" WHERE "ballotId" = ${ballot.id}::uuid) AS "votes"`
  const results = read?.results ?? []
  const after = results.at(-1)
  const said = after && reasons ? reasons(read?.votes ?? [], after.result) : []
  return {
    rounds: { results, ...sinceBefore(ballot, results, read?.pairs ?? []), retention: read?.retention ?? [] },
    reasons: said,
  }
}

/** What the method tells of those who answered both of the latest rounds, and of those who left in between. */
function sinceBefore(ballot: Asked, results: Rounds['results'], pairs: NonNullable<Read['pairs']>) {
  const { between, left } = methodOf(ballot)
  const [before, after] = [results.at(-2), results.at(-1)]
  if (!before || !after) return { moves: null, left: null }
  const both = pairs.flatMap(([first, second]) => (second ? [[first, second] as const] : []))
  const all = pairs.map(([answer, second, groupId]) => ({ groupId, stayed: second !== null, answer }))
  return { moves: between?.(both, before.result, after.result) ?? null, left: left?.(all, before.result) ?? null }
}

/** The reasons that people gave, of a ballot whose result the reader has. */
export async function reasonsOf(ballot: { id: string; method: string }, result: BallotResult) {
  const { reasons } = methodOf(ballot)
  if (!reasons) return []
  const votes = await db.vote.findMany({ where: { ballotId: ballot.id }, select: { groupId: true, answer: true } })
  return reasons(
    votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer })),
    result,
  )
}
