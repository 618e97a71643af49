import { createHash } from 'node:crypto'
import pg from 'pg'
import { jsonOf } from '#server/realtime/collab/log/image.ts'
import { rowsAfter } from '#server/realtime/collab/log/load.ts'
import { examine } from '#server/realtime/collab/log/offline.ts'
import { replay } from '#server/realtime/collab/log/replay.ts'
import { openChild } from '#tests/realtime/collab-child.ts'
import type { Table } from './build-table.ts'
import type { FaultReport } from './fault-report.ts'
import { all, type Crowd } from './server.ts'
import { authorOf, duplicatesIn, outOfOrder, readLedgers, textOf, tokensIn, tokensInUpdate } from './tokens.ts'

const PATIENCE_MS = 60_000

type Scene = {
  url: string
  databaseUrl: string
  table: Table
  crowds: Crowd[]
  report: FaultReport
  ledgers?: string[]
  staying?: boolean
}

/** How every fault ends: all clients, a newcomer and the log alone have the same text, and every edit is in it as often as it must. */
export async function compareAll({
  url,
  databaseUrl,
  table,
  crowds,
  report,
  ledgers = crowds.map(({ ledger }) => ledger),
  staying = true,
}: Scene) {
  const unsaved = (await all(crowds, (crowd) => crowd.call('saved', PATIENCE_MS))).filter(
    (time) => time === null,
  ).length
  const fresh = openChild(url, table.actors[0]!, table.sectionId)
  await fresh.ready
  const hash = hashOf(jsonOf(fresh.doc))
  const different = await all(crowds, (crowd) => crowd.call('equal', { hash, patienceMs: PATIENCE_MS }))
  const stored = await readStored(databaseUrl, table)
  const { typed, acknowledged, refused } = readLedgers(ledgers)
  const present = tokensIn(textOf(fresh.fragment))
  const here = new Set(present)
  report.measure('edits typed', typed.size)
  report.measure('acknowledged', acknowledged.size, { least: 1 })
  report.measure('acknowledged lost', [...acknowledged].filter((token) => !here.has(token)).length, { most: 0 })
  if (staying)
    report.measure(
      'unacknowledged lost though the author stayed',
      [...typed].filter((token) => !here.has(token) && !refused.has(token)).length,
      { most: 0 },
    )
  report.measure('there twice', duplicatesIn(present).length, { most: 0 })
  report.measure('out of their order', outOfOrder(present).length, { most: 0 })
  report.measure('from nobody', present.filter((token) => !typed.has(token)).length, { most: 0 })
  report.measure('clients not saved', unsaved, { most: 0 })
  report.measure('clients with another text', different.length, { most: 0 })
  report.measure('log with another text', stored.hash === hash ? 0 : 1, { most: 0 })
  report.measure('problems in the log', stored.problems.length, { most: 0 })
  report.measure('rows under another name', stored.misattributed, { most: 0 })
  fresh.destroy()
  return { present: here, typed, acknowledged, refused, stored }
}

/** The document as the log alone has it, and whether each row names whoever wrote it. To compare every snapshot with the log takes its time. */
export async function readStored(databaseUrl: string, table: Table, { snapshots = true } = {}) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  try {
    const rows = await rowsAfter(pool, table.documentId, 0)
    const { doc, damage } = replay(null, rows)
    const problems = [...(damage ? [damage] : []), ...(snapshots ? await examine(pool, { id: table.documentId }) : [])]
    const text = textOf(doc.getXmlFragment('content'))
    return {
      hash: hashOf(jsonOf(doc)),
      problems,
      text,
      misattributed: (await strangersIn(pool, table)).length,
      rows: rows.length,
    }
  } finally {
    await pool.end()
  }
}

async function strangersIn(pool: pg.Pool, { documentId, places }: Table) {
  const { rows } = await pool.query<{ personId: string; organisationId: string; groupId: string; bytes: Buffer }>(
    'SELECT "personId", "organisationId", "groupId", "bytes" FROM "CollabUpdate" WHERE "documentId" = $1 AND "kind" = 0',
    [documentId],
  )
  return rows.filter((row) => {
    const authors = new Set(tokensInUpdate(row.bytes).map(authorOf))
    return [...authors].some((author) => {
      const place = places[author]
      return (
        place?.personId !== row.personId || place.organisationId !== row.organisationId || place.groupId !== row.groupId
      )
    })
  })
}

export function hashOf(json: string) {
  return createHash('sha256').update(json).digest('hex')
}
