import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildIndicator, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { type BallotRoom, buildBallotRoom } from '#tests/factories/room-ballots.ts'
import { buildItem, buildLiveSession, buildSession } from '#tests/factories/sessions.ts'
import { subjectToOpen } from '#tests/factories/subjects.ts'
import { resultOf } from '../ballots.queries.server.ts'
import { openBallot } from '../ballots.server.ts'
import { openBallots } from '../open-ballots.server.ts'
import { ballotsPart, deskBallotsPart, turnoutPart } from './ballots-part.server.ts'
import { discardPrepared, openPrepared, takeBack } from './room-acts.server.ts'

let roundtable: BallotRoom['roundtable']
let moderator: BallotRoom['moderator']
let other: BallotRoom['other']
let voters: BallotRoom['voters']
let session: BallotRoom['session']
let item: BallotRoom['item']
let prepare: BallotRoom['prepare']
let onIndicator: BallotRoom['onIndicator']
let act: BallotRoom['act']
let open: BallotRoom['open']
let subjectFor: BallotRoom['subjectFor']
let vote: BallotRoom['vote']
let enter: BallotRoom['enter']
let close: BallotRoom['close']
let reopen: BallotRoom['reopen']
let publish: BallotRoom['publish']
let view: BallotRoom['view']

beforeEach(async () => {
  ;({
    roundtable,
    moderator,
    other,
    voters,
    session,
    item,
    prepare,
    onIndicator,
    act,
    open,
    subjectFor,
    vote,
    enter,
    close,
    reopen,
    publish,
    view,
  } = await buildBallotRoom())
})

describe('four acts', () => {
  test('prepared, a ballot is the moderators’ alone; opened, everybody’s; closed, nobody knows; published, everybody does', async () => {
    const ballot = await prepare()
    expect(await ballotsPart(session.id)).toMatchObject({ value: { ballots: [] } })
    expect((await deskBallotsPart(session.id)).value.prepared).toMatchObject([
      { id: ballot.id, question: 'Compare cost with income?', round: 1 },
    ])
    await expect(view(ballot)).rejects.toMatchObject({ code: 'not-found' })
    await expect(act(openPrepared, ballot, voters[0])).rejects.toMatchObject({ code: 'not-found' })
    expect(await openBallots(roundtable.id)).toEqual([])

    await act(openPrepared, ballot)
    await Promise.all(voters.map((voter) => vote(voter, ballot)))
    expect((await ballotsPart(session.id)).value.ballots).toMatchObject([
      { id: ballot.id, stage: 'open', result: null },
    ])
    expect((await turnoutPart(session.id)).value?.turnout.find(({ voted }) => voted)).toMatchObject({
      voted: 4,
      eligible: 5,
    })

    await close(ballot)
    for (const who of [moderator, voters[0]!])
      expect(await view(ballot, who)).toMatchObject({ state: 'closed', resultAt: null, result: null })
    expect((await ballotsPart(session.id)).value.ballots).toMatchObject([{ stage: 'closed', result: null }])
    await expect(resultOf((await subjectFor(moderator, ballot, 'view'))[1])).rejects.toMatchObject({
      messageKey: 'ballots.not-shown-yet',
    })

    await publish(ballot)
    expect((await ballotsPart(session.id)).value.ballots).toMatchObject([
      { stage: 'published', result: { accepted: true } },
    ])
    expect(await view(ballot, voters[0])).toMatchObject({ result: { voted: 4 } })
  })

  test('each is done once, and the second who presses is told what has happened', async () => {
    const tries = await Promise.allSettled([prepare(), prepare({}, other), prepare()])
    expect(messagesOf(tries)).toEqual(['ballots.prepared-already', 'ballots.prepared-already'])
    const [ballot] = await db.ballot.findMany({ where: { sessionId: session.id } })
    const opened = await Promise.allSettled([act(openPrepared, ballot!), act(openPrepared, ballot!, other)])
    expect(messagesOf(opened)).toEqual(['ballots.opened-already'])
    const closed = await Promise.allSettled([close(ballot!), close(ballot!, other)])
    expect(messagesOf(closed)).toEqual(['ballots.closed-already'])
    const published = await Promise.allSettled([publish(ballot!), publish(ballot!, other)])
    expect(messagesOf(published)).toEqual(['ballots.published-already'])
    await expect(act(discardPrepared, ballot!)).rejects.toMatchObject({ messageKey: 'ballots.closed-already' })
  })

  test('one ballot of a session is open at a time, also when two are opened at once', async () => {
    const [one, two] = [await prepare(), await onIndicator()]
    const tries = await Promise.allSettled([act(openPrepared, one), act(openPrepared, two, other)])
    expect(messagesOf(tries)).toEqual(['ballots.another-open'])
    expect(await db.ballot.count({ where: { sessionId: session.id, state: 'open' } })).toBe(1)
  })

  test('a closing is undone until it is published, and an opening while nobody has answered', async () => {
    const ballot = await open()
    await act(takeBack, ballot)
    expect((await deskBallotsPart(session.id)).value.prepared).toHaveLength(1)
    await act(openPrepared, ballot)
    await vote(voters[0]!, ballot)
    await expect(act(takeBack, ballot)).rejects.toMatchObject({ messageKey: 'ballots.answered-already' })
    await close(ballot)
    await reopen(ballot)
    await vote(voters[1]!, ballot)
    await close(ballot)
    await publish(ballot)
    await expect(reopen(ballot)).rejects.toMatchObject({
      messageKey: 'ballots.result-shown',
    })
  })

  test('is for a live session: prepared before, opened while it lasts, closed and published also after', async () => {
    const planned = await buildSession({ roundtable })
    const question = await buildItem({ session: planned })
    const ballot = await prepare({ subject: { type: 'agenda-item', id: question.id } }, moderator, planned)
    await expect(act(openPrepared, ballot)).rejects.toMatchObject({ messageKey: 'sessions.not-live' })
    await db.session.update({ where: { id: planned.id }, data: { state: 'live' } })
    await act(openPrepared, ballot)
    await db.session.update({ where: { id: planned.id }, data: { state: 'ended' } })
    await close(ballot)
    await publish(ballot)
    await expect(
      prepare({ subject: { type: 'agenda-item', id: question.id } }, moderator, planned),
    ).rejects.toMatchObject({
      messageKey: 'ballots.session-ended',
    })
  })

  test('raises the version of the room each time, and only in the room of its session', async () => {
    const version = async () => (await db.sessionRun.findUniqueOrThrow({ where: { sessionId: session.id } })).version
    const ballot = await open()
    expect(await version()).toBe(2)
    await vote(voters[0]!, ballot)
    await vote(voters[0]!, ballot)
    expect(await version()).toBe(3)
    await enter(ballot, voters[1]!)
    await close(ballot)
    await publish(ballot)
    expect(await version()).toBe(6)
  })
})

