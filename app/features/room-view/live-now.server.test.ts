import { beforeAll, expect, it } from 'vitest'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import { roundtablesOf } from '#app/features/workspace/list.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, buildSession, makeCurrent } from '#tests/factories/sessions.ts'

let participant: Member
let observer: Member

beforeAll(async () => {
  participant = await buildMember()
  observer = await buildMember({ roundtable: participant.roundtable, role: 'observer' })
})

const liveFor = async (person: { id: string }) => {
  const lines = await roundtablesOf(await actorOf(person as Parameters<typeof actorOf>[0]))
  return lines.find(({ id }) => id === participant.roundtable.id)?.live ?? null
}

it('is nothing before a session begins, and the very clock of the room while it is live', async () => {
  const { roundtable } = participant
  await buildSession({ roundtable })
  expect(await liveFor(participant.person)).toBeNull()

  const session = await buildLiveSession({ roundtable, title: 'Inclusion' })
  const none = await liveFor(participant.person)
  expect(none).toMatchObject({ id: session.id, title: 'Inclusion', items: [] })
  expect(none?.clock).toEqual(await clockPart(session.id))

  const item = await buildItem({
    session,
    title: 'Skills',
    minutes: 20,
    startedAt: new Date(),
    extraMinutes: 5,
    ranMs: 1234,
  })
  await makeCurrent(item)
  const now = await liveFor(participant.person)
  expect(now?.items).toEqual([{ id: item.id, title: 'Skills', minutes: 20 }])
  expect(now?.clock).toEqual(await clockPart(session.id))

  await db.session.update({ where: { id: session.id }, data: { state: 'ended', endedAt: new Date() } })
  expect(await liveFor(participant.person)).toBeNull()
})

it('names no item that is for moderators, and is between items there', async () => {
  const session = await buildLiveSession({ roundtable: participant.roundtable })
  await makeCurrent(await buildItem({ session, title: 'Among ourselves', visibility: 'moderators' }))
  const live = await liveFor(participant.person)
  expect(JSON.stringify(live)).not.toContain('Among ourselves')
  expect(live?.clock.value).toMatchObject({ itemId: null, between: true, runningSince: null })
  expect(live?.clock).toEqual(await clockPart(session.id))
  await db.session.update({ where: { id: session.id }, data: { removedAt: new Date() } })
  expect(await liveFor(participant.person)).toBeNull()
})

it('is not told to an observer where the session is shut to them', async () => {
  const session = await buildLiveSession({ roundtable: participant.roundtable, observersMayCome: false })
  const secretariat = await buildSecretariat()
  expect(await liveFor(observer.person)).toBeNull()
  expect(await liveFor(participant.person)).toMatchObject({ id: session.id })
  expect(await liveFor(secretariat)).toMatchObject({ id: session.id })
  await db.session.update({ where: { id: session.id }, data: { observersMayCome: true } })
  expect(await liveFor(observer.person)).toMatchObject({ id: session.id })
})
