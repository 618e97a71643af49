import type { Place } from '#app/features/access/standing.server.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { isBlank, searchKey } from '#app/shared/text.ts'
import { type Compared, MOST_SIMILAR, SIMILAR_FROM, similarity } from './similarity.ts'

/** An entry of a reference framework that perhaps says the same; it can be adopted instead. */
export type SimilarEntry = { id: string; code: string; label: string }
export type SimilarIndicator = { id: string; code: string; name: string; definition: string; state: string }
/** A definition is compared by its beginning: whoever copies one copies that. */
const COMPARED = 400

/** The indicators of a roundtable that perhaps say the same as what is being proposed, the closest first. */
export async function similarTo(
  { roundtable }: Place,
  typed: { name: string; definition: string },
): Promise<SimilarIndicator[]> {
  if (isBlank(typed.name)) return []
  const text = `${typed.name} ${typed.definition.slice(0, COMPARED)}`
  const rows = await db.$queryRaw<(SimilarIndicator & Compared & { typed: boolean })[]>`
    SELECT i."id", i."code", i."name", i."definition", i."state", i."typed",
      tsvector_to_array(to_tsvector('english', i."text")) AS "en", tsvector_to_array(to_tsvector('french', i."text")) AS "fr"
    FROM (
      SELECT NULL::uuid AS "id", '' AS "code", ${typed.name} AS "name", '' AS "definition", '' AS "state", TRUE AS "typed", ${text} AS "text"
      UNION ALL SELECT "id", "code", "name", "definition", "state", FALSE, "name" || ' ' || left("definition", ${COMPARED}::int)
      FROM "Indicator" WHERE "roundtableId" = ${roundtable.id}::uuid AND "removedAt" IS NULL AND "mergedIntoId" IS NULL
    ) i`
  const own = rows.find((row) => row.typed)!
  return rows
    .filter((row) => !row.typed)
    .map((row) => ({ row, score: similarity(own, row) }))
    .filter(({ score }) => score >= SIMILAR_FROM)
    .sort((one, other) => other.score - one.score || one.row.code.localeCompare(other.row.code))
    .slice(0, MOST_SIMILAR)
    .map(({ row: { id, code, name, definition, state } }) => ({ id, code, name, definition, state }))
}

/** Letters that begin a word are enough to look at an entry: endings differ. Shorter words say nothing of the matter. */
const FIRST_LETTERS = 5
const MOST_LOOKED_AT = 400

/** The entries of reference frameworks whose label perhaps says the same as the name that is typed, the closest first. */
export async function similarEntries(
  { roundtable }: Place,
  { name }: { name: string },
  language: string,
): Promise<SimilarEntry[]> {
  const beginnings = beginningsOf(name)
  if (beginnings.length === 0) return []
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT e."id", e."code", e."labels", e."shortLabel", f."short", f."language" FROM "ReferenceEntry" e
    JOIN "ReferenceFramework" f ON f."id" = e."frameworkId"
    WHERE f."roundtableId" = ${roundtable.id}::uuid AND e."kind" = 'indicator'
      AND (e."labels"::text || e."shortLabel") ILIKE ANY(${beginnings.map((letters) => `%${letters}%`)}::text[])
    LIMIT ${MOST_LOOKED_AT}::int`
  return rows
    .flatMap(({ id, code, short, language: own, ...entry }) =>
      namesOf(entry).map((label) => ({
        entry: { id, code: `${short} ${code}`, label: labelOf({ ...entry, code }, language, own) },
        score: similarity({ name, en: [], fr: [] }, { name: label, en: [], fr: [] }),
      })),
    )
    .filter(({ score }) => score >= SIMILAR_FROM)
    .sort((one, other) => other.score - one.score || one.entry.code.localeCompare(other.entry.code))
    .map(({ entry }) => entry)
    .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at)
    .slice(0, MOST_SIMILAR)
}

type EntryRow = { id: string; code: string; labels: unknown; shortLabel: string; short: string; language: string }

function namesOf({ labels, shortLabel }: Pick<EntryRow, 'labels' | 'shortLabel'>): string[] {
  return [shortLabel, ...Object.values((labels ?? {}) as Record<string, string>)].filter(Boolean)
}

/** As they stand in a text, so that the database can look for them without a dictionary. */
function beginningsOf(name: string) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => searchKey(word).length >= FIRST_LETTERS)
  return [...new Set(words.map((word) => word.slice(0, FIRST_LETTERS).toLowerCase()))].slice(0, 12)
}
