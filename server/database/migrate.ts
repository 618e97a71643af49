import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const LOCK = 20_431_115
const FOLDER = path.resolve('prisma/migrations')

const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

/**
 * Brings the database to the newest migration, each in one transaction and recorded as Prisma records it; prepares the job queue too.
 * Returns the names that were applied. Throws when a recorded migration's file has changed since.
 */
export async function migrate(url: string, report: (line: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(RECORD_TABLE)
    const applied = await applyMissing(client, report)
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
    await prepareQueue(url, client)
    return applied
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, report: (line: string) => void) {
  const { rows } = await client.query(
    'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL',
  )
  const recorded = new Map(rows.map((row) => [row.migration_name as string, row.checksum as string]))
  const applied: string[] = []
  for (const { name, sql, checksum } of migrationFiles()) {
    const known = recorded.get(name)
    if (known && known !== checksum)
      throw new Error(`The migration ${name} was changed after it was applied to this database.`)
    if (known) continue
    report(name)
    await applyOne(client, name, sql, checksum)
    applied.push(name)
  }
  return applied
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string) {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

function migrationFiles() {
  const names = readdirSync(FOLDER)
    .filter((name) => existsSync(path.join(FOLDER, name, 'migration.sql')))
    .sort()
  return names.map((name) => {
    const sql = readFileSync(path.join(FOLDER, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function prepareQueue(url: string, client: pg.Client) {
  const { rows } = await client.query(
    `SELECT to_regclass('graphile_worker.jobs') AS jobs, to_regclass('graphile_worker._private_jobs') AS private_jobs`,
  )
  if (rows[0].jobs ?? rows[0].private_jobs) return
  await runMigrations({ connectionString: url })
}
