import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PresentPart } from '#app/features/attendance/attendance-words.ts'
import type { BallotsPart, TurnoutPart } from '#app/features/ballots/room/room-ballot.ts'
import type { DeskFloorPart, FloorPart } from '#app/features/floor/floor-part.ts'
import type { NotedLine } from '#app/features/outcomes/noted-part.server.ts'
import type { ClockPart, DeskClockPart } from '#app/features/room/clock-words.ts'
import type { SignalsPart } from '#app/features/signals/signal-words.ts'
import { db } from '#app/platform/db.server.ts'
import { buildBallotRoom, favour, object } from '#tests/factories/room-ballots.ts'
import { buildItem } from '#tests/factories/sessions.ts'
import { RoomPage, startRoomNode } from '#tests/faults/room-page.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'

let redis: Awaited<ReturnType<typeof startRedis>>

/** A room that is on, and pages of its people at two nodes of the product. */
async function rooms() {
  const room = await buildBallotRoom()
  const { session, moderator, other, voters } = room
  const second = await buildItem({ session })
  const start = () => startRoomNode({ databaseUrl: testDatabase(), redisUrl: redis.url })
  const [first, far] = await Promise.all([start(), start()])
  const [ada, bo] = voters as [(typeof voters)[0], (typeof voters)[0]]
  const pages = {
    phone: await RoomPage.open(first, session, ada.person),
    farPhone: await RoomPage.open(far, session, bo.person),
    desk: await RoomPage.open(first, session, moderator.person, { desk: true }),
    farDesk: await RoomPage.open(far, session, other.person, { desk: true }),
  }
  const all = Object.values(pages)
  /** Everybody is shown what a page is loaded with at this moment. */
  async function same(node = first) {
    for (const page of all)
      await expect
        .poll(async () => {
          const loaded = await node.call('load', session.id)
          return Object.keys(loaded).filter(
            (part) => page.shown.has(part) && !isDeepStrictEqual(page.value(part), loaded[part]!.value),
          )
        })
        .toEqual([])
  }
  return { ...room, second, first, far, ada, bo, all, same, ...pages }
}

type Rooms = Awaited<ReturnType<typeof rooms>>

/** Polls what a part says at each of the pages. */
async function shown<Value>(pages: RoomPage[], part: string, of: (value: Value) => unknown, wanted: unknown) {
  for (const page of pages) await expect.poll(() => of(page.value<Value>(part)!)).toEqual(wanted)
}

const hands = ({ next }: FloorPart) => next.map(({ personId }) => personId)
const here = ({ groups }: PresentPart) => groups.reduce((sum, { room, remote }) => sum + room + remote, 0)
const answered = (turnout: TurnoutPart) => turnout?.turnout.reduce((sum, { voted }) => sum + voted, 0) ?? 0
const done = { done: true }

async function current({ session }: Pick<Rooms, 'session'>) {
  return (await db.sessionRun.findUniqueOrThrow({ where: { sessionId: session.id } })).itemId
}

