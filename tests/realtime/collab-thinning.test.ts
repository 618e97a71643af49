import { expect, test } from 'vitest'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { examine } from '#server/realtime/collab/log/offline.ts'
import { thinSnapshots } from '#server/realtime/collab/log/thinning.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, startCollab, write } from './collab-harness.ts'

test('of the snapshots of a text the newest three stay, and those that were kept; any state and every author with them', async () => {
  const { url, collab, pool, close } = await startCollab({ limits: { compactRows: 2 } })
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable })])
  const a = await openReady(url, ada, section.id)
  const text = sectionText(section.id)
  const document = collab.documents.of(text)!
  const { id } = document
  let kept = 0
  for (let line = 0; line < 16; line++) {
    write(a, `line ${line}`)
    await saved(a)
    // Rows that come while a snapshot is made make none due.
    await expect.poll(() => document.compacting || document.rowsSinceSnapshot >= 2).toBe(false)
    if (line === 6) kept = await collab.host.keepVersion(text)
  }
  expect(collab.stats.snapshots).toBeGreaterThan(6)
  // One that is being made would stand beside the newest three until it thins them itself.
  await expect.poll(() => document.compacting).toBe(false)
  await thinSnapshots(pool, id)
  const rows = await db.collabSnapshot.findMany({ where: { documentId: id }, orderBy: { seq: 'asc' } })
  const seqs = rows.map(({ seq }) => Number(seq))
  // The first, that of the version, and the three newest.
  expect(seqs).toHaveLength(5)
  expect(seqs[1]).toBe(kept)
  expect(rows.map((row) => row.kept)).toEqual([false, true, false, false, false])
  for (let seq = 1; seq <= 16; seq++) {
    const { content } = await collab.host.contentAt(text, seq)
    expect(content).toHaveLength(seq)
  }
  expect(await examine(pool, { id })).toEqual([])
  await close()
  const second = await startCollab()
  const late = await openReady(second.url, ada, section.id)
  expect(linesOf(late.fragment)).toHaveLength(16)
  expect(await second.collab.host.wordsByGroup(text)).toEqual({ [ada.group.id]: 32 })
})

test('a long text keeps a snapshot of each ten thousand rows', async () => {
  const { pool } = await startCollab()
  const section = await buildSection({ roundtable: await buildRoundtable() })
  const { id: documentId } = await db.collabDocument.create({
    data: { subjectType: 'section', subjectId: section.id, schemaVersion: SCHEMA_VERSION },
  })
  const bytes = new Uint8Array([0, 0])
  const other = { bytes, stateVector: bytes, json: {}, hash: bytes, clientSeqs: {} }
  await db.collabSnapshot.createMany({
    data: Array.from({ length: 60 }, (_, at) => ({ documentId, seq: BigInt(500 * (at + 1)), ...other })),
  })
  expect(await thinSnapshots(pool, documentId)).toBe(54)
  const left = await db.collabSnapshot.findMany({ where: { documentId }, orderBy: { seq: 'asc' } })
  expect(left.map(({ seq }) => Number(seq))).toEqual([500, 10_000, 20_000, 29_000, 29_500, 30_000])
  expect(await thinSnapshots(pool, documentId)).toBe(0)
})
