import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { stateOf } from './table-words.ts'
import type { DrawShown, SeatShown, TablesPart } from './tables-part.ts'

export { runningOf } from './table-words.ts'

type Row = { version: number; draws: DrawRow[] }
type DrawRow = Omit<DrawShown, 'state' | 'tables' | 'apart'> & {
  endedAt: number | null
  tables: { id: string; number: number; question: string }[]
  seats: (SeatShown & { tableId: string | null })[]
}

/** Once for a page; after an act, each time. */
export const tablesPart = (sessionId: string) => readOnce(`tables ${sessionId}`, () => readTables(sessionId))

/** Of items that everybody sees. One statement, which sees the version and what belongs to it at one moment. */
async function readTables(sessionId: string): Promise<Part<TablesPart>> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r."version", (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', d."id", 'itemId', d."itemId", 'seed', d."seed", 'drawnBy', by."name",
          'replaced', (SELECT count(*) FROM "TableDraw" o WHERE o."itemId" = d."itemId" AND o."replacedAt" IS NOT NULL),
          'begunAt', round(extract(epoch FROM d."begunAt") * 1000), 'dueAt', round(extract(epoch FROM d."dueAt") * 1000),
          'endedAt', round(extract(epoch FROM d."endedAt") * 1000),
          'tables', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t."id", 'number', t."number", 'question', t."question") ORDER BY t."number"), '[]')
            FROM "BreakOutTable" t WHERE t."drawId" = d."id"),
          'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('tableId', st."tableId", 'personId', st."personId", 'name', p."name",
              'organisation', o."name", 'groupId', st."groupId", 'reporter', st."reporter", 'late', st."drawnTo" IS NULL, 'moved', st."moved")
              ORDER BY g."position", p."name", p."id"), '[]')
            FROM "TableSeat" st JOIN "Person" p ON p."id" = st."personId" JOIN "Organisation" o ON o."id" = st."organisationId"
              JOIN "StakeholderGroup" g ON g."id" = st."groupId" WHERE st."drawId" = d."id")
        ) ORDER BY d."drawnAt", d."id"), '[]')
      FROM "TableDraw" d JOIN "Person" by ON by."id" = d."personId" JOIN "AgendaItem" i ON i."id" = d."itemId"
        LEFT JOIN "AgendaItem" above ON above."id" = i."parentId"
      WHERE d."sessionId" = r."sessionId" AND d."replacedAt" IS NULL AND i."removedAt" IS NULL
        AND i."visibility" = 'all' AND coalesce(above."visibility", 'all') = 'all'
    ) AS "draws"
    FROM "SessionRun" r WHERE r."sessionId" = ${sessionId}::uuid`
  if (!row) throw new DomainError('not-found')
  return { version: row.version, value: { draws: row.draws.map(shown) } }
}

function shown({ endedAt, tables, seats, ...draw }: DrawRow): DrawShown {
  const at = (tableId: string | null) =>
    seats.filter((seat) => seat.tableId === tableId).map(({ tableId: _, ...seat }) => seat)
  return {
    ...draw,
    state: stateOf({ begunAt: draw.begunAt, endedAt }),
    tables: tables.map((table) => ({ ...table, seats: at(table.id) })),
    apart: at(null),
  }
}
