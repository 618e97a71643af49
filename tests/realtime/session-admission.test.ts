import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { sessionFor } from '#app/features/sessions/session-access.server.ts'
import { changeSession } from '#app/features/sessions/sessions.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

test('an observer hears nothing more of a session that is shut to observers, and the members do', async () => {
  const roundtable = await buildRoundtable()
  const [moderator, participant, observer] = await Promise.all(
    (['moderator', 'participant', 'observer'] as const).map((role) => buildMember({ roundtable, role })),
  )
  const session = await buildSession({ roundtable })
  const topic = `session:${session.id}`
  const [inside, outside] = [await openLive(live.url, participant!.person), await openLive(live.url, observer!.person)]
  for (const page of [inside, outside]) await page.join(roundtable.id, [topic])
  const change = async (version: number, place: string) => {
    const actor = await actorOf(moderator!.person)
    const subject = await sessionFor(await roundtableFor(actor, roundtable.id, 'view'), session.id, 'moderate')
    const { title, startsAt, endsAt, timeZone } = session
    await changeSession(subject, { title, startsAt, endsAt, timeZone, place, version, speechMinutes: 3 })
  }
  const toldOf = (page: typeof inside) => page.events.filter(({ topics }) => topics.includes(topic)).length
  await change(1, 'Hall A')
  await expect.poll(() => toldOf(inside)).toBe(1)
  await expect.poll(() => outside.join(roundtable.id, [topic])).toBe('not-found')
  const before = toldOf(outside)
  await change(2, 'Hall B')
  await expect.poll(() => toldOf(inside)).toBe(2)
  expect(toldOf(outside)).toBe(before)
})
