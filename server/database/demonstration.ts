import pg from 'pg'

/** Throws with what to look at when the database of DATABASE_URL does not answer or does not admit us. */
export async function assertReachable(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    throw new Error(
      `The database of DATABASE_URL cannot be used: ${message || code}. See that it runs, and that the address, user and password are right.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

const LOCK = 20_431_116

/** Several nodes that start at once on one database do this one after the other. */
export async function oneAtATime(url: string, work: () => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await work()
  } finally {
    await client.end()
  }
}

/** Whether the database holds a programme yet, and whether it is the demonstration. */
export async function programmeState(url: string): Promise<'empty' | 'demonstration' | 'own'> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT demonstration FROM "Programme" LIMIT 1')
    if (rows.length === 0) return 'empty'
    return rows[0].demonstration ? 'demonstration' : 'own'
  } finally {
    await client.end()
  }
}