describe('what is asked', () => {
  test('is the item’s title or other words, and another question is no later round', async () => {
    const first = await open()
    await vote(voters[0]!, first)
    await close(first)
    await expect(prepare({ question: 'And above two per cent?' })).rejects.toMatchObject({
      messageKey: 'ballots.not-published',
    })
    await publish(first)
    const second = await open({ question: 'And above two per cent?' })
    expect(await view(second)).toMatchObject({ round: 2, name: 'And above two per cent?', earlier: null })
    await close(second)
    await publish(second)
    const third = await open({ question: 'And above two per cent?' })
    expect(await view(third)).toMatchObject({ round: 3, earlier: { round: 2 } })
  })

  test('is about an indicator in the words it has when it opens, and outside of the session the rounds go on', async () => {
    const indicator = await buildIndicator({ roundtable })
    const ballot = await onIndicator(indicator.id)
    const place = await subjectToOpen(await actorOf(moderator.person), roundtable.id, {
      type: 'indicator',
      id: indicator.id,
    })
    const outside = await openBallot(await actorOf(moderator.person), place, {
      method: 'rating',
      settings: RATING_SETTINGS,
    })
    expect(outside.round).toBe(1)
    await expect(act(openPrepared, ballot)).rejects.toMatchObject({ messageKey: 'ballots.open-already' })
    await close(outside)
    await publish(outside)
    await act(openPrepared, ballot)
    expect(await view(ballot)).toMatchObject({ round: 2, wording: { definition: 'What is measured' } })
  })

  test('of an item that is removed: not prepared, not opened, and an open one goes on', async () => {
    const ballot = await prepare()
    await db.agendaItem.update({ where: { id: item.id }, data: { removedAt: new Date() } })
    await expect(act(openPrepared, ballot)).rejects.toMatchObject({ messageKey: 'ballots.item-removed' })
    await act(discardPrepared, ballot)
    await expect(prepare()).rejects.toMatchObject({ code: 'not-found' })
    await db.agendaItem.update({ where: { id: item.id }, data: { removedAt: null } })
    const open1 = await open()
    await db.agendaItem.update({ where: { id: item.id }, data: { removedAt: new Date() } })
    await vote(voters[0]!, open1)
    await close(open1)
    await publish(open1)
    expect(await view(open1)).toMatchObject({ name: 'Compare cost with income?', result: { voted: 1 } })
  })

  test('is of this session and this roundtable, by a method that suits it', async () => {
    const elsewhere = await buildItem({ session: await buildLiveSession({ roundtable }) })
    await expect(prepare({ subject: { type: 'agenda-item', id: elsewhere.id } })).rejects.toMatchObject({
      messageKey: 'ballots.item-removed',
    })
    const foreign = await buildItem()
    await expect(prepare({ subject: { type: 'agenda-item', id: foreign.id } })).rejects.toMatchObject({
      code: 'not-found',
    })
    const indicator = await buildIndicator()
    await expect(prepare({ subject: { type: 'indicator', id: indicator.id } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

function messagesOf(tries: PromiseSettledResult<unknown>[]) {
  return tries.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { messageKey?: string }).messageKey ?? String(one.reason)] : [],
  )
}
