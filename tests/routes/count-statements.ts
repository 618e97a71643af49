import pg from 'pg'

/** Writes down whatever goes to the database over either pool, from now on. */
export function countStatements(statements: string[]) {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    statements.push(typeof first === 'string' ? first : String((first as { text?: string }).text))
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
}
