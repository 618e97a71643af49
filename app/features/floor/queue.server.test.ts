import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildFloor, idsOf } from '#tests/factories/floor.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { queueSchema } from './floor.schema.ts'
import { deskFloorPart } from './floor-part.server.ts'

const refused = (messageKey: string, values: object = {}) => expect.objectContaining({ messageKey, values })

describe('the queue', () => {
  it('is set by what its author saw', async () => {
    const { session, queue, floor } = await buildFloor()
    await queue({ act: 'queue', queue: 'closed', was: 'open' })
    await queue({ act: 'queue', queue: 'closed', was: 'open' })
    await expect(queue({ act: 'queue', queue: 'points', was: 'open' })).rejects.toEqual(
      refused('floor.queue-now-closed'),
    )
    await queue({ act: 'order', order: 'asked', was: 'fair' })
    expect(await floor()).toMatchObject({ queue: 'closed', order: 'asked' })
    expect(await db.event.count({ where: { subjectId: session.id } })).toBe(2)
  })

  it('keeps whom a moderator puts somewhere there, on record with who stood there, until they take it back', async () => {
    const { ada, ben, cem, ask, queue, floor, names, requestOf, lastEvent } = await buildFloor()
    for (const who of [ada, ben, cem]) await ask(who)
    const requestId = await requestOf(cem)
    await queue({ act: 'pin', requestId, place: 1 })
    expect(await names()).toEqual([cem, ada, ben].map(({ person }) => person.name))
    expect(await lastEvent()).toMatchObject({
      name: 'floor.pinned',
      data: { personId: cem.person.id, from: 3, place: 1, insteadOf: ada.person.id },
    })
    expect((await floor()).next[0]).toMatchObject({
      pinned: true,
      reasons: [{ is: 'pinned' }, { is: 'group-silent' }, { is: 'asked', n: 3 }],
    })
    await queue({ act: 'pin', requestId, place: 900 })
    expect((await names()).at(-1)).toBe(cem.person.name)
    await queue({ act: 'unpin', requestId })
    await queue({ act: 'unpin', requestId })
    expect((await floor()).next.some(({ pinned }) => pinned)).toBe(false)
  })

  it('takes people without a device by name, also while it is closed, and marks them for moderators', async () => {
    const { session, moderator, ada, queue } = await buildFloor()
    await queue({ act: 'queue', queue: 'closed', was: 'open' })
    await queue({ act: 'add', personId: ada.person.id, kind: 'for', line: '' })
    await expect(queue({ act: 'add', personId: ada.person.id, kind: 'for', line: '' })).rejects.toEqual(
      refused('floor.other-waiting'),
    )
    expect((await deskFloorPart(session.id)).value.places).toMatchObject([
      { name: ada.person.name, kind: 'for', added: true },
    ])
    expect(await db.floorRequest.findFirst({ where: { sessionId: session.id } })).toMatchObject({
      ...idsOf(ada),
      byId: moderator.person.id,
    })
    const stranger = await buildMember()
    await expect(queue({ act: 'add', personId: stranger.person.id, kind: 'for', line: '' })).rejects.toEqual(
      refused('floor.person-missing'),
    )
  })

  it('is changed beside a speech whose clock runs on', async () => {
    const { ada, ben, ask, queue, give, floor, names, requestOf } = await buildFloor()
    for (const who of [ada, ben]) await ask(who)
    await give(ada)
    const { speaker } = await floor()
    await queue({ act: 'remove', requestId: await requestOf(ben) })
    expect([await names(), (await floor()).speaker]).toEqual([[], speaker])
  })

  it('puts a group behind that has used up its time on the item; a moderator may give it the floor all the same', async () => {
    const { roundtable, item, moderator, ada, ask, speech, queue, give, pass, floor } = await buildFloor()
    await queue({ act: 'budget', itemId: item.id, minutes: 2 })
    await ask(ada)
    await give(ada)
    await pass(120)
    await speech({ act: 'end', speechId: (await floor()).speaker!.speechId })
    const colleague = await buildMember({ roundtable, group: ada.group })
    await ask(colleague)
    await ask(moderator)
    const { next, budget } = await floor()
    expect(next.map(({ name }) => name)).toEqual([moderator, colleague].map(({ person }) => person.name))
    expect(next[1]!.reasons).toContainEqual({ is: 'budget', n: 120 })
    expect(budget).toMatchObject({ seconds: 120 })
    expect(budget!.groupMs[ada.seat.groupId]).toBeGreaterThanOrEqual(120_000)
    await give(colleague)
    await queue({ act: 'budget', itemId: item.id })
    expect((await floor()).budget).toBeNull()
    await db.agendaItem.update({ where: { id: item.id }, data: { removedAt: new Date() } })
    await expect(queue({ act: 'budget', itemId: item.id, minutes: 2 })).rejects.toEqual(refused('floor.item-gone'))
  })

  it('follows the session’s weights and the length of a speech', async () => {
    const { session, ada, ask, queue, give, floor } = await buildFloor()
    const none = { unheard: 0, group: 0, person: 0, rotation: 0, waiting: 0 }
    await queue({ act: 'weights', ...none })
    await queue({ act: 'length', seconds: 60 })
    expect((await deskFloorPart(session.id)).value.weights).toEqual(none)
    await ask(ada)
    await give(ada)
    expect((await floor()).speaker?.allowedSeconds).toBe(60)
  })

  it.each([
    { act: 'weights', unheard: 11, group: 0, person: 0, rotation: 0, waiting: 0 },
    { act: 'weights', unheard: -1, group: 0, person: 0, rotation: 0, waiting: 0 },
    { act: 'weights', unheard: 1.5, group: 0, person: 0, rotation: 0, waiting: 0 },
    { act: 'weights', unheard: 5 },
    { act: 'length', seconds: 0 },
    { act: 'length', seconds: 10_000 },
    { act: 'budget', itemId: randomUUID(), minutes: 10_000 },
    { act: 'budget', itemId: randomUUID(), minutes: 0 },
    { act: 'pin', requestId: randomUUID(), place: 0 },
    { act: 'queue', queue: 'shut', was: 'open' },
    { act: 'add', personId: 'somebody', kind: 'for' },
  ])('refuses what cannot be: %o', (input) => {
    expect(queueSchema.safeParse(input).success).toBe(false)
  })

  it('shows the first dozen with reasons and of the others only whose turn it is', async () => {
    const { roundtable, session, ada, ask, floor } = await buildFloor()
    const members = await Promise.all(Array.from({ length: 15 }, () => buildMember({ roundtable, group: ada.group })))
    for (const member of members) await ask(member)
    const { next, later } = await floor()
    expect([next.length, later.length]).toEqual([12, 3])
    expect((await deskFloorPart(session.id)).value.places).toHaveLength(15)
    expect(later).toEqual(members.slice(12).map(({ person }) => person.id))
  })
})
