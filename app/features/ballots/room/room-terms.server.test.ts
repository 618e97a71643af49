import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { type BallotRoom, buildBallotRoom, favour, object } from '#tests/factories/room-ballots.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { ballotsPart, deskBallotsPart, ownAnswersIn, turnoutPart } from './ballots-part.server.ts'
import { openPrepared } from './room-acts.server.ts'

let room: BallotRoom
let delegate: Member
let colleague: Member
beforeEach(async () => {
  room = await buildBallotRoom()
  delegate = room.voters[0]!
  const { roundtable } = room
  colleague = await buildMember({ roundtable, organisation: delegate.organisation, group: delegate.group })
})

const MAJORITY = { minimumTurnout: 0.25, majority: 'half' }
const standingOf = async (who: Member) => (await room.placeOf(who)).place.standing

describe('one vote an organisation, in a room', () => {
  const prepared = (weight?: number) =>
    room.prepare({
      method: 'yes-no',
      settings: MAJORITY,
      terms: { who: 'organisations', ...(weight && { weights: { [delegate.organisation.id]: weight } }) },
    })
  const yes = { choice: 'yes' } as never
  const no = { choice: 'no' } as never

  test('is counted with its weight, shown with its result, and says in the room that it has a page', async () => {
    const ballot = await prepared(5)
    await room.act(openPrepared, ballot)
    expect((await ballotsPart(room.session.id)).value.ballots).toMatchObject([{ onItsPage: true, presentVote: false }])
    const [one, ...others] = room.voters as [Member, ...Member[]]
    await room.vote(one, ballot, yes)
    await room.vote(colleague, ballot, yes)
    await Promise.all(others.map((voter) => room.vote(voter, ballot, no)))
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(room.voters.length)
    const organisations = new Set(
      [room.moderator, room.other, colleague, ...room.voters].map(({ organisation }) => organisation.id),
    )
    const turnout = (await turnoutPart(room.session.id)).value!.turnout
    expect(turnout.reduce((sum, { voted }) => sum + voted, 0)).toBe(room.voters.length)
    expect(turnout.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(organisations.size)
    await room.close(ballot)
    await room.publish(ballot)
    expect((await ballotsPart(room.session.id)).value.ballots).toMatchObject([
      { stage: 'published', result: { overall: { yes: 5, no: 3 }, heads: { overall: { yes: 1, no: 3 } } } },
    ])
  })

  test('is one answer for all its delegates, also where a moderator enters it', async () => {
    const ballot = await prepared()
    await room.act(openPrepared, ballot)
    await room.enter(ballot, colleague, no)
    for (const who of [delegate, colleague])
      expect(await ownAnswersIn(room.session.id, await standingOf(who))).toMatchObject({
        [ballot.id]: { answer: no, enteredBy: room.moderator.person.name },
      })
    await room.vote(delegate, ballot, yes)
    expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([
      { answer: yes, enteredById: null, forOrganisation: true, personId: delegate.person.id },
    ])
    await expect(room.enter(ballot, colleague, no)).rejects.toMatchObject({ messageKey: 'ballots.answered-themselves' })
    const { voters } = (await deskBallotsPart(room.session.id)).value
    const listed = voters.map(({ personId }) => personId)
    expect(listed).not.toContain(colleague.person.id)
    expect(listed).toContain(room.voters[1]!.person.id)
  })

  test('asks those who are there, where the session says so', async () => {
    await db.session.update({ where: { id: room.session.id }, data: { presentVote: true } })
    const ballot = await prepared()
    await room.act(openPrepared, ballot)
    await expect(room.vote(delegate, ballot, yes)).rejects.toMatchObject({ messageKey: 'ballots.not-present' })
    const turnout = (await turnoutPart(room.session.id)).value!.turnout
    expect(turnout.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(0)
  })

  test('keeps the weights of organisations at the table as it opens', async () => {
    const ballot = await prepared(5)
    await db.membership.updateMany({
      where: { organisationId: delegate.organisation.id },
      data: { endedAt: new Date() },
    })
    await room.act(openPrepared, ballot)
    const { terms } = await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })
    expect(terms).toEqual({ who: 'organisations' })
  })
})

test('of some groups, others neither vote nor can be entered', async () => {
  const outside = await buildMember({ roundtable: room.roundtable })
  const ballot = await room.open({ terms: { who: 'groups', groupIds: [room.moderator.group.id] } })
  await expect(room.vote(outside, ballot, favour)).rejects.toMatchObject({ messageKey: 'ballots.not-asked' })
  await expect(room.enter(ballot, outside, object)).rejects.toMatchObject({ messageKey: 'ballots.not-asked' })
  await room.vote(delegate, ballot, favour)
  const { voters } = (await deskBallotsPart(room.session.id)).value
  expect(voters.map(({ personId }) => personId)).not.toContain(outside.person.id)
  expect((await turnoutPart(room.session.id)).value!.turnout.filter(({ eligible }) => eligible)).toHaveLength(1)
})

test('ratings take no weights, whoever asks', async () => {
  const weighted = { who: 'organisations', weights: { [delegate.organisation.id]: 2 } } as const
  await expect(room.prepare({ method: 'rating', settings: RATING_SETTINGS, terms: weighted })).rejects.toMatchObject({
    messageKey: 'ballots.weights-not-counted',
  })
})

test('a ballot of every member is answered in the room, as ever', async () => {
  await room.open()
  expect((await ballotsPart(room.session.id)).value.ballots).toMatchObject([{ onItsPage: false }])
})
