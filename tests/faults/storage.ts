import { onTestFinished } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { embeddedFolder } from './own-database.ts'

/** Where a server that is going to be killed writes: an embedded database is of its own process group and dies with it, a PostgreSQL server stays. */
export async function storage() {
  if (databaseKind === 'PostgreSQL') return { settings: { databaseUrl: testDatabase() }, databaseUrl: testDatabase() }
  const { folder, url, remove } = await embeddedFolder()
  onTestFinished(remove)
  return { settings: { dataDir: folder }, databaseUrl: url }
}
