import { expect, test } from 'vitest'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { seatsOf } from '#app/features/members/table.queries.server.ts'
import { dayAt } from '#app/platform/calendar.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import { buildBallot, buildThread, buildVote, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { buildPerson } from '#tests/factories/people.ts'
import {
  buildMember,
  buildMembership,
  buildPillar,
  buildRoundtable,
  buildSection,
} from '#tests/factories/roundtables.ts'
import { newsFor } from './home.queries.server.ts'
import { moderationOf } from './moderation.queries.server.ts'

async function tasksAt(roundtableId: string) {
  return moderationOf(roundtableId, await outlineOf(roundtableId), await seatsOf(roundtableId), {
    due: 0,
    oldestOn: null,
  })
}

test('open invitations are counted, with the day of the oldest; answered and ended ones are not', async () => {
  const roundtable = await buildRoundtable()
  await buildMember({ roundtable })
  const invited = await buildMembership({ roundtable, person: await buildPerson({ passwordHash: null }) })
  await buildMembership({ roundtable, person: await buildPerson({ passwordHash: null }) })
  await buildMembership({ roundtable, person: await buildPerson({ passwordHash: null }), endedAt: new Date() })
  expect((await tasksAt(roundtable.id)).invitations).toEqual({ open: 2, oldestAt: invited.createdAt.toISOString() })
})

test('a ballot that has its answers comes before one that lacks some, and says how many each has', async () => {
  const roundtable = await buildRoundtable()
  const voters = await Promise.all([1, 2, 3, 4].map(() => buildMember({ roundtable })))
  const [short, enough] = await Promise.all([1, 2].map(() => buildBallot({ roundtable, settings: RATING_SETTINGS })))
  for (const voter of voters.slice(0, 2)) await buildVote({ ballot: enough, member: voter })
  const { ballots } = await tasksAt(roundtable.id)
  expect(ballots.map(({ id, voted, needed }) => ({ id, voted, needed }))).toEqual([
    { id: enough!.id, voted: 2, needed: 2 },
    { id: short!.id, voted: 0, needed: 2 },
  ])
})

test('decisions whose day of review has come are counted, those to come and removed ones are not', async () => {
  const roundtable = await buildRoundtable()
  const { id: personId } = await buildPerson()
  const standing: Standing = { personId, seat: null, secretariat: false }
  const on = (days: number) => new Date(Date.now() + days * 86_400_000)
  const decision = { roundtableId: roundtable.id, personId, text: 'We go on' }
  await db.decision.createMany({
    data: [
      { ...decision, number: 1, reviewOn: on(-9) },
      { ...decision, number: 2, reviewOn: on(0) },
      { ...decision, number: 3, reviewOn: on(2) },
      { ...decision, number: 4, reviewOn: on(-20), removedAt: new Date() },
      { ...decision, number: 5 },
    ],
  })
  const { reviews } = await newsFor(roundtable.id, standing, new Date(), dayAt(new Date(), 'UTC'))
  expect(reviews).toEqual({ due: 2, oldestOn: on(-9).toISOString().slice(0, 10) })
  // Where the reader's day is another than the server's, theirs counts.
  const tomorrow = await newsFor(roundtable.id, standing, new Date(), dayAt(on(2), 'UTC'))
  expect(tomorrow.reviews.due).toBe(3)
})

test('sections in review come with what is missing, the ready ones first', async () => {
  const roundtable = await buildRoundtable()
  const [one, other] = await Promise.all([buildMember({ roundtable }), buildMember({ roundtable })])
  const pillar = await buildPillar({ roundtable })
  const silent = await buildSection({ pillar, status: 'review' })
  const ready = await buildSection({ pillar, status: 'review' })
  await buildSection({ pillar, status: 'draft' })
  // Neither an observer nor somebody who has not come yet is asked to speak.
  await buildMember({ roundtable, role: 'observer' })
  await buildMembership({ roundtable, person: await buildPerson({ passwordHash: null }) })
  for (const member of [one, other]) await buildThread({ section: ready, member, resolvedAt: new Date() })
  await buildThread({ section: silent, member: one })
  const { sections } = await tasksAt(roundtable.id)
  expect(sections.map(({ id, openThreads, silent: groups }) => ({ id, openThreads, groups }))).toEqual([
    { id: ready.id, openThreads: 0, groups: 0 },
    { id: silent.id, openThreads: 1, groups: 1 },
  ])
})
