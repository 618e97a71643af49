// The second half of npm run bench:versions -- [--letters 100000]: what a text takes on the disk that is typed letter by letter.
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '../../../app/editor/schema/version.ts'
import { connectDatabase, disconnectDatabase } from '../../../app/platform/db.server.ts'
import { migrate } from '../../../server/database/migrate.ts'
import { LiveDocument } from '../../../server/realtime/collab/document/live-document.ts'
import { ROW_KIND } from '../../../server/realtime/collab/document/row.ts'
import { insertRows } from '../../../server/realtime/collab/log/commit-statement.ts'
import { compact, isCompactionDue } from '../../../server/realtime/collab/log/compaction.ts'
import { loadDocument } from '../../../server/realtime/collab/log/load.ts'
import { mergeOldRows } from '../../../server/realtime/collab/log/merging.ts'
import { examine } from '../../../server/realtime/collab/log/offline.ts'
import { Stats } from '../../../server/realtime/collab/measures/stats.ts'
import { DEFAULT_LIMITS } from '../../../server/realtime/collab/wire/limits.ts'
import { buildMember, buildRoundtable, buildSection } from '../../factories/roundtables.ts'
import { startPostgres } from '../lib/postgres.ts'

const PARAGRAPH = 300
const { values } = parseArgs({ options: { letters: { type: 'string', default: '100000' } } })
const letters = Number(values.letters)

let seed = 1
/** Letters as a text has them: common ones often, a blank every six. The same in every run. */
function letterOf() {
  seed = (seed * 48_271) % 2_147_483_647
  return '      eeeetttaaaooinnsshrrdlcumwfgypbvk'[seed % 37]!
}

const cluster = await startPostgres()
if (!cluster) throw new Error('PostgreSQL is not installed here')
const url = await cluster.databaseUrl('growth')
await migrate(url)
connectDatabase(url)
const pool = new pg.Pool({ connectionString: url })
try {
  const roundtable = await buildRoundtable()
  const [id, otherId, ada] = await Promise.all([textIn(roundtable), textIn(roundtable), buildMember({ roundtable })])
  const document = await open(id)
  const { personId, organisationId, groupId } = ada.seat
  const identity = { personId, organisationId, groupId }
  const made = await type(document, identity)
  await pool.query('VACUUM FULL "CollabUpdate"')
  await pool.query('VACUUM FULL "CollabSnapshot"')
  const [rows, snapshots] = [await sizeOf('CollabUpdate'), await sizeOf('CollabSnapshot')]
  const state = Y.encodeStateAsUpdateV2(document.doc).length
  const merged = await merge(id, await open(otherId), identity)
  const perMillion = (bytes: number) => `${(((bytes / letters) * 1e6) / 2 ** 20).toFixed(0)} MiB`
  console.log(
    `\n${letters} letters typed one by one in paragraphs of ${PARAGRAPH}, each a row, PostgreSQL ${cluster.version}\n`,
  )
  console.log('| on the disk, by million letters | |\n| --- | ---: |')
  console.log(`| the text itself, encoded | ${perMillion(state)} |`)
  console.log(`| rows of the log with their index | ${perMillion(rows)} |`)
  console.log(`| the same, merged: ${merged.left} rows of ${letters} | ${perMillion(merged.bytes)} |`)
  console.log(`| snapshots that were made: ${made.count} | ${perMillion(made.bytes)} |`)
  console.log(`| snapshots that are left: ${await snapshotsLeft()} | ${perMillion(snapshots)} |`)
  console.log(
    `\nMerging took ${merged.seconds.toFixed(1)} s. Commits of another text and of this one, ms: p50, p95, longest`,
  )
  console.log(`before   ${merged.before}\nmeanwhile ${merged.meanwhile}`)
} finally {
  await pool.end()
  await disconnectDatabase()
  cluster.stop()
}
process.exit(0)

async function textIn(roundtable: { id: string }) {
  const [section, id] = [await buildSection({ roundtable }), randomUUID()]
  await pool.query(
    `INSERT INTO "CollabDocument" ("id", "subjectType", "subjectId", "lineage", "schemaVersion") VALUES ($1, 'section', $2, $1, $3)`,
    [id, section.id, SCHEMA_VERSION],
  )
  return id
}

