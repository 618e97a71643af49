import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#app/platform/prisma/client.ts'

const MIGRATIONS = path.resolve('prisma/migrations')

/** A schema of its own in the test's database: other tests have put a programme of theirs into the usual one. */
export async function emptyDatabase(url: string, schema: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE; CREATE SCHEMA "${schema}"; SET search_path TO "${schema}", public`)
    const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of folders.sort((a, b) => a.name.localeCompare(b.name))) {
      await client.query(readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8'))
    }
  } finally {
    await client.query('RESET search_path')
    await client.end()
  }
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }, { schema }) })
}
