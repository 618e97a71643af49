import { movesDecidedFrom } from '#app/features/indicators/indicator.policy.ts'
import type { IndicatorState } from '#app/features/indicators/indicator-words.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'

/** What was concluded from a ballot, as everybody who may see its result reads it. */
export type BallotOutcome = {
  id: string
  number: number
  text: string
  /** A day, YYYY-MM-DD. */
  reviewOn: string | null
  /** The section or the indicator that it is linked to, as it is chosen; `none` where there is none. */
  about: string
  at: string
  by: string
  /** What a correction says that its author saw: another one after each. */
  seen: string
  /** What it said before, the newest first, with who changed it and when. */
  changes: { id: string; text: string; reviewOn: string | null; at: string; by: string }[]
}

/** What a moderator may choose as they state an outcome. */
export type Conclude = { moves: IndicatorState[]; about: { value: string; label: string }[] }

export type Concluded = {
  /** Once the result is everybody's. */
  outcome: BallotOutcome | null
  /** Null for all but moderators. */
  conclude: Conclude | null
}

/** The outcome of ballot `b`, without the session's decisions about it. */
export const OUTCOME = sql`(SELECT jsonb_build_object('id', d."id", 'number', d."number", 'text', d."text", 'reviewOn', d."reviewOn", 'at', d."at", 'by', dp."name",
    'about', coalesce('indicator:' || d."indicatorId", 'section:' || d."sectionId", 'none'),
    'seen', coalesce((SELECT ch."id" FROM "DecisionChange" ch WHERE ch."decisionId" = d."id" ORDER BY ch."at" DESC LIMIT 1), d."id"),
    'changes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', ch."id", 'text', ch."text", 'reviewOn', ch."reviewOn", 'at', ch."at", 'by', cp."name") ORDER BY ch."at" DESC), '[]')
      FROM "DecisionChange" ch JOIN "Person" cp ON cp."id" = ch."personId" WHERE ch."decisionId" = d."id"))
  FROM "Decision" d JOIN "Person" dp ON dp."id" = d."personId" WHERE d."ballotId" = b."id" AND d."sessionId" IS NULL AND d."removedAt" IS NULL)`

type Asked = Pick<Concluded, 'outcome'> & {
  roundtableId: string
  sectionId: string | null
  indicatorState: string | null
}

/** Where the indicator of a ballot may go, or what the outcome of a question may be linked to: also what it is linked to already and is in the bin since. */
export async function concludeChoices({ roundtableId, sectionId, indicatorState, outcome }: Asked): Promise<Conclude> {
  if (indicatorState) return { moves: movesDecidedFrom(indicatorState as IndicatorState), about: [] }
  if (sectionId) return { moves: [], about: [] }
  const linked = outcome?.about.split(':')[1] ?? null
  const about = await db.$queryRaw<Conclude['about']>`
    SELECT 'section:' || s."id" AS "value", s."title" AS "label" FROM "Section" s JOIN "Pillar" p ON p."id" = s."pillarId" JOIN "Framework" f ON f."id" = p."frameworkId"
      WHERE f."roundtableId" = ${roundtableId}::uuid AND (s."removedAt" IS NULL AND p."removedAt" IS NULL OR s."id" = ${linked}::uuid)
    UNION ALL SELECT 'indicator:' || i."id", i."code" || ' ' || i."name" FROM "Indicator" i WHERE i."roundtableId" = ${roundtableId}::uuid AND (i."removedAt" IS NULL OR i."id" = ${linked}::uuid)
    ORDER BY 1 DESC LIMIT 400`
  return { moves: [], about }
}