async function open(id: string) {
  return new LiveDocument(
    await loadDocument(pool, id, { node: 'bench', leaseMs: 60_000, alone: true, schemaVersion: SCHEMA_VERSION }),
  )
}

/** Merges the rows of a text while another is written in, and shares its lock with commits of its own. */
async function merge(id: string, other: LiveDocument, identity: Identity) {
  const typist = new Y.Doc()
  const commits = async (until: () => boolean) => {
    const took: number[] = []
    while (!until()) {
      const bytes = new Promise<Uint8Array>((resolve) => typist.once('update', resolve))
      typist.getXmlFragment('content').push([new Y.XmlElement('paragraph')])
      const rows = [appended(other, typist, identity, other.apply(await bytes)!)]
      const started = performance.now()
      await pool.query('BEGIN; SELECT FROM "CollabDocument" WHERE "id" = \'' + id + "' FOR SHARE; COMMIT")
      await insertRows(pool, rows, { prepared: true })
      took.push(performance.now() - started)
      other.committed(rows)
      await setTimeout(5)
    }
    const ms = took.toSorted((a, b) => a - b)
    return [0.5, 0.95, 1].map((share) => ms[Math.ceil(ms.length * share) - 1]!.toFixed(1)).join(', ')
  }
  const quietUntil = performance.now() + 5000
  const before = await commits(() => performance.now() > quietUntil)
  const started = performance.now()
  const named = { seqs: [], moments: [] }
  let seconds = 0
  const merging = mergeOldRows({ pool, log: console }, id, named, { oldMs: 0 }).then(
    () => (seconds = (performance.now() - started) / 1000),
  )
  const meanwhile = await commits(() => seconds > 0)
  await merging
  const problems = await examine(pool, { id })
  if (problems.length) throw new Error(problems.join(', '))
  const { rows } = await pool.query('SELECT FROM "CollabUpdate" WHERE "documentId" = $1', [id])
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1', [other.id])
  await pool.query('VACUUM FULL "CollabUpdate"')
  return { left: rows.length, bytes: await sizeOf('CollabUpdate'), seconds, before, meanwhile }
}

type Identity = { personId: string; organisationId: string; groupId: string }

function appended(document: LiveDocument, author: Y.Doc, identity: Identity, bytes: Uint8Array) {
  const given = { clientId: author.clientID, clientSeq: 0, kind: ROW_KIND.edit, identity, gate: null, bytes }
  const { row } = document.append({ ...given, bind: [], member: null })
  row.sealed = true
  return row
}

async function type(document: LiveDocument, identity: Identity) {
  const made = { count: 0, bytes: 0 }
  const log = { info() {}, warn: console.warn, error: console.error }
  const author = new Y.Doc()
  author.on('update', (bytes: Uint8Array) => {
    appended(document, author, identity, document.apply(bytes)!)
  })
  const content = author.getXmlFragment('content')
  let text = new Y.XmlText()
  for (let letter = 0; letter < letters; letter++) {
    if (letter % PARAGRAPH === 0) {
      const paragraph = new Y.XmlElement('paragraph')
      author.transact(() => {
        text = new Y.XmlText()
        content.push([paragraph])
        paragraph.push([text])
      })
    }
    text.insert(letter % PARAGRAPH, letterOf())
    if (document.pending.length < DEFAULT_LIMITS.compactRows) continue
    const rows = [...document.pending]
    await insertRows(pool, rows, { prepared: true })
    document.committed(rows)
    if (!isCompactionDue(DEFAULT_LIMITS, document)) continue
    await compact({ pool, log, stats: new Stats() }, document)
    const { rows: newest } = await pool.query<{ bytes: string }>(
      'SELECT pg_column_size("bytes") + pg_column_size("json") AS bytes FROM "CollabSnapshot" s ORDER BY "seq" DESC LIMIT 1',
    )
    made.count++
    made.bytes += Number(newest[0]!.bytes)
  }
  return made
}

async function sizeOf(table: string) {
  const { rows } = await pool.query<{ bytes: string }>(`SELECT pg_total_relation_size('"${table}"') AS bytes`)
  return Number(rows[0]!.bytes)
}

async function snapshotsLeft() {
  return (await pool.query('SELECT 1 FROM "CollabSnapshot"')).rowCount
}
