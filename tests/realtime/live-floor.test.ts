import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actOnOwnRequest } from '#app/features/floor/asking.server.ts'
import type { DeskFloorPart, FloorPart } from '#app/features/floor/floor-part.ts'
import { actOnSpeech } from '#app/features/floor/speeches.server.ts'
import type { ToldPart } from '#app/shared/session-parts.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, makeCurrent } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { openLive, startLive } from './live-harness.ts'

const SECRET = 'What only moderators read'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

async function room() {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable })
  await makeCurrent(await buildItem({ session }))
  const [moderator, ada, ben] = [
    await buildMember({ roundtable, role: 'moderator' }),
    await buildMember({ roundtable }),
    await buildMember({ roundtable }),
  ]
  const ask = async ({ person }: Member, line = SECRET) => {
    const actor = await actorOf(person)
    const input = { act: 'ask', kind: 'contribution', line } as const
    await actOnOwnRequest(actor, await sessionFor(actor, roundtable.id, session.id, 'attend'), input)
  }
  const [phone, desk] = [await openLive(live.url, ben.person), await openLive(live.url, moderator.person)]
  expect(await phone.join(roundtable.id, [`session:${session.id}`])).toBe('ok')
  expect(await desk.join(roundtable.id, [`session:${session.id}`, `desk:${session.id}`])).toBe('ok')
  return { roundtable, session, moderator, ada, ben, ask, phone, desk }
}

const latest = <Value>(parts: ToldPart[], name: string) =>
  parts.filter(({ part }) => part === name).at(-1) as (ToldPart & { value: Value }) | undefined

describe('who asks for the floor', () => {
  test('is told to everybody at once, and what they want to say to moderators alone', async () => {
    const { ada, ask, phone, desk } = await room()
    await ask(ada)
    await expect.poll(() => latest<FloorPart>(phone.parts, 'floor')?.value.next.length).toBe(1)
    await expect.poll(() => latest<DeskFloorPart>(desk.parts, 'desk-floor')?.value.places[0]?.line).toBe(SECRET)
    expect(await phone.told()).toEqual([])
    expect(JSON.stringify(phone.parts)).not.toContain(SECRET)
    expect(phone.parts.map(({ part }) => part)).not.toContain('desk-floor')
    expect(latest<FloorPart>(desk.parts, 'floor')?.value).toEqual(latest<FloorPart>(phone.parts, 'floor')?.value)
  })

  test('by the hundred reaches everybody: each page ends with all of them in one order, in messages of some kilobytes', async () => {
    const { roundtable, ask, phone, desk } = await room()
    const crowd = await Promise.all(Array.from({ length: 40 }, () => buildMember({ roundtable })))
    await Promise.all(crowd.map((member) => ask(member)))
    const all = ({ next, later }: FloorPart) => [...next.map(({ personId }) => personId), ...later]
    const shown = () => latest<FloorPart>(phone.parts, 'floor')
    await expect.poll(() => shown() && all(shown()!.value).length, { timeout: 10_000 }).toBe(crowd.length)
    const ofDesk = () => latest<DeskFloorPart>(desk.parts, 'desk-floor')?.value.places.map(({ personId }) => personId)
    await expect.poll(ofDesk, { timeout: 10_000 }).toEqual(all(shown()!.value))
    expect(JSON.stringify(shown()).length).toBeLessThan(6000)
    const versions = phone.parts.filter(({ part }) => part === 'floor').map(({ version }) => version)
    expect(versions).toEqual([...versions].sort((a, b) => a - b))
  })
})

test('who has the floor and since when is told with the moment of the server’s clock', async () => {
  const { roundtable, session, moderator, ada, ask, phone } = await room()
  await ask(ada)
  await expect.poll(() => latest<FloorPart>(phone.parts, 'floor')?.value.next.length).toBe(1)
  const requestId = latest<FloorPart>(phone.parts, 'floor')!.value.next[0]!.id
  const actor = await actorOf(moderator.person)
  await actOnSpeech(actor, await sessionFor(actor, roundtable.id, session.id, 'moderate'), { act: 'next', requestId })
  await expect
    .poll(() => latest<FloorPart>(phone.parts, 'floor')?.value.speaker)
    .toMatchObject({ name: ada.person.name, spokenMs: 0, runningSince: expect.any(Number) })
  expect(latest<FloorPart>(phone.parts, 'floor')?.value.next).toEqual([])
})
