import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'

export const LINK_HOURS = 24

/**
 * The path that makes the first account of the secretariat, or null when there is one. Each start gives another; those of earlier starts work until
 * their day is over, since several nodes print one each. As soon as one is used none works.
 */
export async function firstAccountPath(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM "Person" WHERE "secretariat") AS there',
    )
    if (rows[0]?.there) return null
    const token = randomBytes(32).toString('base64url')
    await client.query('DELETE FROM "FirstAccountLink" WHERE "expiresAt" < now()')
    await client.query(
      `INSERT INTO "FirstAccountLink" ("id", "expiresAt") VALUES ($1, now() + interval '${LINK_HOURS} hours')`,
      [createHash('sha256').update(token).digest('hex')],
    )
    return `/first-account/${token}`
  } finally {
    await client.end()
  }
}
