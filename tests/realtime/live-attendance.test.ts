import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOwnCheckIn, checkMember, makeCode } from '#app/features/attendance/check-ins.server.ts'
import type { SignalKind } from '#app/features/signals/signal-words.ts'
import { giveSignal } from '#app/features/signals/signals.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

async function room(given: { presentVote?: boolean } = {}) {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable, ...given })
  const [participant, moderator] = [
    await buildMember({ roundtable }),
    await buildMember({ roundtable, role: 'moderator' }),
  ]
  const as = async ({ person }: Member, purpose: 'attend' | 'moderate' = 'attend') => {
    const actor = await actorOf(person)
    return [actor, await sessionFor(actor, roundtable.id, session.id, purpose)] as const
  }
  return {
    ...{ roundtable, session, participant, moderator, as },
    come: async (member: Member) => changeOwnCheckIn(...(await as(member)), { act: 'remote' }),
    signal: async (member: Member, kind: SignalKind) => giveSignal(...(await as(member)), kind),
    open: ({ person }: Member) => openLive(live.url, person),
  }
}

function presentIn({ parts }: Pick<Awaited<ReturnType<typeof openLive>>, 'parts'>) {
  return parts.filter(({ part }) => part === 'present')
}

test('whoever is in the room is told how many are here, whole and by group, and no page loads', async () => {
  const { roundtable, session, participant, moderator, come, open } = await room()
  const page = await open(participant)
  await page.join(roundtable.id, [`session:${session.id}`])
  await come(moderator)
  await expect.poll(() => presentIn(page)).toHaveLength(1)
  expect(presentIn(page)[0]).toMatchObject({
    sessionId: session.id,
    part: 'present',
    version: 1,
    value: {
      observers: 0,
      groups: expect.arrayContaining([{ groupId: moderator.seat.groupId, seats: 1, room: 0, remote: 1 }]),
    },
  })
  expect(JSON.stringify(page.parts)).not.toContain(moderator.person.id)
  expect(await page.told()).toEqual([])
})

test('who is here is news of a ballot only where those who are here vote', async () => {
  for (const presentVote of [false, true]) {
    const { roundtable, session, participant, moderator, come, open, as } = await room({ presentVote })
    const [page, desk] = [await open(participant), await open(moderator)]
    await page.join(roundtable.id, [`session:${session.id}`])
    await desk.join(roundtable.id, [`session:${session.id}`, `desk:${session.id}`])
    await come(participant)
    const wanted = presentVote ? ['desk-ballots', 'present', 'turnout'] : ['present']
    await expect.poll(() => desk.parts.map(({ part }) => part).sort()).toEqual(wanted)
    const stay = await db.checkIn.findFirstOrThrow({ where: { sessionId: session.id } })
    await checkMember(...(await as(moderator, 'moderate')), {
      act: 'leave',
      personId: participant.person.id,
      seen: stay.id,
    })
    const more = ['floor', 'desk-floor', ...(presentVote ? ['desk-ballots', 'turnout'] : [])]
    await expect.poll(() => new Set(desk.parts.map(({ part }) => part))).toEqual(new Set(['present', ...more]))
    expect(new Set(page.parts.map(({ part }) => part))).toEqual(
      new Set(['present', 'floor', ...(presentVote ? ['turnout'] : [])]),
    )
  }
})

test('the code is no part of what is told', async () => {
  const { roundtable, session, participant, moderator, as, open } = await room()
  const page = await open(participant)
  await page.join(roundtable.id, [`session:${session.id}`])
  await makeCode(...(await as(moderator, 'moderate')))
  await expect.poll(() => presentIn(page)).toHaveLength(1)
  const { checkInCode } = await db.sessionRun.findUniqueOrThrow({ where: { sessionId: session.id } })
  expect(checkInCode).toMatch(/^\d{6}$/)
  expect(JSON.stringify([page.parts, page.events])).not.toContain(checkInCode)
})

test('somebody whom staff check in sees it on their own phone, and nobody else does', async () => {
  const { roundtable, session, participant, moderator, as, open } = await room()
  const [own, other] = [await open(participant), await open(moderator)]
  await own.join(roundtable.id, [`person:${participant.person.id}`])
  await other.join(roundtable.id, [`person:${moderator.person.id}`, `session:${session.id}`])
  await checkMember(...(await as(moderator, 'moderate')), { act: 'room', personId: participant.person.id, seen: '' })
  await expect.poll(() => own.own).toHaveLength(1)
  expect(own.own[0]?.[session.id]?.answer).toMatchObject({ mode: 'room' })
  await other.told()
  expect(other.own).toEqual([])
})

test('many who come at once are told few times, and the last time says all of them', async () => {
  const { roundtable, session, participant, come, open } = await room()
  const many = await Promise.all(
    Array.from({ length: 12 }, () => buildMember({ roundtable, group: participant.group })),
  )
  const page = await open(participant)
  await page.join(roundtable.id, [`session:${session.id}`])
  await Promise.all(many.map(come))
  const present = () => presentIn(page)
  await expect.poll(() => present().at(-1)?.version).toBe(12)
  expect(present().at(-1)?.value).toMatchObject({
    groups: expect.arrayContaining([{ groupId: participant.group.id, seats: 13, room: 0, remote: 12 }]),
  })
  const versions = present().map(({ version }) => version)
  expect(versions).toEqual([...versions].sort((one, other) => one - other))
})

test('signals are told as numbers, to moderators and nobody else', async () => {
  const { roundtable, session, participant, moderator, signal, open } = await room()
  const second = await buildMember({ roundtable, role: 'moderator' })
  const [desk, page, other] = [await open(moderator), await open(participant), await open(second)]
  await other.join(roundtable.id, [`desk:${session.id}`])
  expect(await desk.join(roundtable.id, [`desk:${session.id}`, `session:${session.id}`])).toBe('ok')
  expect(await page.join(roundtable.id, [`desk:${session.id}`])).toBe('forbidden')
  await page.join(roundtable.id, [`session:${session.id}`])
  await signal(participant, 'cannot-hear')
  await expect.poll(() => [desk.parts.length, other.parts.length]).toEqual([1, 1])
  expect(desk.parts[0]).toMatchObject({
    part: 'signals',
    value: { slower: [], 'cannot-hear': [[expect.any(Number), 1]], 'thumbs-up': [], applause: [] },
  })
  expect(JSON.stringify([desk.parts, desk.events])).not.toContain(participant.person.id)
  expect(await page.told()).toEqual([])
  expect(page.parts).toEqual([])
})
