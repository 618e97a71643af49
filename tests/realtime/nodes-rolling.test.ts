import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sectionText } from '#app/shared/document-subjects.ts'
import { insertRows } from '#server/realtime/collab/log/commit-statement.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { linesOf, openReady, saved, shows, write } from './collab-harness.ts'
import { meet, startNode } from './node-harness.ts'

let redis: Awaited<ReturnType<typeof startRedis>>
const limits = { rollIds: 3, rollQuietMs: 0, idleUnloadMs: 1 }

describe.skipIf(!hasRedis)('a text that its owner rolls', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())

  test('goes to whichever node asks next, and takes no row of a former owner', async () => {
    const [first, second] = [await startNode(redis, { limits }), await startNode(redis, { limits })]
    await meet(first, second)
    const roundtable = await buildRoundtable()
    const [section, ada, bo] = await Promise.all([
      buildSection({ roundtable }),
      buildMember({ roundtable }),
      buildMember({ roundtable }),
    ])
    const subject = sectionText(section.id)
    const holding = await openReady(first.url, ada, section.id)
    const owner = first.collab.documents.of(subject)!
    for (let visit = 0; visit < 4; visit++) {
      const node = visit % 2 ? first : second
      const guest = await openReady(node.url, visit % 2 ? ada : bo, section.id)
      write(guest, `visit ${visit}`)
      await Promise.all([saved(guest), shows(holding, `visit ${visit}`)])
      guest.destroy()
    }
    const words = await first.collab.host.wordsByGroup(subject)
    const seq = owner.committedSeq
    holding.destroy()
    await expect.poll(() => first.collab.stats.rolls).toBe(1)

    const b = await openReady(second.url, bo, section.id)
    const document = second.collab.documents.of(subject)!
    expect([document.committedSeq, document.doc.store.clients.size]).toEqual([seq + 1, 2])
    const row = {
      seq: seq + 2,
      clientId: 1,
      clientSeq: 1,
      kind: 0,
      identity: null,
      gate: null,
      bytes: new Uint8Array([0, 0]),
    }
    const nothing = { bind: [], moved: [], relocated: [], unplaced: [], placed: [], member: null, at: 0, sealed: true }
    const late = [{ ...row, ...nothing, document: owner }]
    expect(await insertRows(first.pool, late, { prepared: false })).toBe(0)
    const a = await openReady(first.url, ada, section.id)
    write(a, 'on the new one')
    await Promise.all([saved(a), shows(b, 'on the new one')])
    expect(linesOf(b.fragment)).toEqual([0, 1, 2, 3].map((visit) => `visit ${visit}`).concat('on the new one'))
    expect(await first.collab.host.wordsByGroup(subject)).toEqual({
      ...words,
      [ada.group.id]: words[ada.group.id]! + 4,
    })
  })
})
