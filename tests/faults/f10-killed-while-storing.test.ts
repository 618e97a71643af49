import { spawn } from 'node:child_process'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { migrate } from '#server/database/migrate.ts'
import { wordsByGroup } from '#server/realtime/collab/document/attribution.ts'
import { authorshipOf } from '#server/realtime/collab/document/authorship.ts'
import { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { loadDocument } from '#server/realtime/collab/log/load.ts'
import { openChild } from '#tests/realtime/collab-child.ts'
import { linesOf, saved, when, write } from '#tests/realtime/collab-harness.ts'
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

test('F10 the process is killed while it rolls a text to a new lineage', async () => {
  const report = faultReport(
    'F10',
    'killed while rolling',
    `${MOMENTS.join(', ')} the statement that stores the new lineage`,
  )
  const settings = { databaseUrl: testDatabase(), limits: { rollIds: 3, rollQuietMs: 0, idleUnloadMs: 1 } }
  const killAt = { statement: 'SET "lineage"', when: MOMENTS[0] }
  let server = await startServer({ ...settings, limits: { ...settings.limits, rollIds: 1000 } })
  const { port, url } = server
  const table = await server.call('make', 2)
  const lines: string[] = []
  for (let visit = 0; visit < 5; visit++) {
    const guest = openChild(url, table.actors[visit % 2]!, table.sectionId)
    await guest.ready
    write(guest, `visit ${visit}`)
    lines.push(`visit ${visit}`)
    await saved(guest)
    guest.destroy()
  }
  await server.kill()
  const authors = async () => {
    const pool = new pg.Pool({ connectionString: testDatabase(), max: 1 })
    try {
      const loaded = await loadDocument(pool, table.documentId, {
        node: 'verdict',
        leaseMs: 1,
        alone: true,
        schemaVersion: SCHEMA_VERSION,
      })
      return {
        words: wordsByGroup(authorshipOf(new LiveDocument(loaded))),
        damage: loaded.damage,
        ids: loaded.doc.store.clients.size,
      }
    } finally {
      await pool.end()
    }
  }
  const before = await authors()
  for (const when of MOMENTS) {
    server = await startServer({ ...settings, port, faults: { killAt: { ...killAt, when } } })
    const reader = openChild(url, table.actors[0]!, table.sectionId)
    await reader.ready
    expect(linesOf(reader.fragment)).toEqual(lines)
    reader.destroy()
    // It ends itself at the moment that was chosen.
    await server.exited
    const { words, damage, ids } = await authors()
    expect({ words, damage }).toEqual({ words: before.words, damage: null })
    report.measure('neither the old nor the new', [before.ids, 2].includes(ids) ? 0 : 1, { most: 0 })
    const { problems } = await readStored(testDatabase(), table)
    report.measure('problems in the log', problems.length, { most: 0 })
    // Where it was stored there is nothing left to roll, and no second process would end.
    if (ids === 2) break
  }
  report.check()
}, 300_000)

test('F10 the commands that rebuild a text, merge its rows and migrate the database are killed', async () => {
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

  for (let kill = 0; kill < kills; kill++)
    await run(merging(table.documentId, { skip: kill, when: MOMENTS[kill % MOMENTS.length] }), database.url, null)
  const half = await readStored(database.url, table)
  await run(merging(table.documentId), database.url, null)
  const merged = await readStored(database.url, table)
  report.measure('merging killed: problems in the log', half.problems.length + merged.problems.length, { most: 0 })
  report.measure('merging killed: another text', half.hash === before.hash && merged.hash === before.hash ? 0 : 1, {
    most: 0,
  })
  report.measure('rows looked at by the merging', await readProgress(database.url), { least: 10 })

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

/** Merges all rows that stand before a snapshot; `killAt`: in a process that dies at the statement that stores some of them. */
function merging(
  documentId: string,
  killAt: { skip: number; when: (typeof MOMENTS)[number] | undefined } | null = null,
) {
  const faults = killAt && `{ killAt: { statement: '"firstAt" =', ...${JSON.stringify(killAt)} } }`
  const program = `
    const { default: pg } = await import('pg')
    const { faultyCommits } = await import('#tests/faults/commit-faults.ts')
    const { mergeOldRows } = await import('#server/realtime/collab/log/merging.ts')
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
    ${faults ? `faultyCommits(pool, ${faults})` : ''}
    await mergeOldRows({ pool, log: console }, '${documentId}', { seqs: [], moments: [] }, { oldMs: 0 })
    await pool.end()`
  return ['--import', 'tsx', '--input-type=module', '-e', program]
}

/** Up to which row the texts have been merged. */
async function readProgress(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ seq: string }>('SELECT "seq" FROM "CollabMerging"')
  await client.end()
  return Number(rows[0]?.seq ?? 0)
}

/** A migration is undone by hand, so that there is one to be killed in. */
async function forgetMigrations(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const keys = {
    CollabClient: '"clientId"',
    CollabMove: '"clientId", "clock"',
    CollabRelocation: '"clientId", "clock"',
  }
  for (const [table, key] of Object.entries(keys))
    await client.query(
      `ALTER TABLE "${table}" DROP COLUMN "endedSeq", ADD CONSTRAINT "${table}_pkey" PRIMARY KEY ("documentId", ${key})`,
    )
  await client.query(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%rolled-lineages'`)
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
