import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { linesOf, openReady, saved, shows, write } from './collab-harness.ts'
import { meet, startNode } from './node-harness.ts'

let redis: Awaited<ReturnType<typeof startRedis>>

/** Somebody at a roundtable of their own. */
async function desk() {
  const roundtable = await buildRoundtable()
  const [section, member, guest] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable }), buildMember({ roundtable })])
  return { section, member, guest }
}

describe.skipIf(!hasRedis)('what nodes keep apart', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())

  test('Redis was emptied and a node has started since: no text is shown at another roundtable', async () => {
    const first = await startNode(redis)
    await redis.flush()
    const second = await startNode(redis)
    await meet(first, second)
    const [here, there] = [await desk(), await desk()]
    const a = await openReady(first.url, here.member, here.section.id)
    const b = await openReady(second.url, there.member, there.section.id)
    expect(second.collab.documents.ofSection(there.section.id)).toBeDefined()
    expect(second.collab.documents.ofSection(there.section.id)!.channel).not.toBe(first.collab.documents.ofSection(here.section.id)!.channel)
    // At the first node, which holds the one text and is the edge of the other.
    const guest = await openReady(first.url, there.guest, there.section.id)
    for (let round = 0; round < 3; round++) {
      write(a, `of the one table ${round}`)
      await saved(a)
      write(b, `of the other ${round}`)
      await shows(guest, `of the other ${round}`)
    }
    write(guest, 'as a guest')
    await Promise.all([saved(guest), shows(b, 'as a guest')])
    expect(linesOf(guest.fragment)).toEqual(linesOf(b.fragment))
    expect(linesOf(a.fragment)).toHaveLength(3)
  })
})
