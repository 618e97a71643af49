/** What is asked of a pool: its text alone, or with the name it is prepared under. */
export type Statement = string | { text: string }

/** The text of a query as a pool is given it; empty for any other call. */
export function sqlOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const { text } = (statement ?? {}) as { text?: unknown }
  return typeof text === 'string' ? text : ''
}
