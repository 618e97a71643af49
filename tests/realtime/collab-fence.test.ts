import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { ROW_KIND } from '#server/realtime/collab/document/row.ts'
import { insertRows } from '#server/realtime/collab/log/commit-statement.ts'
import { loadDocument } from '#server/realtime/collab/log/load.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { actorOf } from './collab-harness.ts'
import { updateOf } from './raw-client.ts'

const alone = { node: 'alone', leaseMs: 1000, alone: true, schemaVersion: SCHEMA_VERSION }

/** A document that an owner holds with one row to store, and a connection of that owner's. */
async function ownedDocument() {
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable })])
  const { documentId } = await sectionDocumentAccess(actorOf(ada), section.id)
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 4 })
  onTestFinished(() => pool.end())
  const former = new LiveDocument(await loadDocument(pool, documentId, alone))
  const { row } = former.append({
    clientId: 77,
    clientSeq: 1,
    kind: ROW_KIND.edit,
    identity: ada.seat,
    gate: null,
    bind: [77],
    member: null,
    bytes: former.apply(updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')])))!,
  })
  return { documentId, pool, row }
}

/** Resolves when some statement of this database waits for a lock, or the work is done without one. */
async function waitsForALock(pool: pg.Pool, work: Promise<unknown>) {
  let done = false
  void work.finally(() => (done = true)).catch(() => undefined)
  await expect
    .poll(async () => {
      const { rows } = await pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      return done || rows.length > 0
    })
    .toBe(true)
  return !done
}

describe.skipIf(!process.env.TEST_DATABASE_URL)('a document changes its owner while a commit is in flight', () => {
  test('the commit came first: the new owner waits for it and has its rows', async () => {
    const { documentId, pool, row } = await ownedDocument()
    const owner = await pool.connect()
    await owner.query('BEGIN')
    expect(await insertRows(owner, [row], { prepared: false })).toBe(1)
    const loading = loadDocument(pool, documentId, alone)
    await waitsForALock(pool, loading)
    await owner.query('COMMIT')
    owner.release()
    const loaded = await loading
    expect(loaded).toMatchObject({ headSeq: 1, damage: null })
    expect([...loaded.bindings.keys()]).toEqual([77])
  })

  test('the new owner came first: the commit waits for it and stores nothing', async () => {
    const { documentId, pool, row } = await ownedDocument()
    const heir = await pool.connect()
    await heir.query('BEGIN')
    await heir.query('UPDATE "CollabDocument" SET "ownerEpoch" = "ownerEpoch" + 1 WHERE "id" = $1', [documentId])
    const storing = insertRows(pool, [row], { prepared: false })
    await waitsForALock(pool, storing)
    await heir.query('COMMIT')
    heir.release()
    expect(await storing).toBe(0)
    const { rows } = await pool.query('SELECT 1 FROM "CollabClient" WHERE "documentId" = $1', [documentId])
    expect(rows).toHaveLength(0)
  })

  test('the text was locked first: the commit waits for it and stores nothing, with all that comes with its rows', async () => {
    const { documentId, pool, row } = await ownedDocument()
    const lock = await pool.connect()
    await lock.query('BEGIN')
    await lock.query('UPDATE "CollabDocument" SET "gate" = "gate" + 1 WHERE "id" = $1', [documentId])
    const storing = insertRows(pool, [{ ...row, gate: 0 }], { prepared: false })
    await waitsForALock(pool, storing)
    await lock.query('COMMIT')
    lock.release()
    expect(await storing).toBe(0)
    const { rows } = await pool.query('SELECT 1 FROM "CollabClient" WHERE "documentId" = $1', [documentId])
    expect(rows).toHaveLength(0)
  })

  test('the commit came first: the lock waits for it', async () => {
    const { documentId, pool, row } = await ownedDocument()
    const owner = await pool.connect()
    await owner.query('BEGIN')
    expect(await insertRows(owner, [{ ...row, gate: 0 }], { prepared: false })).toBe(1)
    const locking = pool.query('UPDATE "CollabDocument" SET "gate" = "gate" + 1 WHERE "id" = $1', [documentId])
    expect(await waitsForALock(pool, locking)).toBe(true)
    await owner.query('COMMIT')
    owner.release()
    await locking
  })
})
