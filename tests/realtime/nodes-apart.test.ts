import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { linesOf, openReady, saved, shows, when, write } from './collab-harness.ts'
import { gatedAccess } from './gates.ts'
import { meet, startNode } from './node-harness.ts'
import { rawClient } from './raw-client.ts'

let redis: Awaited<ReturnType<typeof startRedis>>

/** Somebody at a roundtable of their own. */
async function desk() {
  const roundtable = await buildRoundtable()
  const [section, member, guest] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
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
    expect(second.collab.documents.of({ type: 'section', id: there.section.id })).toBeDefined()
    expect(second.collab.documents.of({ type: 'section', id: there.section.id })!.channel).not.toBe(
      first.collab.documents.of({ type: 'section', id: here.section.id })!.channel,
    )
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

  test('documents that were given up leave no channel behind at an edge', async () => {
    const owner = await startNode(redis)
    const edge = await startNode(redis, { limits: { channelsPerSocket: 2 } })
    await meet(owner, edge)
    const { section, member, guest } = await desk()
    await openReady(owner.url, member, section.id)
    const b = await openReady(edge.url, guest, section.id)
    for (let round = 0; round < 4; round++) {
      const document = owner.collab.documents.of({ type: 'section', id: section.id })!
      await owner.pool.query('UPDATE "CollabDocument" SET "ownerEpoch" = "ownerEpoch" + 1 WHERE "id" = $1', [
        document.id,
      ])
      write(b, `round ${round}`)
      await when(b, () => document.closed && b.state === 'saved', 'the text to be open again')
    }
    expect(b.refusedText).toBeNull()
    expect(linesOf(b.fragment)).toHaveLength(4)
  })

  test('whose line ends while their JOIN is on its way to the owner leaves nobody behind there', async () => {
    const { gate, access } = gatedAccess()
    const owner = await startNode(redis)
    const edge = await startNode(redis, { access })
    await meet(owner, edge)
    const { section, member, guest } = await desk()
    const a = await openReady(owner.url, member, section.id)
    gate.closed = true
    const raw = rawClient(edge.url, guest)
    raw.join(section.id)
    await expect.poll(() => gate.waiting.length).toBe(1)
    raw.socket.disconnect()
    await expect.poll(() => edge.collab.stats.sockets).toBe(0)
    gate.open()
    // Behind it, over the same line.
    const b = await openReady(edge.url, guest, section.id)
    write(b, 'here')
    await shows(a, 'here')
    expect(owner.collab.documents.of({ type: 'section', id: section.id })!.members.size).toBe(2)
  })
})
