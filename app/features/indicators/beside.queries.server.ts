import { db } from '#app/platform/db.server.ts'
import { SIDES } from './indicator-words.ts'
import type { Author, IndicatorSubject } from './indicators.queries.server.ts'

type Row = Author & {
  kind: 'argument' | 'merged' | 'watched' | 'moved' | 'proposed'
  id: string
  label: string
  text: string
  at: Date | null
  personId: string | null
  move: Pick<MoveEntry, 'from' | 'to' | 'round' | 'rule'> | null
}

/** A move of an indicator with who made it, when, by which rule and why. */
export type MoveEntry = Author & {
  id: string
  at: string
  from: string
  to: string
  round: number | null
  rule: string
  reason: string
}

/** What stands beside a record, read in one statement: who proposed it, how it came to stand where it does, the arguments of both sides, what was merged into it, and whether the reader watches it. */
export async function besideOf({ indicator, standing }: IndicatorSubject) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT 'argument' AS "kind", a."id", a."side" AS "label", a."text", a."createdAt" AS "at", a."personId", p."name" AS "personName",
      o."name" AS "organisationName", a."groupId", NULL::jsonb AS "move"
    FROM "IndicatorArgument" a JOIN "Person" p ON p."id" = a."personId" JOIN "Organisation" o ON o."id" = a."organisationId"
    WHERE a."indicatorId" = ${indicator.id}::uuid AND a."withdrawnAt" IS NULL
    UNION ALL SELECT 'merged', m."id", m."code" || ' ' || m."name", m."mergeReason", m."mergedAt", m."mergedById", p."name", NULL, NULL, NULL
    FROM "Indicator" m LEFT JOIN "Person" p ON p."id" = m."mergedById" WHERE m."mergedIntoId" = ${indicator.id}::uuid AND m."removedAt" IS NULL
    UNION ALL SELECT 'watched', w."indicatorId", '', '', w."since", w."personId", NULL, NULL, NULL, NULL
    FROM "IndicatorWatch" w WHERE w."indicatorId" = ${indicator.id}::uuid AND w."personId" = ${standing.personId}::uuid
    UNION ALL SELECT 'moved', v."id", '', v."reason", v."at", v."personId", p."name", o."name", v."groupId",
      jsonb_build_object('from', v."from", 'to', v."to", 'round', v."round", 'rule', v."rule")
    FROM "IndicatorMove" v LEFT JOIN "Person" p ON p."id" = v."personId" LEFT JOIN "Organisation" o ON o."id" = v."organisationId"
    WHERE v."indicatorId" = ${indicator.id}::uuid
    UNION ALL SELECT 'proposed', i."id", '', '', i."createdAt", i."personId", p."name", o."name", i."groupId", NULL
    FROM "Indicator" i LEFT JOIN "Person" p ON p."id" = i."personId" LEFT JOIN "Organisation" o ON o."id" = i."organisationId"
    WHERE i."id" = ${indicator.id}::uuid
    ORDER BY "at", "id"`
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const sides = SIDES.map((side) => {
    const said = of('argument').filter(({ label }) => label === side)
    return {
      side,
      own: said.find(({ personId }) => personId === standing.personId)?.text ?? '',
      said: said.map(({ id, text, personName, organisationName, groupId }) => ({
        id,
        text,
        author: { personName, organisationName, groupId },
      })),
    }
  })
  const merged = of('merged').map(({ id, label, text, at, personName }) => ({
    ...{ id, name: label, reason: text, by: personName },
    at: at?.toISOString() ?? null,
  }))
  const timeline = of('moved').map(
    ({ id, text: reason, at, personName, organisationName, groupId, move }): MoveEntry => ({
      ...{ id, reason, personName, organisationName, groupId },
      ...move!,
      at: at!.toISOString(),
    }),
  )
  const [proposed] = of('proposed')
  const author: Author = {
    personName: proposed?.personName ?? null,
    organisationName: proposed?.organisationName ?? null,
    groupId: proposed?.groupId ?? null,
  }
  return { author, timeline, sides, merged, watched: of('watched').length > 0 }
}