describe.skipIf(!hasRedis)('the room of a session at two nodes', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())

  test('what is done at either is told at both, and to the screens of both', async () => {
    const { desk, farDesk, phone, farPhone, all, same, item, second, session, ada, prepare, first, far } = await rooms()
    const screens = [
      { node: first, id: randomUUID() },
      { node: far, id: randomUUID() },
    ]
    for (const { node, id } of screens) await node.call('watchScreen', { id, sessionId: session.id })
    const onScreens = async (doing: Promise<unknown>) => {
      const before = await Promise.all(screens.map(({ node, id }) => node.call('screenEvents', id)))
      expect(await doing).toEqual(done)
      for (const [at, { node, id }] of screens.entries())
        await expect.poll(() => node.call('screenEvents', id)).toBeGreaterThan(before[at]!)
    }

    await onScreens(desk.act('clock', { act: 'next' }))
    await shown<ClockPart>(all, 'clock', ({ itemId }) => itemId, item.id)
    await onScreens(farDesk.act('clock', { act: 'next', itemId: item.id }))
    await shown<ClockPart>(all, 'clock', ({ itemId }) => itemId, second.id)
    await shown<DeskClockPart>([desk, farDesk], 'desk-clock', ({ itemId }) => itemId, second.id)

    await onScreens(farPhone.act('check-in', { act: 'remote' }))
    await shown<PresentPart>(all, 'present', here, 1)

    await onScreens(phone.act('floor', { act: 'ask', kind: 'question', line: 'for moderators' }))
    await shown<FloorPart>(all, 'floor', hands, [ada.person.id])
    await shown<DeskFloorPart>([desk, farDesk], 'desk-floor', ({ places }) => places[0]?.line, 'for moderators')
    const [request] = farDesk.value<FloorPart>('floor')!.next
    await onScreens(farDesk.act('speech', { act: 'next', requestId: request!.id }))
    await shown<FloorPart>(all, 'floor', ({ speaker }) => speaker?.personId, ada.person.id)

    const ballot = await prepare()
    await onScreens(desk.act('open', {}, { of: ballot.id }))
    await shown<BallotsPart>(all, 'ballots', ({ ballots }) => ballots[0]?.stage, 'open')
    await onScreens(farPhone.act('vote', favour, { of: ballot.id }))
    await shown<TurnoutPart>(all, 'turnout', answered, 1)
    await onScreens(farDesk.act('close', {}, { of: ballot.id }))
    await onScreens(desk.act('publish', {}, { of: ballot.id }))
    await shown<BallotsPart>(all, 'ballots', ({ ballots }) => ballots[0]?.stage, 'published')

    await onScreens(phone.act('signal', { kind: 'slower' }))
    await shown<SignalsPart>([desk, farDesk], 'signals', ({ slower }) => slower.length, 1)
    await onScreens(farDesk.act('note', { noun: 'decision', text: 'As it stands' }))
    await shown<NotedLine[]>(all, 'noted', (lines) => lines.map(({ text }) => text), ['As it stands'])
    await same()
    expect(
      [phone, farPhone].map(({ shown: parts }) => [...parts.keys()].filter((part) => /desk|signals/.test(part))),
    ).toEqual([[], []])
  })

  test('what two do at both at the same moment is done once', async () => {
    const room = await rooms()
    const { desk, farDesk, phone, farPhone, all, same, session, ada, bo, item, second, prepare, far } = room
    const ballot = await prepare()
    const opened = [desk, farDesk].map((page) => page.act('open', {}, { of: ballot.id }))
    expect(await Promise.all(opened)).toContainEqual(done)
    expect(await Promise.all(opened)).toContainEqual({ refused: 'ballots.opened-already' })
    await desk.act('clock', { act: 'next' })
    const adaToo = await RoomPage.open(far, session, ada.person)

    for (const [seen, next] of [
      [item.id, second.id],
      [second.id, item.id],
    ]) {
      const act = next === second.id ? 'next' : 'previous'
      const both = await Promise.all([desk, farDesk].map((page) => page.act('clock', { act, itemId: seen })))
      expect(both).toContainEqual(done)
      expect(both).toContainEqual({ refused: 'sessions.was.moved' })
      expect(await current(room)).toBe(next)
    }

    const votes = await Promise.all([
      phone.act('vote', favour, { of: ballot.id }),
      adaToo.act('vote', object, { of: ballot.id }),
    ])
    expect(votes).toEqual([done, done])
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(1)
    await shown<TurnoutPart>(all, 'turnout', answered, 1)

    const key = randomUUID()
    const asks = [phone, adaToo].map((page) =>
      page.act('floor', { act: 'ask', kind: 'contribution', line: '' }, { key }),
    )
    expect(await Promise.all(asks)).toEqual([done, done])
    const more = [farPhone, farPhone].map((page) => page.act('floor', { act: 'ask', kind: 'for', line: '' }))
    expect(await Promise.all(more)).toEqual(expect.arrayContaining([done, { refused: 'floor.own-waiting' }]))
    await shown<FloorPart>(all, 'floor', hands, [ada.person.id, bo.person.id])

    const checkIns = [phone, adaToo].map((page) => page.act('check-in', { act: 'remote' }))
    expect(await Promise.all(checkIns)).toEqual([done, done])
    expect(await db.checkIn.count({ where: { sessionId: session.id } })).toBe(1)
    await shown<PresentPart>(all, 'present', here, 1)
    await same()
  })

  test('in a crowd of acts at both no page goes back, and all end with what is stored', async () => {
    const { desk, farDesk, phone, farPhone, all, same, session, item } = await rooms()
    await desk.act('clock', { act: 'next' })
    let given = 0
    await Promise.all([
      ...[phone, farPhone].map(async (page) => {
        for (let round = 0; round < 15; round++) {
          await page.act('floor', { act: round % 2 ? 'withdraw' : 'ask', kind: 'contribution', line: '' })
          await page.act('check-in', { act: 'remote' })
        }
      }),
      ...[desk, farDesk].map(async (page) => {
        for (let round = 0; round < 10; round++) {
          const { items } = page.value<DeskClockPart>('desk-clock')!
          const { extraMinutes } = items.find(({ id }) => id === item.id) ?? { extraMinutes: 0 }
          const answer = await page.act('clock', { act: 'minutes', itemId: item.id, minutes: 1, extraMinutes })
          if ('done' in answer) given++
        }
      }),
    ])
    const { extraMinutes } = await db.agendaItem.findUniqueOrThrow({ where: { id: item.id } })
    expect(extraMinutes).toBe(given)
    await shown<ClockPart>(all, 'clock', ({ items }) => items[0]?.extraMinutes, given)
    const { version } = await db.sessionRun.findUniqueOrThrow({ where: { sessionId: session.id } })
    await same()
    for (const page of all)
      for (const versions of Object.values(page.versions)) {
        expect(versions).toEqual([...versions].sort((one, another) => one - another))
        expect(versions.at(-1)).toBeLessThanOrEqual(version)
      }
  })

  test('a node is killed: its pages go on at the other with the same state, and what was sent again is done once', async () => {
    const { desk, farDesk, phone, all, same, session, first, far, ada, item } = await rooms()
    await desk.act('clock', { act: 'next' })
    const key = randomUUID()
    const ask = { act: 'ask', kind: 'contribution', line: '' }
    expect(await phone.act('floor', ask, { key })).toEqual(done)
    // Neither whether it arrived nor its answer is known on the device.
    const lost = phone.act('check-in', { act: 'remote' }).catch(() => undefined)
    await first.kill()
    await lost
    await Promise.all([phone.moveTo(far), desk.moveTo(far)])
    expect(await phone.act('floor', ask, { key })).toEqual(done)
    expect(await phone.act('check-in', { act: 'remote' })).toEqual(done)
    expect(await db.floorRequest.count({ where: { sessionId: session.id } })).toBe(1)
    expect(await db.checkIn.count({ where: { sessionId: session.id } })).toBe(1)
    await farDesk.act('clock', { act: 'minutes', itemId: item.id, minutes: 5, extraMinutes: 0 })
    await shown<ClockPart>(all, 'clock', ({ items }) => items[0]?.extraMinutes, 5)
    await shown<FloorPart>(all, 'floor', hands, [ada.person.id])
    await same(far)
  })
})
