import { chipsOf, type MappingRow } from '#app/features/crosswalk/mappings.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { SIDES } from './indicator-words.ts'
import type { Author, IndicatorSubject } from './indicators.queries.server.ts'

type Row = Author & {
  kind: 'argument' | 'merged' | 'watched' | 'moved' | 'mapped' | 'proposed'
  id: string
  label: string
  text: string
  at: Date | null
  personId: string | null
  more: unknown
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

/** What stands beside a record, read in one statement: who proposed it, how it came to stand where it does, the arguments of both sides, what was merged into it, what it is in reference frameworks, and whether the reader watches it. */
export async function besideOf({ indicator, standing }: IndicatorSubject, language: string) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT 'argument' AS "kind", a."id", a."side" AS "label", a."text", a."createdAt" AS "at", a."personId", p."name" AS "personName",
      o."name" AS "organisationName", a."groupId", NULL::jsonb AS "more"
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
    UNION ALL SELECT 'mapped', m."id", m."relation", '', m."createdAt", NULL, NULL, NULL, NULL, jsonb_build_object('agreed', m."agreedAt" IS NOT NULL,
      'said', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s."kind")), '[]') FROM "MappingStanding" s WHERE s."mappingId" = m."id" AND s."endedAt" IS NULL),
      'entry', jsonb_build_object('id', e."id", 'code', e."code", 'labels', e."labels", 'shortLabel', e."shortLabel", 'short', f."short", 'language', f."language"))
    FROM "Mapping" m JOIN "ReferenceEntry" e ON e."id" = m."entryId" JOIN "ReferenceFramework" f ON f."id" = e."frameworkId"
    WHERE m."indicatorId" = ${indicator.id}::uuid AND m."removedAt" IS NULL
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
    ({ id, text: reason, at, personName, organisationName, groupId, more }): MoveEntry => ({
      ...{ id, reason, personName, organisationName, groupId },
      ...(more as Pick<MoveEntry, 'from' | 'to' | 'round' | 'rule'>),
      at: at!.toISOString(),
    }),
  )
  const [proposed] = of('proposed')
  const author: Author = {
    personName: proposed?.personName ?? null,
    organisationName: proposed?.organisationName ?? null,
    groupId: proposed?.groupId ?? null,
  }
  const mappings = chipsOf(
    of('mapped').map(({ id, label, more }) => ({ id, relation: label, ...(more as MappingRow) })),
    language,
  )
  return { author, timeline, sides, merged, mappings, watched: of('watched').length > 0 }
}
