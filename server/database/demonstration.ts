import pg from 'pg'

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
