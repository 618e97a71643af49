import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Mapping } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { searchKey, searchWords } from '#app/shared/text.ts'
import { mayOnMapping } from './mapping.policy.ts'
import { type MappingState, type Relation, stateOf } from './mapping-words.ts'

const MOST_FOUND = 30

export type MappingSubject = Place & { mapping: Mapping }

/** The mapping of an address: one of another roundtable, or of an indicator in the bin, does not exist here. */
export const onMapping = () =>
  extend(atRoundtable(), { mappingId: id }, async ({ place, mappingId }) => {
    const mapping = await db.mapping.findFirst({
      where: { id: mappingId, roundtableId: place.roundtable.id, removedAt: null, indicator: SHOWN },
    })
    if (!mapping) throw new DomainError('not-found')
    return { subject: { ...place, mapping } satisfies MappingSubject }
  })

/** The mappings of an indicator, or those to an entry, with who said what of each, and what the reader may do. */
export async function mappingsOf(
  { roundtable, standing }: Place,
  of: { indicatorId: string } | { entryId: string },
  language: string,
) {
  const rows = await rowsOf(roundtable.id, of)
  return rows.map((row) => {
    const { entry, standings } = row
    const standing_ = standings.filter(({ endedAt }) => endedAt === null)
    const may = (purpose: 'stand' | 'settle' | 'change') => mayOnMapping(standing, purpose, row, roundtable)
    return {
      id: row.id,
      relation: row.relation as Relation,
      note: row.note,
      confidence: row.confidence,
      createdAt: row.createdAt.toISOString(),
      state: stateOf(row.agreedAt !== null, standing_),
      by: { name: row.name, organisation: row.organisation, groupId: row.groupId },
      fileAuthor: row.fileAuthor,
      indicator: row.indicator,
      entry: {
        id: entry.id,
        code: `${entry.short} ${entry.code}`,
        label: labelBeside(entry.code, labelOf(entry, language, entry.language)),
      },
      standings: standings.map((one) => ({
        id: one.id,
        kind: one.kind,
        reason: one.reason,
        at: new Date(one.at).toISOString(),
        ended: one.endedAt !== null,
        own: one.personId === standing.personId,
        by: { name: one.name, organisation: one.organisation, groupId: one.groupId },
      })),
      can: { stand: may('stand'), settle: may('settle'), change: may('change') },
    }
  })
}
export type MappingItem = Awaited<ReturnType<typeof mappingsOf>>[number]

/** An entry whose words may not be shown is called by its code, which is not said twice. */
const labelBeside = (code: string, label: string) => (label === code ? '' : label)

/** What an indicator is to an entry of a list, at the length of a chip. */
export type MappingChip = {
  id: string
  relation: Relation
  state: MappingState
  entry: { id: string; code: string; label: string }
}

/** As a statement reads it beside other things: `said` are the standings that hold. */
export type MappingRow = {
  agreed: boolean
  said: { kind: string }[]
  entry: { id: string; code: string; labels: unknown; shortLabel: string; short: string; language: string }
}

/** The chips of an indicator in the reader's language, by list and code. */
export function chipsOf(
  rows: readonly (MappingRow & { id: string; relation: string })[],
  language: string,
): MappingChip[] {
  return rows
    .map(({ id, relation, agreed, said, entry }) => {
      const label = labelOf(entry, language, entry.language)
      const code = `${entry.short} ${entry.code}`
      const named = { id: entry.id, code, label: label === entry.code ? '' : label }
      return { id, relation: relation as Relation, state: stateOf(agreed, said), entry: named }
    })
    .sort((one, other) => one.entry.code.localeCompare(other.entry.code, 'en', { numeric: true }))
}

type By = { personId: string; name: string; organisation: string | null; groupId: string | null }
type Row = By & {
  id: string
  relation: string
  note: string
  confidence: number | null
  createdAt: Date
  agreedAt: Date | null
  /** Of a mapping that came with a file: who that says it is by. */
  fileAuthor: string | null
  indicator: { id: string; code: string; name: string }
  entry: { id: string; code: string; labels: unknown; shortLabel: string; short: string; language: string }
  standings: (By & { id: string; kind: string; reason: string; at: string; endedAt: string | null })[]
}

/** Mappings with everybody who said something of them, in one statement. */
function rowsOf(roundtableId: string, of: { indicatorId: string } | { entryId: string }) {
  const whose =
    'indicatorId' in of ? sql`m."indicatorId" = ${of.indicatorId}::uuid` : sql`m."entryId" = ${of.entryId}::uuid`
  return db.$queryRaw<Row[]>`
    SELECT m."id", m."relation", m."note", m."confidence", m."createdAt", m."agreedAt", m."extra"->>'author_label' AS "fileAuthor", m."personId", p."name", o."name" AS "organisation", m."groupId",
      jsonb_build_object('id', i."id", 'code', i."code", 'name', i."name") AS "indicator",
      jsonb_build_object('id', e."id", 'code', e."code", 'labels', e."labels", 'shortLabel', e."shortLabel", 'short', f."short", 'language', f."language") AS "entry",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'kind', s."kind", 'reason', s."reason", 'at', s."at", 'endedAt', s."endedAt",
          'personId', s."personId", 'name', sp."name", 'organisation', so."name", 'groupId', s."groupId") ORDER BY s."at"), '[]')
        FROM "MappingStanding" s JOIN "Person" sp ON sp."id" = s."personId" LEFT JOIN "Organisation" so ON so."id" = s."organisationId"
        WHERE s."mappingId" = m."id") AS "standings"
    FROM "Mapping" m JOIN "Indicator" i ON i."id" = m."indicatorId" AND i."removedAt" IS NULL
      JOIN "ReferenceEntry" e ON e."id" = m."entryId" JOIN "ReferenceFramework" f ON f."id" = e."frameworkId"
      JOIN "Person" p ON p."id" = m."personId" LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE m."roundtableId" = ${roundtableId}::uuid AND m."removedAt" IS NULL AND ${whose} ORDER BY m."createdAt", m."id"`
}

/** Entries of any list that a search finds, to choose one of. */
export async function foundEntries({ roundtable }: Place, q: string, language: string) {
  if (!q) return []
  const words = searchWords(q)
  const rows = await db.referenceEntry.findMany({
    where: { framework: { roundtableId: roundtable.id } },
    select: {
      id: true,
      code: true,
      labels: true,
      shortLabel: true,
      framework: { select: { short: true, language: true } },
    },
    orderBy: [{ frameworkId: 'asc' }, { position: 'asc' }],
  })
  return rows
    .filter(({ code, labels, shortLabel, framework }) => {
      const text = searchKey([framework.short, code, shortLabel, ...Object.values(labels as object)].join(' '))
      return words.every((word) => text.includes(word))
    })
    .slice(0, MOST_FOUND)
    .map((row) => ({
      id: row.id,
      code: `${row.framework.short} ${row.code}`,
      label: labelBeside(row.code, labelOf(row, language, row.framework.language)),
    }))
}

/** The table's indicators to choose one of. */
export function indicatorChoices({ roundtable }: Place) {
  return db.indicator.findMany({
    where: { roundtableId: roundtable.id, mergedIntoId: null, ...SHOWN },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true },
  })
}
