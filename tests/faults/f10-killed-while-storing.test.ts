import { spawn } from 'node:child_process'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '#server/database/migrate.ts'
import { openChild } from '#tests/realtime/collab-child.ts'
import { when } from '#tests/realtime/collab-harness.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import { ownDatabase } from './own-database.ts'
import { randomOf, scaled } from './scale.ts'
import { all, pause, startCrowds, startServer } from './server.ts'
import { tokensIn } from './tokens.ts'
import { compareAll, readStored } from './verdict.ts'

const MOMENTS = scaled({ short: ['during'] as const, full: ['before', 'during', 'after'] as const })
const nothing = undefined as never

test('F10 the process is killed while it writes a snapshot', async () => {
  const report = faultReport(
    'F10',
    'killed while compacting',
    `${MOMENTS.join(', ')} the statement that stores the snapshot`,
  )
  const settings = { databaseUrl: testDatabase(), limits: { compactRows: 12 } }
  let server = await startServer({
    ...settings,
    faults: { killAt: { statement: 'INSERT INTO "CollabSnapshot"', when: MOMENTS[0] } },
  })
  const { port, url } = server
  const table = await server.call('make', 4)
  const crowds = await startCrowds(url, table)
  await crowds[0]!.call('type', { everyMs: 40 })
  for (const [index] of MOMENTS.entries()) {
    // It ends itself at the moment that was chosen.
    await server.exited
    const next = MOMENTS[index + 1]
    server = await startServer({
      ...settings,
      port,
      ...(next && { faults: { killAt: { statement: 'INSERT INTO "CollabSnapshot"', when: next } } }),
    })
  }
  // Only by the server that is left alone: any other may be dead before its acknowledgement arrives.
  await all(crowds, (crowd) => crowd.call('acknowledgedAgain', nothing))
  await crowds[0]!.call('stop', nothing)
  report.measure('kills', MOMENTS.length, { least: 1 })
  await compareAll({ url, databaseUrl: testDatabase(), table, crowds, report })
  report.check()
}, 300_000)

test('F10 the commands that rebuild a text and that migrate the database are killed', async () => {
  const kills = scaled({ short: 2, full: 12 })
  const report = faultReport('F10', 'killed while rebuilding and migrating', `${kills} kills each, at random moments`)
  const random = randomOf('F10 commands')
  const database = await ownDatabase()
  onTestFinished(database.close)
  const server = await startServer({ databaseUrl: database.url, limits: { compactRows: 10 } })
  const table = await server.call('make', 3)
  const crowds = await startCrowds(server.url, table)
  await crowds[0]!.call('type', { everyMs: 20 })
  await crowds[0]!.call('acknowledgedAgain', nothing)
  await pause(500)
  await crowds[0]!.call('stop', nothing)
  await all(crowds, (crowd) => crowd.call('saved', 60_000))
  const before = await readStored(database.url, table)
  await server.kill()

  const rebuild = ['--import', 'tsx', 'scripts/stored-documents.ts', 'rebuild', '--document', table.documentId]
  const full = await run(rebuild, database.url, null)
  for (let kill = 0; kill < kills; kill++) await run(rebuild, database.url, full.ms * (0.4 + 0.6 * random.next()))
  const after = await readStored(database.url, table)
  expect(after.problems).toEqual([])
  report.measure('rebuild killed: problems in the log', after.problems.length, { most: 0 })
  report.measure('rebuild killed: another text', after.hash === before.hash ? 0 : 1, { most: 0 })

  await forgetMigrations(database.url)
  const command = [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    `const { migrate } = await import('#server/database/migrate.ts'); await migrate(process.env.DATABASE_URL)`,
  ]
  for (let kill = 0; kill < kills; kill++) await run(command, database.url, full.ms * (0.3 + 0.7 * random.next()))
  await migrate(database.url)
  report.measure('migration killed: left to do after one that was not', (await migrate(database.url)).length, {
    most: 0,
  })
  const again = await startServer({ databaseUrl: database.url, port: server.port })
  const fresh = openChild(again.url, (await again.call('make', 1)).actors[0]!, table.sectionId)
  await when(fresh, () => fresh.state === 'gone')
  report.measure('words kept', tokensIn((await readStored(database.url, table)).text).length, {
    least: tokensIn(before.text).length,
  })
  report.check()
}, 600_000)

/** The newest migration is undone by hand, so that there is one to be killed in. */
async function forgetMigrations(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('DROP TABLE IF EXISTS "CollabMove"')
  await client.query('ALTER TABLE "CollabSnapshot" DROP COLUMN IF EXISTS "kept"')
  await client.query(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%moved_text'`)
  await client.end()
}

/** Runs a command and kills it after so many milliseconds, or lets it end. */
function run(args: string[], databaseUrl: string, killAfter: number | null): Promise<{ ms: number }> {
  const from = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, DATABASE_URL: databaseUrl } })
    const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve({ ms: performance.now() - from })
    })
  })
}
