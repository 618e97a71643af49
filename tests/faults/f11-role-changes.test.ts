import pg from 'pg'
import { test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import type { Table } from './build-table.ts'
import { faultReport } from './fault-report.ts'
import { patience, scaled } from './scale.ts'
import { all, pause, startCrowds, startServer } from './server.ts'
import { authorOf, readLedgers } from './tokens.ts'
import { compareAll } from './verdict.ts'

const PEOPLE = scaled({ short: 8, full: 60 })
const EVERY_MS = scaled({ short: 60, full: 500 })
const ON_MS = scaled({ short: 700, full: 2500 })
const nothing = undefined as never
/** Whom what happens to, by their number; to everybody but the moderator in the end. */
const CHANGES = [
  { what: 'observer', who: 1, becomes: 'reader' },
  { what: 'ended', who: 2, becomes: 'gone' },
  { what: 'session', who: 3, becomes: 'gone' },
  { what: 'lock', who: 4, becomes: 'reader' },
] as const

test('F11 roles change while all type on: what comes after is in no log, and offered back', async () => {
  const report = faultReport('F11', 'roles change under load', `${PEOPLE} people typing, who go on after they may not`)
  const server = await startServer({ databaseUrl: testDatabase() })
  const table = await server.call('make', PEOPLE)
  const crowds = await startCrowds(server.url, table)
  const [crowd] = crowds
  await crowd!.call('type', { everyMs: EVERY_MS })
  await crowd!.call('acknowledgedAgain', nothing)
  for (const { what, who, becomes } of CHANGES) {
    const begun = Date.now()
    const waited = crowd!.call('became', { index: who, state: becomes, patienceMs: 30_000 })
    const { at, lastSeq } = await server.call('change', {
      what,
      roundtableId: table.roundtableId,
      sectionId: table.sectionId,
      actor: table.actors[who]!,
    })
    const told = (await waited) ?? Infinity
    report.measure(`${what}: known to whom it concerns, after the commit`, Math.max(0, told - at), {
      most: 1000 * patience,
      unit: ' ms',
    })
    await pause(ON_MS)
    report.measure(`${what}: rows of theirs after it`, await rowsBehind(table, what === 'lock' ? null : who, lastSeq), {
      most: 0,
    })
    if (what === 'session') report.measure('session: from the change to its commit', at - begun, { unit: ' ms' })
  }
  await crowd!.call('stop', nothing)
  await all(crowds, (it) => it.call('saved', 60_000))
  const { typed, refused } = readLedgers(crowds.map(({ ledger }) => ledger))
  const { present } = await compareAll({
    url: server.url,
    databaseUrl: testDatabase(),
    table,
    crowds,
    report,
    staying: false,
  })
  // Whoever is shown out has no page to be offered anything on: their draft is on their device.
  const stayed = [...typed].filter((token) => ![2, 3].includes(authorOf(token)))
  report.measure(
    'typed, not stored and not offered back',
    stayed.filter((token) => !present.has(token) && !refused.has(token)).length,
    { most: 0 },
  )
  report.measure('offered back', refused.size, { least: 1 })
  report.measure('both stored and offered back', [...refused].filter((token) => present.has(token)).length, { most: 0 })
  report.check()
}, 300_000)

/** Rows of this author, or of everybody but the moderator, behind the last one that was taken when their role changed. */
async function rowsBehind({ documentId, actors }: Table, who: number | null, lastSeq: number) {
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 1 })
  const persons = who === null ? actors.slice(1).map(({ personId }) => personId) : [actors[who]!.personId]
  const { rows } = await pool.query<{ late: string }>(
    'SELECT count(*) AS late FROM "CollabUpdate" WHERE "documentId" = $1 AND "personId" = ANY($2::uuid[]) AND "seq" > $3',
    [documentId, persons, lastSeq],
  )
  await pool.end()
  return Number(rows[0]!.late)
}
