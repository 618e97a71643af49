import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildRoom, type BuiltRoom, refusal } from '#tests/factories/room.ts'
import { buildItem } from '#tests/factories/sessions.ts'
import type { ClockAct } from './clock.schema.ts'
import { clockPart, deskClockPart } from './clock-part.server.ts'

let room: BuiltRoom
let act: BuiltRoom['act']
beforeEach(async () => {
  room = await buildRoom()
  act = room.act
})

describe('a start', () => {
  test('makes the session live at its first item, whose clock runs', async () => {
    await act({ act: 'start' })
    const clock = await room.desk()
    expect(clock).toMatchObject({ state: 'live', itemId: room.first })
    expect(clock.runningSince).toBe(clock.startedAt)
    expect(clock.items).toEqual([
      { id: room.first, ranMs: 0, extraMinutes: 0, startedAt: clock.startedAt, endedAt: null },
    ])
    expect(await room.events()).toEqual(['session.started'])
  })

  test('of a session without an agenda begins no item, and the first that is added can be gone to', async () => {
    await db.agendaItem.deleteMany({ where: { sessionId: room.session.id } })
    await act({ act: 'start' })
    expect(await room.desk()).toMatchObject({ state: 'live', itemId: null, runningSince: null })
    expect(await refusal(act({ act: 'pause' }))).toMatchObject({ code: 'invalid', messageKey: 'sessions.no-item' })
    const late = await buildItem({ session: room.session })
    await act({ act: 'next' })
    expect((await room.desk()).itemId).toBe(late.id)
  })

  test('a second time is refused with who has begun it', async () => {
    await act({ act: 'start' })
    expect(await refusal(act({ act: 'start' }, room.bo))).toMatchObject({
      code: 'conflict',
      messageKey: 'sessions.was.started',
      values: { name: room.ines.person.name },
    })
    expect(await refusal(act({ act: 'start' }))).toMatchObject({ messageKey: 'sessions.was.you' })
  })

  test('comes before everything else', async () => {
    for (const one of [
      { act: 'next' },
      { act: 'pause' },
      { act: 'go', toId: room.first },
      { act: 'minutes', minutes: 5, extraMinutes: 0 },
      { act: 'end' },
    ] satisfies ClockAct[])
      expect(await refusal(act(one))).toMatchObject({ code: 'closed', messageKey: 'sessions.not-live' })
    expect(await room.events()).toEqual([])
  })
})

describe('a step', () => {
  beforeEach(() => act({ act: 'start' }))

  test('keeps how long the item ran, and an item that is come back to goes on from there', async () => {
    await room.pass(90_000)
    await act({ act: 'next', itemId: room.first })
    const left = await room.item(room.first)
    expect(left.ranMs).toBeGreaterThanOrEqual(90_000)
    expect(left.endedAt).toEqual((await room.run()).runningSince)
    await act({ act: 'previous', itemId: room.second })
    expect(await room.item(room.first)).toMatchObject({ ranMs: left.ranMs, startedAt: left.startedAt, endedAt: null })
    await room.pass(10_000)
    await act({ act: 'next', itemId: room.first })
    expect((await room.item(room.first)).ranMs).toBeGreaterThanOrEqual(100_000)
  })

  test('that two moderators make at once is one step, and the second is told what the first did', async () => {
    const pressed = await Promise.allSettled([
      act({ act: 'next', itemId: room.first }),
      act({ act: 'next', itemId: room.first }, room.bo),
    ])
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = pressed.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    const first = pressed[0]!.status === 'fulfilled' ? room.ines : room.bo
    expect(refused.reason).toMatchObject({ code: 'conflict', messageKey: 'sessions.was.moved' })
    expect(refused.reason.values).toMatchObject({ name: first.person.name, number: 2 })
    expect((await room.run()).itemId).toBe(room.second)
    expect(await room.events()).toEqual(['session.started', 'session.item-begun'])
  })

  test('goes to any item, and to the first part of one that is divided', async () => {
    const part = await buildItem({ session: room.session, parentId: room.third })
    await act({ act: 'go', itemId: room.first, toId: room.third })
    expect((await room.run()).itemId).toBe(part.id)
    expect(await act({ act: 'go', itemId: part.id, toId: part.id })).toBeNull()
  })

  test('from an item that was divided while it was on goes on with its parts', async () => {
    const part = await buildItem({ session: room.session, parentId: room.first })
    await act({ act: 'next', itemId: room.first })
    expect((await room.run()).itemId).toBe(part.id)
    await act({ act: 'next', itemId: part.id })
    expect((await room.run()).itemId).toBe(room.second)
  })

  test('to what is not there is refused: beyond either end, removed, or of another session', async () => {
    expect(await refusal(act({ act: 'previous', itemId: room.first }))).toMatchObject({
      messageKey: 'sessions.first-item',
    })
    const gone = { code: 'conflict', messageKey: 'sessions.item-gone' }
    const foreign = await buildItem()
    expect(await refusal(act({ act: 'go', itemId: room.first, toId: foreign.id }))).toMatchObject(gone)
    await db.agendaItem.update({ where: { id: room.second }, data: { removedAt: new Date() } })
    expect(await refusal(act({ act: 'go', itemId: room.first, toId: room.second }))).toMatchObject(gone)
    await act({ act: 'next', itemId: room.first })
    expect((await room.run()).itemId).toBe(room.third)
    expect(await refusal(act({ act: 'next', itemId: room.third }))).toMatchObject({ messageKey: 'sessions.last-item' })
  })

  test('to an item for moderators is told to them by its title alone, and to the others not at all', async () => {
    const hidden = await buildItem({ session: room.session, visibility: 'moderators' })
    await act({ act: 'go', itemId: room.first, toId: hidden.id })
    expect(await refusal(act({ act: 'next', itemId: room.first }, room.bo))).toMatchObject({
      messageKey: 'sessions.was.moved-aside',
      values: { title: hidden.title },
    })
    const told = (await clockPart(room.session.id)).value
    expect(told).toMatchObject({ itemId: null, between: true, runningSince: null })
    expect(JSON.stringify(told)).not.toContain(hidden.id)
  })
})

