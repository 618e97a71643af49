import { beforeEach, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildOrganisation, buildPerson } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildMembership, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { tellTurnouts } from '../secret/roll.server.ts'
import { remindBeforeClosing, remindSilent } from './reminders.server.ts'

let roundtable: Roundtable
let moderator: Member
let answered: Member
let silent: Member
const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

beforeEach(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  ;[answered, silent] = [await buildMember({ roundtable }), await buildMember({ roundtable })]
})

type Built = Awaited<ReturnType<typeof buildBallot>>
const subject = async (ballot: Built) => ballotFor(await actorOf(moderator.person), roundtable.id, ballot.id, 'close')
const remind = async (ballot: Built) => remindSilent(await actorOf(moderator.person), await subject(ballot))
const mails = async (...members: Member[]) =>
  Promise.all(members.map(async ({ person }) => (await mailsTo(person.email)).length))

it('goes to those who have not answered and may, once a day', async () => {
  const ballot = await buildBallot({ roundtable })
  await buildVote({ ballot, member: answered })
  await buildVote({ ballot, member: moderator })
  const [observer, left] = [
    await buildMember({ roundtable, role: 'observer' }),
    await buildMember({ roundtable, endedAt: new Date() }),
  ]
  const invited = await buildPerson()
  await buildMembership({ roundtable, person: invited })
  const results = await Promise.allSettled([remind(ballot), remind(ballot)])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await mails(silent, answered, moderator, observer, left)).toEqual([1, 0, 0, 0, 0])
  expect(await mailsTo(invited.email)).toEqual([])
  await expect(remind(ballot)).rejects.toMatchObject({ messageKey: 'ballots.reminded-lately' })
  expect((await ballotView(await subject(ballot))).remindedAt).not.toBeNull()
  await db.ballotReminder.updateMany({ where: { ballotId: ballot.id }, data: { at: inHours(-25) } })
  expect(await remind(ballot)).toBe(1)
  expect(await db.event.count({ where: { subjectId: ballot.id, name: 'ballot.reminded' } })).toBe(2)
})

it('of organisations goes to each delegate of those that are silent', async () => {
  const ballot = await buildBallot({ roundtable, terms: { who: 'organisations' } })
  const organisation = await buildOrganisation()
  const [one, other] = [
    await buildMember({ roundtable, organisation }),
    await buildMember({ roundtable, organisation }),
  ]
  const { personId, organisationId, groupId } = answered.seat
  await db.vote.create({
    data: { ballotId: ballot.id, personId, organisationId, groupId, answer: {}, forOrganisation: true },
  })
  await remind(ballot)
  expect(await mails(one, other, answered)).toEqual([1, 1, 0])
})

it('has nobody to go to where everybody has answered, and is none of a ballot that is over', async () => {
  const ballot = await buildBallot({ roundtable })
  for (const member of [answered, silent, moderator]) await buildVote({ ballot, member })
  await expect(remind(ballot)).rejects.toMatchObject({ messageKey: 'ballots.all-answered' })
  await db.ballot.update({ where: { id: ballot.id }, data: { closesAt: inHours(-1) } })
  await expect(remind(ballot)).rejects.toMatchObject({ messageKey: 'ballots.closed-already' })
})

it('goes by itself once, the day before the closing, also with two processes at work', async () => {
  const given = { roundtable, openedAt: inHours(-48) }
  const soon = await buildBallot({ ...given, closesAt: inHours(23) })
  await buildVote({ ballot: soon, member: answered })
  await Promise.all([remindBeforeClosing(), remindBeforeClosing()])
  await remindBeforeClosing()
  expect(await mails(silent, answered)).toEqual([1, 0])
  const kept = { where: { ballotId: soon.id }, select: { kind: true, people: true, byId: true } }
  expect(await db.ballotReminder.findMany(kept)).toEqual([{ kind: 'day-before', people: 2, byId: null }])
})

it('of a secret ballot mails nobody who has voted, and says no more of them than the count that everybody sees', async () => {
  const table = await openSecretBallot()
  const person = await db.person.findUniqueOrThrow({ where: { id: table.seats[0]!.personId } })
  const other = await db.person.findUniqueOrThrow({ where: { id: table.seats[1]!.personId } })
  const ask = async () =>
    remindSilent(table.actor, await ballotFor(table.actor, table.roundtable.id, table.ballot.id, 'close'))
  const reset = () => db.ballotReminder.updateMany({ where: { ballotId: table.ballot.id }, data: { at: inHours(-25) } })
  const vote = { position: 'favour', reason: '' }
  await table.cast(table.seats[0]!, vote)
  expect(await ask()).toBe(9)
  expect([(await mailsTo(person.email)).length, (await mailsTo(other.email)).length]).toEqual([0, 1])
  await tellTurnouts()
  await reset()
  expect(await ask()).toBe(8)
  const told = await db.event.findMany({
    where: { subjectId: table.ballot.id, name: 'ballot.reminded' },
    orderBy: { id: 'asc' },
  })
  expect(told.map(({ data }) => (data as { people: number }).people)).toEqual([9, 8])
  expect(
    await db.ballotReminder.findMany({
      where: { ballotId: table.ballot.id },
      select: { people: true },
      orderBy: { people: 'asc' },
    }),
  ).toEqual([{ people: 8 }, { people: 9 }])

  for (const seat of table.seats.slice(1)) await table.cast(seat, vote)
  await reset()
  expect(await ask()).toBe(8)
  await tellTurnouts()
  await reset()
  expect(await ask()).toBe(1)
})

it.each([
  ['has more than a day', { openedAt: inHours(-48), closesAt: inHours(25) }],
  ['is over', { openedAt: inHours(-48), closesAt: inHours(-1) }],
  ['was opened within its last day', { openedAt: inHours(-1), closesAt: inHours(22) }],
  ['is closed by hand', { openedAt: inHours(-48) }],
])('goes by itself to nobody where the ballot %s', async (_which, times) => {
  await buildBallot({ roundtable, ...times })
  await remindBeforeClosing()
  expect(await mails(silent, answered)).toEqual([0, 0])
})
