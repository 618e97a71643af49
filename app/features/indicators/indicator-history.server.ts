import { db } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { definitionOf, eventName, namesWhere } from '#app/shared/events/catalogue.ts'
import type { Author } from './indicators.queries.server.ts'

export type HistoryEntry = Author & {
  id: string
  name: string
  sentence: string
  at: string
  data: { version?: number; restored?: number; fields?: string[]; from?: string; to?: string }
}

const SAID = namesWhere(({ history }) => history !== undefined)
const MOST = 50

type Row = Author & { id: string; name: string; at: Date; data: HistoryEntry['data'] }

/** Who proposed the indicator, and who edited, imported or moved it, newest first: with their names in one statement. */
export async function historyOf({ id: indicatorId, roundtableId }: Pick<Indicator, 'id' | 'roundtableId'>) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id", e."name", e."at", e."data", e."groupId", p."name" AS "personName", o."name" AS "organisationName"
    FROM "Event" e LEFT JOIN "Person" p ON p."id" = e."personId" LEFT JOIN "Organisation" o ON o."id" = e."organisationId"
    WHERE e."roundtableId" = ${roundtableId}::uuid AND e."name" = ANY(${SAID}) AND (
      (e."subjectType" = 'indicator' AND e."subjectId" = ${indicatorId})
      OR (e."name" = ${eventName('indicator.imported')} AND e."data"->'indicators' @> to_jsonb(${indicatorId}::text)))
    ORDER BY e."at" DESC, e."id" DESC LIMIT ${MOST}`
  const history = rows.map(({ id, name, at, data, ...author }): HistoryEntry => {
    const { version, restored, fields, from, to } = data
    return {
      ...{ id, name, at: at.toISOString(), sentence: definitionOf(name)?.history ?? '' },
      data: { version, restored, fields, from, to },
      ...author,
    }
  })
  return { history }
}