describe('a pause', () => {
  beforeEach(() => act({ act: 'start' }))

  test('stands still, and the clock goes on from there', async () => {
    await room.pass(30_000)
    await act({ act: 'pause', itemId: room.first })
    const { ranMs, endedAt } = await room.item(room.first)
    expect(ranMs).toBeGreaterThanOrEqual(30_000)
    expect(endedAt).toBeNull()
    expect((await room.run()).runningSince).toBeNull()
    await act({ act: 'resume', itemId: room.first })
    await room.pass(5000)
    await act({ act: 'next', itemId: room.first })
    expect((await room.item(room.first)).ranMs).toBeGreaterThanOrEqual(ranMs + 5000)
    expect((await room.item(room.first)).ranMs).toBeLessThan(ranMs + 15_000)
  })

  test('of a clock that stands, and a resumption of one that runs, say who was first', async () => {
    expect(await refusal(act({ act: 'resume', itemId: room.first }, room.bo))).toMatchObject({
      messageKey: 'sessions.was.started',
    })
    await act({ act: 'pause', itemId: room.first })
    expect(await refusal(act({ act: 'pause', itemId: room.first }, room.bo))).toMatchObject({
      messageKey: 'sessions.was.paused',
      values: { name: room.ines.person.name },
    })
  })

  test('that lasts for weeks, or that nobody made, is no number too great', async () => {
    await room.pass(40 * 86_400_000)
    await act({ act: 'pause', itemId: room.first })
    expect((await room.item(room.first)).ranMs).toBe(2_000_000_000)
    await act({ act: 'end' })
  })

  test('of a clock that was set back runs no less than nothing', async () => {
    await room.pass(-60_000)
    await act({ act: 'pause', itemId: room.first })
    expect((await room.item(room.first)).ranMs).toBe(0)
  })
})

describe('minutes', () => {
  beforeEach(() => act({ act: 'start' }))
  const five = (extraMinutes: number, minutes = 5) =>
    ({ act: 'minutes', itemId: room.first, minutes, extraMinutes }) as const

  test('given by two moderators at once are given once', async () => {
    const given = await Promise.allSettled([act(five(0)), act(five(0), room.bo)])
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await room.item(room.first)).extraMinutes).toBe(5)
    const refused = given.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ messageKey: 'sessions.was.minutes', values: { count: 5 } })
  })

  test('are given and taken, and leave an item between a minute and ten hours', async () => {
    await act(five(0))
    await act(five(5, -10))
    expect((await room.item(room.first)).extraMinutes).toBe(-5)
    expect(await refusal(act(five(-5, -5)))).toMatchObject({ code: 'invalid', messageKey: 'sessions.minutes-in-all' })
    await db.agendaItem.update({ where: { id: room.first }, data: { extraMinutes: 580 } })
    expect(await refusal(act(five(580, 20)))).toMatchObject({ messageKey: 'sessions.minutes-in-all' })
  })

  test('are taken from an item that comes, whatever is on', async () => {
    await act({ act: 'minutes', itemId: room.first, ofId: room.third, minutes: -8, extraMinutes: 0 })
    expect((await room.item(room.third)).extraMinutes).toBe(-8)
    expect((await clockPart(room.session.id)).value.items.map(({ id }) => id).sort()).toEqual(
      [room.first, room.third].sort(),
    )
    const foreign = await buildItem()
    expect(
      await refusal(act({ act: 'minutes', itemId: room.first, ofId: foreign.id, minutes: -1, extraMinutes: 0 })),
    ).toMatchObject({ messageKey: 'sessions.item-gone' })
  })
})

test('every act raises the version by one, and a refused one leaves it', async () => {
  const versions = [(await room.run()).version]
  await act({ act: 'start' })
  versions.push((await deskClockPart(room.session.id)).version)
  await refusal(act({ act: 'start' }))
  versions.push((await clockPart(room.session.id)).version)
  await act({ act: 'pause', itemId: room.first })
  versions.push((await clockPart(room.session.id)).version)
  expect(versions).toEqual([0, 1, 1, 2])
})
