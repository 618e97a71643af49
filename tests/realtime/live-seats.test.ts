import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PresentPart } from '#app/features/attendance/attendance-words.ts'
import type { DeskBallotsPart, TurnoutPart } from '#app/features/ballots/room/room-ballot.ts'
import type { DeskFloorPart, FloorPart } from '#app/features/floor/floor-part.ts'
import { disablePerson, enablePerson } from '#app/features/identity/people.server.ts'
import { changeMembership, endMembership } from '#app/features/members/memberships.server.ts'
import { saveNote } from '#app/features/room/note.server.ts'
import { endSessionsOf } from '#app/platform/session.server.ts'
import type { ToldPart } from '#app/shared/session-parts.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildFloor } from '#tests/factories/floor.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn } from '#tests/factories/sessions.ts'
import { membershipFor, sessionFor } from '#tests/factories/subjects.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

/** A room in which two wait for the floor and are here, with the pages of a participant and of two moderators. */
async function room() {
  const floor = await buildFloor()
  const { roundtable, session, item, moderator, ada, ben, cem, ask } = floor
  const bo = await buildMember({ roundtable, role: 'moderator' })
  await buildBallot({ roundtable, sessionId: session.id, itemId: item.id })
  for (const member of [ada, ben]) {
    await buildCheckIn({ session, member })
    await ask(member)
  }
  const [own, phone, desk, otherDesk] = [
    await openLive(live.url, ada.person),
    await openLive(live.url, cem.person),
    await openLive(live.url, moderator.person),
    await openLive(live.url, bo.person),
  ]
  const [everybody, moderators] = [`session:${session.id}`, `desk:${session.id}`]
  for (const page of [own, phone]) expect(await page.join(roundtable.id, [everybody])).toBe('ok')
  for (const page of [desk, otherDesk]) expect(await page.join(roundtable.id, [everybody, moderators])).toBe('ok')
  const secretariat = await actorOf(await buildSecretariat())
  const membershipOf = ({ seat }: Member) => membershipFor(secretariat, roundtable.id, seat.membershipId)
  const note = async (text: string) => {
    const actor = await actorOf(bo.person)
    await saveNote(await sessionFor(actor, roundtable.id, session.id, 'moderate'), { text, base: '' })
  }
  return { ...floor, bo, secretariat, own, phone, desk, otherDesk, membershipOf, note }
}

const latest = <Value>({ parts }: { parts: ToldPart[] }, name: string) =>
  parts.filter(({ part }) => part === name).at(-1)?.value as Value | undefined

const waiting = (page: { parts: ToldPart[] }) => latest<FloorPart>(page, 'floor')?.next.map(({ personId }) => personId)
const placesOf = (page: { parts: ToldPart[] }) =>
  latest<DeskFloorPart>(page, 'desk-floor')?.places.map(({ personId }) => personId)
const here = (page: { parts: ToldPart[] }) =>
  latest<PresentPart>(page, 'present')?.groups.reduce((sum, { room, remote }) => sum + room + remote, 0)
const eligible = (page: { parts: ToldPart[] }) =>
  latest<TurnoutPart>(page, 'turnout')?.turnout.reduce((sum, one) => sum + one.eligible, 0)

test('a membership that ends takes its holder out of the queue, the count and the turnout of open pages at once', async () => {
  const { ada, ben, own, phone, desk, membershipOf, ask } = await room()
  await ask(await buildMember({ roundtable: ada.roundtable }))
  await expect.poll(() => waiting(phone)?.length).toBe(3)
  const before = desk.parts.at(-1)!.version
  await endMembership(await membershipOf(ada))
  await expect.poll(() => waiting(phone)).not.toContain(ada.person.id)
  await expect.poll(() => waiting(phone)).toContain(ben.person.id)
  await expect.poll(() => placesOf(desk)).not.toContain(ada.person.id)
  await expect.poll(() => here(phone)).toBe(1)
  // Three of the four groups' people, the moderators and the newcomer: whoever is left.
  await expect.poll(() => eligible(phone)).toBe(5)
  await expect
    .poll(() => latest<DeskBallotsPart>(desk, 'desk-ballots')?.voters.map(({ personId }) => personId))
    .not.toContain(ada.person.id)
  expect(desk.parts.at(-1)!.version).toBeGreaterThan(before)
  // Their own pages are told that it is over, and nothing of what happens from then on.
  await expect.poll(() => own.revoked).toEqual(['membership'])
  const heard = own.parts.length
  await ask(await buildMember({ roundtable: ada.roundtable }))
  await expect.poll(() => waiting(phone)?.length).toBe(3)
  expect(await own.told()).toEqual([])
  expect(own.parts.length).toBe(heard)
})

test('who is no moderator any more hears nothing of the desk from then on, and the rest goes on', async () => {
  const { moderator, desk, otherDesk, membershipOf, note, ask, roundtable } = await room()
  await note('for both')
  await expect.poll(() => latest(desk, 'desk-note')).toBeDefined()
  const subject = await membershipOf(moderator)
  await changeMembership(subject, { role: 'participant', organisationId: subject.membership.organisationId })
  const isDesk = ({ part }: ToldPart) => part.startsWith('desk-')
  const asked = await buildMember({ roundtable })
  await ask(asked)
  await expect.poll(() => placesOf(otherDesk)).toContain(asked.person.id)
  await expect.poll(() => waiting(desk)).toContain(asked.person.id)
  await desk.told()
  expect(
    desk.parts
      .filter(isDesk)
      .map(({ value }) => JSON.stringify(value))
      .join(),
  ).not.toContain(asked.person.id)
})

test('whoever is signed out, or shut out, has no line a moment later', async () => {
  const { ada, ben, own, phone, cem, desk, secretariat } = await room()
  const gone = new Promise<void>((resolve) => void phone.socket.once('disconnect', () => resolve()))
  await endSessionsOf(cem.person.id)
  await gone
  expect(phone.revoked).toEqual(['signed-out'])

  const shut = new Promise<void>((resolve) => void own.socket.once('disconnect', () => resolve()))
  await disablePerson(secretariat, ada.person)
  await shut
  await expect.poll(() => placesOf(desk)).toEqual([ben.person.id])
  await enablePerson(secretariat, ada.person)
  await expect.poll(() => placesOf(desk)).toEqual(expect.arrayContaining([ada.person.id, ben.person.id]))
})
