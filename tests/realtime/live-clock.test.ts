import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockAct } from '#app/features/room/clock.schema.ts'
import { actOnClock } from '#app/features/room/clock.server.ts'
import type { ClockPart, DeskClockPart } from '#app/features/room/clock-words.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { buildItem, buildSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

async function room() {
  const roundtable = await buildRoundtable()
  const [moderator, participant, session] = await Promise.all([
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable, role: 'participant' }),
    buildSession({ roundtable }),
  ])
  const first = await buildItem({ session })
  const hidden = await buildItem({ session, visibility: 'moderators' })
  const actor = await actorOf(moderator.person)
  const act = async (one: ClockAct) =>
    actOnClock(actor, await sessionFor(actor, roundtable.id, session.id, 'moderate'), one)
  const [phone, desk] = [await openLive(live.url, participant.person), await openLive(live.url, moderator.person)]
  expect(await phone.join(roundtable.id, [`session:${session.id}`])).toBe('ok')
  expect(await desk.join(roundtable.id, [`session:${session.id}`, `desk:${session.id}`])).toBe('ok')
  return { session, first, hidden, act, phone, desk, moderator }
}

describe('an act on the clock', () => {
  test('reaches a follower as a part, whole and with its version, and loads nothing', async () => {
    const { session, first, act, phone } = await room()
    await act({ act: 'start' })
    await expect.poll(() => phone.parts.length).toBe(1)
    const [told] = phone.parts
    expect(told).toMatchObject({ sessionId: session.id, part: 'clock', version: 1 })
    const clock = told!.value as ClockPart
    expect(clock).toMatchObject({ state: 'live', itemId: first.id, between: false })
    expect(clock.runningSince).toBe(clock.startedAt)
    expect(await phone.told()).toEqual([])
    expect(JSON.stringify(told).length).toBeLessThan(500)
  })

  test('on an item for moderators alone says to the others that the room is between items, and no more', async () => {
    const { hidden, act, phone, desk, first, moderator } = await room()
    await act({ act: 'start' })
    await act({ act: 'next', itemId: first.id })
    const clocks = () => phone.parts.filter(({ part }) => part === 'clock')
    await expect.poll(() => clocks().at(-1)?.version).toBe(2)
    const told = clocks().at(-1)!.value as ClockPart
    expect(told).toMatchObject({ itemId: null, between: true, runningSince: null })
    expect(JSON.stringify(phone.parts)).not.toContain(hidden.id)
    expect(phone.parts.map(({ part }) => part)).not.toContain('desk-clock')
    await expect.poll(() => desk.parts.filter(({ part }) => part === 'desk-clock').at(-1)?.version).toBe(2)
    const own = desk.parts.filter(({ part }) => part === 'desk-clock').at(-1)!.value as DeskClockPart
    expect(own.itemId).toBe(hidden.id)
    expect(own.last).toMatchObject({ event: 'session.item-begun', by: moderator.person.name, itemId: hidden.id })
  })
})

test('whoever asks what time it is is told the database’s, and whoever asks without end is not', async () => {
  const { phone } = await room()
  const ask = () => phone.socket.timeout(300).emitWithAck('time', null) as Promise<number>
  await ask()
  const sent = performance.now()
  const [said, now] = [await ask(), await databaseNow()]
  expect(Math.abs(said - now.getTime())).toBeLessThan(performance.now() - sent + 50)
  const answers = await Promise.allSettled(Array.from({ length: 100 }, ask))
  expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(30)
})
