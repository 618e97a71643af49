import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#app/platform/prisma/client.ts'

const MIGRATIONS = path.resolve('prisma/migrations')
const folders = readdirSync(MIGRATIONS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

/** A schema of its own in the test's database: other tests have put a programme of theirs into the usual one. With a migration's name, as it stood before that. */
export async function emptyDatabase(url: string, schema: string, before?: string) {
  await onSchema(url, schema, [
    `DROP SCHEMA IF EXISTS "${schema}" CASCADE`,
    `CREATE SCHEMA "${schema}"`,
    ...migrations().slice(0, before ? placeOf(before) : undefined),
  ])
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }, { schema }) })
}

/** The rest of the migrations, from this one on. */
export async function migrateFrom(url: string, schema: string, migration: string) {
  await onSchema(url, schema, migrations().slice(placeOf(migration)))
}

/** Statements on a connection of their own, one after the other. */
export async function onSchema(url: string, schema: string, statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`SET search_path TO "${schema}", public`)
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('RESET search_path')
    await client.end()
  }
}

function migrations() {
  return folders.map((name) => readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8'))
}

function placeOf(migration: string) {
  const at = folders.findIndex((name) => name.endsWith(`_${migration}`))
  if (at < 0) throw new Error(`There is no migration ${migration}`)
  return at
}
