import { expect, test } from 'vitest'
import { examine } from '#server/realtime/collab/log/offline.ts'
import { prepareRoll, storeRoll } from '#server/realtime/collab/log/roll.ts'
import { DEFAULT_LIMITS } from '#server/realtime/collab/wire/limits.ts'
import { faultyPool } from '#tests/faults/faulty-pool.ts'
import { linesOf, open, openReady, quiet, saved, startCollab, write } from './collab-harness.ts'
import { lineageOf, LINES, SMALL, visited } from './visited-text.ts'

test('somebody who comes while it is stored waits for it; who comes before that is not kept waiting, and it is left as it is', async () => {
  const scene = await visited()
  const { section, subject, ada, id, lineage } = scene
  await scene.close()
  const { pool, state } = faultyPool({ stalls: 'SET "lineage"' })
  const server = await startCollab({ pool, limits: SMALL })
  state.fault = 'stalled'
  await server.collab.host.contentOf(subject)
  await expect.poll(() => state.commits).toBe(1)
  const waiting = open(server.url, ada, section.id)
  expect(server.collab.documents.of(subject)).toBeUndefined()
  // Another node has taken it over meanwhile.
  await pool.query('UPDATE "CollabDocument" SET "ownerEpoch" = "ownerEpoch" + 1 WHERE "id" = $1', [id])
  state.fault = 'none'
  state.release()
  await waiting.ready
  expect([await lineageOf({ pool, id }), server.collab.stats.rolls]).toEqual([lineage, 0])
  expect(linesOf(waiting.fragment)).toEqual(LINES)
  const document = server.collab.documents.of(subject)!
  // While somebody is there it is never begun; what was begun before they came is not stored.
  const settings = { pool, log: quiet, stats: server.collab.stats, limits: { ...DEFAULT_LIMITS, ...SMALL } }
  const roll = (await prepareRoll(settings, document))!
  write(waiting, 'One more.')
  await saved(waiting)
  expect(await storeRoll(settings, document, roll)).toBe(false)
  expect(await examine(pool, { id })).toEqual([])

  state.fault = 'stalled'
  waiting.destroy()
  await expect.poll(() => state.commits).toBe(3)
  const later = open(server.url, ada, section.id)
  state.fault = 'none'
  state.release()
  await later.ready
  expect(linesOf(later.fragment)).toEqual([...LINES, 'One more.'])
  expect(server.collab.documents.of(subject)!.doc.store.clients.size).toBe(3)
  expect(await lineageOf({ pool, id })).not.toBe(lineage)
})

test('the answer to the rolling is lost: the next to come reads what the database has', async () => {
  const scene = await visited()
  const { section, subject, bo, id } = scene
  await scene.close()
  const { pool, state } = faultyPool({ stalls: 'SET "lineage"' })
  state.fault = 'answer lost'
  const server = await startCollab({ pool, limits: SMALL })
  await server.collab.host.contentOf(subject)
  await expect.poll(() => state.commits).toBe(1)
  const b = await openReady(server.url, bo, section.id)
  write(b, 'Goes on.')
  await saved(b)
  expect(linesOf(b.fragment)).toEqual([...LINES, 'Goes on.'])
  expect(server.collab.documents.of(subject)!.doc.store.clients.size).toBe(4)
  expect(await examine(pool, { id })).toEqual([])
})

test('a text that cannot be rolled goes on as it is, and is not tried again before somebody has written in it', async () => {
  const scene = await visited()
  const { section, subject, id, ada } = scene
  await scene.close()
  const errors: string[] = []
  const server = await startCollab({
    limits: SMALL,
    log: { ...quiet, error: (_: object, message: string) => void errors.push(message) },
  })
  const { collab, pool } = server
  const { rows } = await pool.query('SELECT * FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = 5', [id])
  const look = async () => {
    await collab.host.contentOf(subject)
    await expect.poll(() => collab.documents.of(subject)).toBeUndefined()
  }
  await collab.documents.acquire(id)
  await pool.query('UPDATE "CollabUpdate" SET "bytes" = $2 WHERE "documentId" = $1 AND "seq" = 5', [id, Buffer.of(9)])
  collab.documents.release(collab.documents.of(subject)!)
  await expect.poll(() => collab.documents.of(subject)).toBeUndefined()
  await pool.query('UPDATE "CollabUpdate" SET "bytes" = $2 WHERE "documentId" = $1 AND "seq" = 5', [id, rows[0].bytes])
  await look()
  await look()
  expect([errors, collab.stats.rolls]).toEqual([[expect.stringContaining('was not rolled')], 0])
  const a = await openReady(server.url, ada, section.id)
  write(a, 'Something new.')
  await saved(a)
  a.destroy()
  await expect.poll(() => collab.stats.rolls).toBe(1)
})
