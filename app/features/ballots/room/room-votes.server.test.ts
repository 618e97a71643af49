import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { onOwnPagesChanged } from '#app/platform/own-pages.server.ts'
import { type BallotRoom, buildBallotRoom, favour, object } from '#tests/factories/room-ballots.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn } from '#tests/factories/sessions.ts'
import { ballotsIn } from '../ballots.queries.server.ts'
import { ballotsPart, deskBallotsPart, ownAnswersIn, turnoutPart } from './ballots-part.server.ts'

let roundtable: BallotRoom['roundtable']
let moderator: BallotRoom['moderator']
let other: BallotRoom['other']
let voters: BallotRoom['voters']
let session: BallotRoom['session']
let placeOf: BallotRoom['placeOf']
let open: BallotRoom['open']
let subjectFor: BallotRoom['subjectFor']
let vote: BallotRoom['vote']
let enter: BallotRoom['enter']
let close: BallotRoom['close']
let publish: BallotRoom['publish']
let view: BallotRoom['view']

beforeEach(async () => {
  ;({ roundtable, moderator, other, voters, session, placeOf, open, subjectFor, vote, enter, close, publish, view } =
    await buildBallotRoom())
})

describe('those present', () => {
  beforeEach(async () => {
    await db.session.update({ where: { id: session.id }, data: { presentVote: true } })
    await Promise.all(voters.slice(0, 2).map((member) => buildCheckIn({ session, member })))
  })

  test('alone vote and are the quorum where the session says so', async () => {
    const ballot = await open()
    const absent = voters[3]!
    await expect(vote(absent, ballot)).rejects.toMatchObject({ messageKey: 'ballots.not-present' })
    await expect(enter(ballot, absent)).rejects.toMatchObject({ messageKey: 'ballots.not-present' })
    expect((await view(ballot, absent)).can.vote).toBe(false)
    expect((await view(ballot, voters[0])).can.vote).toBe(true)
    expect((await turnoutPart(session.id)).value).toMatchObject({ needed: 1 })
    expect((await deskBallotsPart(session.id)).value.voters.map(({ personId }) => personId).sort()).toEqual(
      voters
        .slice(0, 2)
        .map(({ person }) => person.id)
        .sort(),
    )
    await vote(voters[0]!, ballot)
    await close(ballot)
    await publish(ballot)
    expect((await view(ballot)).result).toMatchObject({ voted: 1, eligible: 2, needed: 1 })
  })

  test('who was there to the end of the session is the quorum of what is closed after it', async () => {
    const ballot = await open()
    await vote(voters[0]!, ballot)
    const endedAt = new Date()
    await db.session.update({ where: { id: session.id }, data: { state: 'ended', endedAt } })
    await db.checkIn.updateMany({ where: { sessionId: session.id }, data: { leftAt: endedAt } })
    await close(ballot)
    await publish(ballot)
    expect((await view(ballot)).result).toMatchObject({ voted: 1, eligible: 2 })
  })

  test('without an account are counted where staff have checked them in', async () => {
    const guest = await buildMember({ roundtable })
    await db.person.update({ where: { id: guest.person.id }, data: { passwordHash: null } })
    const ballot = await open()
    await expect(enter(ballot, guest)).rejects.toMatchObject({ messageKey: 'ballots.not-present' })
    await buildCheckIn({ session, member: guest })
    await enter(ballot, guest)
    expect(
      (await turnoutPart(session.id)).value?.turnout.find(({ groupId }) => groupId === guest.seat.groupId),
    ).toMatchObject({
      voted: 1,
      eligible: 1,
    })
  })

  test('who has answered and left is still counted, and whoever comes may answer', async () => {
    const ballot = await open()
    await vote(voters[0]!, ballot)
    await db.checkIn.updateMany({ where: { personId: voters[0]!.person.id }, data: { leftAt: new Date() } })
    await expect(vote(voters[0]!, ballot, object)).rejects.toMatchObject({ messageKey: 'ballots.not-present' })
    await buildCheckIn({ session, member: voters[2]! })
    await vote(voters[2]!, ballot)
    await close(ballot)
    await publish(ballot)
    expect((await view(ballot)).result).toMatchObject({ voted: 2, eligible: 3 })
  })
})

