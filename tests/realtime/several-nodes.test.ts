import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { linesOf, openReady, saved, shows, when, write } from './collab-harness.ts'
import { twoNodes } from './node-harness.ts'

let redis: Awaited<ReturnType<typeof startRedis>>

describe.skipIf(!hasRedis)('several nodes', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())

  test('people at two nodes write in one section: one node holds it, all see each other and are told when they are saved', async () => {
    const { first, second, section, ada, bo } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    const b = await openReady(second.url, bo, section.id)
    expect(first.collab.documents.of({ type: 'section', id: section.id })?.members.size).toBe(2)
    expect(second.collab.documents.of({ type: 'section', id: section.id })).toBeUndefined()
    write(a, 'from the first')
    await shows(b, 'from the first')
    write(b, 'from the second')
    await Promise.all([shows(a, 'from the second'), saved(a), saved(b)])
    expect(linesOf(b.fragment)).toEqual(linesOf(a.fragment))
    expect(a.people.map(({ name }) => name)).toContain(bo.person.name)
    b.destroy()
    await when(a, () => a.people.length === 1, 'bo to be gone')
  })

  test('a node that stops hands its documents over: whoever writes at the other goes on at once', async () => {
    const { first, second, section, ada, bo } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    const b = await openReady(second.url, bo, section.id)
    write(a, 'before')
    await Promise.all([saved(a), shows(b, 'before')])
    await first.end()
    write(b, 'after')
    await when(
      b,
      () => b.state === 'saved' && second.collab.documents.of({ type: 'section', id: section.id }) !== undefined,
      'the other node to have it',
    )
    expect(linesOf(b.fragment)).toEqual(['before', 'after'])
  })

  test('a node that is killed is followed by the other once its lease has run out; nothing acknowledged is missing', async () => {
    const { first, second, section, ada, bo } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    const b = await openReady(second.url, bo, section.id)
    write(a, 'acknowledged')
    await saved(a)
    await first.end({ kill: true })
    write(b, 'typed meanwhile')
    await when(
      b,
      () => second.collab.documents.of({ type: 'section', id: section.id }) !== undefined && b.state === 'saved',
      'the other node to have it',
    )
    expect([...linesOf(b.fragment)].sort()).toEqual(['acknowledged', 'typed meanwhile'])
  })

  test('while Redis is gone the owner’s own people write on; the others’ text waits and nothing is lost', async () => {
    const { first, second, section, ada, bo, caz } = await twoNodes(redis)
    const [a, c] = await Promise.all([openReady(first.url, ada, section.id), openReady(first.url, caz, section.id)])
    const b = await openReady(second.url, bo, section.id)
    await redis.kill()
    write(a, 'by the owner')
    await Promise.all([saved(a), shows(c, 'by the owner')])
    write(b, 'by the edge')
    await when(b, () => b.state !== 'saved', 'not saved')
    await redis.restart()
    await Promise.all([saved(b), shows(a, 'by the edge'), shows(b, 'by the owner')])
    expect(linesOf(b.fragment)).toEqual(linesOf(a.fragment))
    expect(linesOf(a.fragment)).toHaveLength(2)
  })

  test('messages that are lost between nodes are missed by nobody', async () => {
    const { first, second, section, ada, bo } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    const b = await openReady(second.url, bo, section.id)
    for (let round = 0; round < 5; round++) {
      write(a, `a${round}`)
      write(b, `b${round}`)
      await redis.cutSubscribers()
      write(a, `a${round} after`)
      write(b, `b${round} after`)
      await Promise.all([shows(a, `b${round} after`), shows(b, `a${round} after`)])
    }
    await Promise.all([saved(a), saved(b)])
    expect(linesOf(b.fragment)).toEqual(linesOf(a.fragment))
    expect([...linesOf(a.fragment)].sort()).toEqual(
      ['a', 'b']
        .flatMap((who) => [0, 1, 2, 3, 4].flatMap((round) => [`${who}${round}`, `${who}${round} after`]))
        .sort(),
    )
  })

  test('what features ask of a text is answered by whoever holds it', async () => {
    const { first, section, ada } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    write(a, 'three words here')
    await saved(a)
    // The host of the node that started last, which is not the owner.
    expect(await documentHost().wordsByGroup({ type: 'section', id: section.id })).toEqual({
      [ada.organisation.groupId]: 3,
    })
    expect((await documentHost().contentOf({ type: 'section', id: section.id })).headSeq).toBeGreaterThan(0)
    await expect(
      documentHost().contentOf({ type: 'section', id: '0190aaaa-0000-7000-8000-000000000000' }),
    ).rejects.toThrow('not-found')
  })
})
