import type { Place } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { isBlank } from '#app/shared/text.ts'
import { type Compared, MOST_SIMILAR, SIMILAR_FROM, similarity } from './similarity.ts'

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
