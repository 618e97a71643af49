import { searchWords } from '#app/shared/text.ts'
import { Prisma } from './prisma/client.ts'

/** What is searched, table by table. Each has an index over these columns in this order (see the migration search-index). */
export const SEARCHED = {
  Person: ['name', 'email'],
  Indicator: ['code', 'name', 'definition', 'source'],
} as const

/**
 * A condition for a raw query: every typed word occurs somewhere in the columns, whatever its case and accents. `%` and `_` are letters
 * like others. True for a search without words. `columns` are written in the code, never by a reader.
 */
export function everyWordIn(columns: readonly string[], typed: string): Prisma.Sql {
  const text = Prisma.raw(columns.map((column) => `coalesce("${column}", '')`).join(` || ' ' || `))
  const conditions = searchWords(typed).map(
    (word) => Prisma.sql`search_key(${text}) LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  return conditions.length ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`
}
