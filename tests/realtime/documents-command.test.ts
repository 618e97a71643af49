import { execFile } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { linesOf, openReady, saved, startCollab, write } from './collab-harness.ts'

async function stored() {
  const server = await startCollab({ limits: { compactRows: 3 } })
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable })])
  const a = await openReady(server.url, ada, section.id)
  for (let line = 0; line < 7; line++) {
    write(a, `line ${line}`)
    await saved(a)
    // Rows that come while a snapshot is made make none due.
    await expect.poll(() => server.collab.stats.snapshots).toBe(Math.floor((line + 1) / 3))
  }
  const { id } = server.collab.documents.of({ type: 'section', id: section.id })!
  a.destroy()
  await server.close()
  return { id, section, ada }
}

function documents(...args: string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, DATABASE_URL: testDatabase() }
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/stored-documents.ts', ...args],
      { env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    ),
  )
}

test('stored documents are verified, rebuilt and exported without the server', async () => {
  const { id, section, ada } = await stored()
  const only = ['--document', id]
  expect(await documents('verify', ...only)).toMatchObject({ code: 0 })

  const { pool, url } = await startCollab()
  await pool.query(
    `UPDATE "CollabSnapshot" SET "bytes" = set_byte("bytes", 5, 255 - get_byte("bytes", 5)) WHERE "documentId" = $1`,
    [id],
  )
  const broken = await documents('verify', ...only)
  expect([broken.code, /snapshot \d+ is broken/.test(broken.output)]).toEqual([1, true])
  expect(await documents('rebuild', ...only)).toMatchObject({
    code: 0,
    output: expect.stringContaining('snapshot at row 7') as string,
  })
  const { rows } = await pool.query('SELECT "seq" FROM "CollabSnapshot" WHERE "documentId" = $1 AND "seq" = 7', [id])
  expect(rows).toHaveLength(1)
  await pool.query('DELETE FROM "CollabSnapshot" WHERE "documentId" = $1 AND "seq" < 7', [id])
  expect(await documents('verify', ...only)).toMatchObject({ code: 0 })

  const folder = await mkdtemp(path.join(tmpdir(), 'rt-export-'))
  expect(await documents('export', folder, ...only)).toMatchObject({ code: 0 })
  expect(await readFile(path.join(folder, `${id}.txt`), 'utf8')).toContain('line 0\nline 1\n')
  expect(JSON.parse(await readFile(path.join(folder, `${id}.json`), 'utf8'))).toMatchObject({
    title: section.title,
    content: { type: 'doc' },
  })

  // A hole in the log that the snapshot covers: the text is whole, the history is not.
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = 2', [id])
  const hole = await documents('verify', ...only)
  expect([hole.code, hole.output.includes('row 2 is missing')]).toEqual([1, true])
  const b = await openReady(url, ada, section.id)
  expect([linesOf(b.fragment).length, b.role]).toEqual([7, 'writer'])
  expect((await documents('nonsense')).code).toBe(2)
})
