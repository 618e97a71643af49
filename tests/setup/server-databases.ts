import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '#server/database/migrate.ts'

/** One database per test process on a PostgreSQL server, each a copy of a freshly migrated one. */
export async function createServerDatabases(serverUrl: string, count: number) {
  const prefix = `roundtable_test_${randomBytes(4).toString('hex')}`
  const names = Array.from({ length: count }, (_, index) => `${prefix}_${index}`)
  const template = `${prefix}_template`
  await onServer(serverUrl, [`CREATE DATABASE ${template}`])
  await migrate(urlOf(serverUrl, template))
  await onServer(
    serverUrl,
    names.map((name) => `CREATE DATABASE ${name} TEMPLATE ${template}`),
  )
  return {
    value: names.map((name) => urlOf(serverUrl, name)),
    close: () =>
      onServer(
        serverUrl,
        [template, ...names].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      ),
  }
}

function urlOf(serverUrl: string, name: string) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(url: string, statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