describe('an answer that is entered', () => {
  test('bears who entered it, is told to the person, and gives way to their own', async () => {
    const ballot = await open()
    const [whose] = voters as [Member]
    const told: unknown[] = []
    const stop = onOwnPagesChanged((personId, own) => void (personId === whose.person.id && told.push(own)))
    const events = await eventsOf(() => enter(ballot, whose, object))
    stop()
    expect(events).toMatchObject([
      { name: 'vote.entered', personId: moderator.person.id, data: { personId: whose.person.id } },
    ])
    expect(JSON.stringify(events)).not.toContain('costs')
    expect(told).toMatchObject([{ [ballot.id]: { answer: object, enteredBy: moderator.person.name } }])
    expect(await ownAnswersIn(session.id, (await placeOf(whose)).place.standing)).toMatchObject({
      [ballot.id]: { answer: object, enteredBy: moderator.person.name },
    })
    expect((await view(ballot, whose)).own).toMatchObject({ enteredBy: moderator.person.name })
    expect((await deskBallotsPart(session.id)).value.voters).toContainEqual(
      expect.objectContaining({ personId: whose.person.id, entered: true }),
    )
    await enter(ballot, whose, favour, other)

    const own = await eventsOf(() => vote(whose, ballot, favour))
    expect(own.map(({ name, personId }) => [name, personId])).toEqual([['vote.taken-over', null]])
    expect((await ownAnswersIn(session.id, (await placeOf(whose)).place.standing))[ballot.id]).not.toHaveProperty(
      'enteredBy',
    )
    await expect(enter(ballot, whose, object)).rejects.toMatchObject({ messageKey: 'ballots.answered-themselves' })
    expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([
      { personId: whose.person.id, answer: favour, enteredById: null },
    ])
  })

  test('of two devices at once one stands, and it is one vote', async () => {
    const ballot = await open()
    const [whose] = voters as [Member]
    await Promise.allSettled([vote(whose, ballot, object), enter(ballot, whose, favour)])
    expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([
      { answer: object, enteredById: null },
    ])
  })

  test('is for somebody with a vote, in an open ballot of a session', async () => {
    const ballot = await open()
    const observer = await buildMember({ roundtable, role: 'observer' })
    const stranger = await buildMember({})
    for (const whose of [observer, stranger])
      await expect(enter(ballot, whose)).rejects.toMatchObject({ messageKey: 'ballots.no-voter' })
    await expect(subjectFor(voters[0]!, ballot, 'close')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(vote(observer, ballot)).rejects.toMatchObject({ code: 'forbidden' })
    await close(ballot)
    await expect(enter(ballot, voters[0]!)).rejects.toMatchObject({ code: 'closed', messageKey: 'ballots.closed' })
  })
})

test('what everybody is told of a ballot holds no answer and nobody’s name', async () => {
  const ballot = await open()
  await vote(voters[0]!, ballot, object)
  const told = JSON.stringify([await ballotsPart(session.id), await turnoutPart(session.id)])
  for (const secret of ['costs too much', voters[0]!.person.id, voters[0]!.person.name])
    expect(told).not.toContain(secret)
  await close(ballot)
  expect(JSON.stringify([await ballotsPart(session.id), await deskBallotsPart(session.id)])).not.toContain(
    'costs too much',
  )
  expect(await ballotsIn((await placeOf(moderator)).place)).toMatchObject([{ result: null }])
})

test('closing while people vote loses none and counts none twice', async () => {
  const ballot = await open()
  const tries = await Promise.allSettled([...voters.map((voter) => vote(voter, ballot)), close(ballot)])
  const cast = tries.slice(0, voters.length).filter(({ status }) => status === 'fulfilled').length
  await publish(ballot)
  expect((await view(ballot)).result).toMatchObject({ voted: cast })
})

async function eventsOf(work: () => Promise<unknown>) {
  const events: RecordedEvent[] = []
  const stop = onEvent((event) => void events.push(event))
  await work().finally(stop)
  return events.filter(({ roundtableId }) => roundtableId === roundtable.id)
}
