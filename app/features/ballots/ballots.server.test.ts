import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import type { Ballot, Indicator, Roundtable } from '#app/platform/prisma/client.ts'
import { formatTime } from '#app/shared/dates.ts'
import type { Actor, Role } from '#app/shared/roles.ts'
import { buildBallot, buildIndicator, buildVote, RATING_SETTINGS, rewordIndicator } from '#tests/factories/decisions.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { ballotFor, indicatorFor, subjectToOpen } from '#tests/factories/subjects.ts'
import { ballotsIn, ballotView, latestBallotOn } from './ballots.queries.server.ts'
import { castVote, openBallot, withdrawVote } from './ballots.server.ts'
import { closeBallot, showResult } from './closing.server.ts'

let roundtable: Roundtable
let moderator: Actor
let participant: Actor
let other: Actor
let observer: Actor

async function member(role: Role, at = roundtable) {
  const { person } = await buildMember({ roundtable: at, role })
  return actorOf(person)
}

beforeAll(async () => {
  roundtable = await buildRoundtable()
  moderator = await member('moderator')
  participant = await member('participant')
  other = await member('participant')
  observer = await member('observer')
})

const toVote = (actor: Actor, ballot: Ballot) => ballotFor(actor, ballot.roundtableId, ballot.id, 'vote')
const vote = async (actor: Actor, ballot: Ballot, relevance: number | null = 8, feasibility: number | null = 5) =>
  castVote(actor, await toVote(actor, ballot), { relevance, feasibility })
const view = async (actor: Actor, ballot: Ballot) =>
  ballotView(await ballotFor(actor, ballot.roundtableId, ballot.id, 'view'))
const close = async (ballot: Ballot) =>
  closeBallot(moderator, await ballotFor(moderator, ballot.roundtableId, ballot.id, 'close'))
const show = async (ballot: Ballot) =>
  showResult(moderator, await ballotFor(moderator, ballot.roundtableId, ballot.id, 'close'))
const open = async (indicator: Indicator) =>
  openBallot(
    moderator,
    await subjectToOpen(moderator, indicator.roundtableId, { type: 'indicator', id: indicator.id }),
    { method: 'rating', settings: RATING_SETTINGS },
  )

async function eventsOf<T>(work: () => Promise<T>) {
  const events: RecordedEvent[] = []
  const stop = onEvent((event) => void events.push(event))
  await work().finally(stop)
  return events
}

describe('opening', () => {
  it('keeps the wording, brings a candidate into review and numbers the rounds', async () => {
    const indicator = await buildIndicator({ roundtable })
    const events = await eventsOf(() => open(indicator))
    expect(events.map((event) => event.name)).toEqual(['indicator.state-changed', 'ballot.opened'])
    const ballot = await db.ballot.findFirstOrThrow({ where: { indicatorId: indicator.id } })
    expect(ballot).toMatchObject({ round: 1, state: 'open', wording: { version: 1, name: indicator.name } })
    await close(ballot)
    await expect(open(indicator)).rejects.toMatchObject({ messageKey: 'ballots.result-to-come' })
    await show(ballot)
    expect(await open(indicator)).toMatchObject({ round: 2 })
  })

  it('opens one at a time, whoever asks and however often', async () => {
    const indicator = await buildIndicator({ roundtable })
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => open(indicator)))
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
    expect(
      tries.filter((attempt) => attempt.status === 'rejected' && attempt.reason.messageKey === 'ballots.open-already'),
    ).toHaveLength(4)
  })

  it('is for moderators and for running roundtables', async () => {
    const indicator = await buildIndicator({ roundtable })
    await expect(indicatorFor(participant, roundtable.id, indicator.id, 'open-ballot')).rejects.toMatchObject({
      code: 'forbidden',
    })
    const closed = await buildRoundtable({ state: 'closed' })
    const past = await member('moderator', closed)
    const old = await buildIndicator({ roundtable: closed })
    await expect(indicatorFor(past, closed.id, old.id, 'open-ballot')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('voting', () => {
  it('keeps one vote a person however many arrive at once, with organisation and group', async () => {
    const ballot = await buildBallot({ roundtable })
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((rating) => vote(participant, ballot, rating)))
    const votes = await db.vote.findMany({ where: { ballotId: ballot.id } })
    expect(votes).toHaveLength(1)
    const { standing } = await toVote(participant, ballot)
    expect(votes[0]).toMatchObject({ organisationId: standing.seat?.organisationId, groupId: standing.seat?.groupId })
  })

  it('may be changed and withdrawn while the ballot is open, and says nothing of the answer in its events', async () => {
    const ballot = await buildBallot({ roundtable })
    const events = await eventsOf(async () => {
      await vote(participant, ballot, 3, null)
      await vote(participant, ballot, 3, null)
      await vote(participant, ballot, 9, 1)
      await withdrawVote(participant, await toVote(participant, ballot))
      await withdrawVote(participant, await toVote(participant, ballot))
    })
    expect(events.map((event) => event.name)).toEqual(['vote.cast', 'vote.changed', 'vote.withdrawn'])
    for (const event of events) {
      expect(Object.keys(event.data).sort()).toEqual(['indicatorId', 'round'])
      expect(event.scope).toEqual({ indicatorId: ballot.indicatorId, ballotId: ballot.id })
      expect(event).toMatchObject({ roundtableId: roundtable.id, personId: null, organisationId: null, groupId: null })
    }
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(0)
  })

  it('is refused once the ballot is closed, and lands on one side of a closing that happens meanwhile', async () => {
    const ballot = await buildBallot({ roundtable })
    const voters = await Promise.all(Array.from({ length: 6 }, () => member('participant')))
    const before = await Promise.all(voters.map((actor) => toVote(actor, ballot)))
    const events = await eventsOf(async () => {
      const answers = voters.map((actor, index) =>
        castVote(actor, before[index]!, { relevance: 7, feasibility: 7 }).then(
          () => true,
          (error) => error.code,
        ),
      )
      await close(ballot)
      const outcomes = await Promise.all(answers)
      expect(outcomes.every((outcome) => outcome === true || outcome === 'closed')).toBe(true)
      expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(
        outcomes.filter((outcome) => outcome === true).length,
      )
    })
    const names = events.map((event) => event.name)
    const closing = events.find((event) => event.name === 'ballot.closed')
    expect(closing?.data.votes).toBe(names.filter((name) => name === 'vote.cast').length)
    await expect(vote(participant, ballot)).rejects.toMatchObject({ code: 'closed', messageKey: 'ballots.closed' })
    await expect(withdrawVote(participant, await toVote(participant, ballot))).rejects.toMatchObject({ code: 'closed' })
  })

  it('that a device sends again is counted once, changes nothing later, and is told when the ballot had closed', async () => {
    const ballot = await buildBallot({ roundtable })
    const [first, second] = [randomUUID(), randomUUID()]
    const send = async (relevance: number, key: string) =>
      castVote(participant, await toVote(participant, ballot), { relevance, feasibility: 5 }, key)
    const events = await eventsOf(async () => {
      await Promise.all([send(3, first), send(3, first)])
      await send(8, second)
      await send(3, first)
    })
    expect(events.map((event) => event.name)).toEqual(['vote.cast', 'vote.changed'])
    expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([{ answer: { relevance: 8 } }])
    await close(ballot)
    const { closedAt } = await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })
    expect(await send(8, second)).toBeNull()
    const time = formatTime(closedAt!, participant)
    await expect(send(1, randomUUID())).rejects.toMatchObject({ messageKey: 'ballots.closed', values: { time } })
  })

  it('is closed once, however often somebody closes it', async () => {
    const ballot = await buildBallot({ roundtable })
    const events = await eventsOf(() => Promise.all([close(ballot), close(ballot), close(ballot)]))
    expect(events.map((event) => event.name)).toEqual(['ballot.closed'])
  })
})

describe('who may', () => {
  it('hides a ballot from outsiders and from other roundtables', async () => {
    const ballot = await buildBallot({ roundtable })
    const elsewhere = await buildRoundtable()
    const stranger = await member('moderator', elsewhere)
    await expect(ballotFor(stranger, roundtable.id, ballot.id, 'view')).rejects.toMatchObject({ code: 'not-found' })
    await expect(ballotFor(stranger, elsewhere.id, ballot.id, 'view')).rejects.toMatchObject({ code: 'not-found' })
    await expect(ballotFor(moderator, roundtable.id, 'garbage', 'view')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lets observers look and not vote, participants vote and not close, the secretariat close and not vote', async () => {
    const ballot = await buildBallot({ roundtable })
    const secretariat = await actorOf(await buildSecretariat())
    await expect(ballotFor(observer, roundtable.id, ballot.id, 'view')).resolves.toBeTruthy()
    await expect(toVote(observer, ballot)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ballotFor(participant, roundtable.id, ballot.id, 'close')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ballotFor(secretariat, roundtable.id, ballot.id, 'close')).resolves.toBeTruthy()
    await expect(toVote(secretariat, ballot)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what a reader is sent', () => {
  it('holds nothing of how people answered before the closing stands, whoever reads and has voted', async () => {
    const ballot = await buildBallot({ roundtable })
    await vote(other, ballot, 9, 9)
    await vote(participant, ballot, null, 2)
    const nothing = async () => {
      for (const actor of [participant, other, moderator, observer]) {
        const listed = (await ballotsIn(await ballotFor(actor, roundtable.id, ballot.id, 'view'))).find(
          (one) => one.id === ballot.id,
        )
        for (const seen of [await view(actor, ballot), listed]) {
          expect(seen?.result).toBeNull()
          expect(JSON.stringify(seen)).not.toMatch(/"(median|distribution|share)"/)
        }
      }
    }
    await nothing()
    expect((await view(participant, ballot)).own).toMatchObject({ answer: { relevance: null, feasibility: 2 } })
    await close(ballot)
    await nothing()
    await show(ballot)
    expect((await view(observer, ballot)).result?.voted).toBe(2)
  })

  it('counts who has answered in every group, the silent ones with their zero', async () => {
    const table = await buildRoundtable()
    const first = await buildMember({ roundtable: table, role: 'participant' })
    await buildMember({ roundtable: table, role: 'participant', group: first.group })
    await buildMember({ roundtable: table, role: 'observer', group: first.group })
    const ballot = await buildBallot({ roundtable: table })
    await buildVote({ ballot, member: first })
    const { turnout } = await view(await actorOf(first.person), ballot)
    expect(turnout.find((group) => group.groupId === first.group.id)).toMatchObject({ voted: 1, eligible: 2 })
    expect(turnout).toHaveLength(await db.stakeholderGroup.count())
  })

  it('shows the closed round before on the scale of the next', async () => {
    const indicator = await buildIndicator({ roundtable })
    const first = await open(indicator)
    await vote(participant, first, 4, 6)
    await close(first)
    await show(first)
    await rewordIndicator(indicator)
    await open(indicator)
    const latest = await latestBallotOn(
      { type: 'indicator', id: indicator.id },
      await indicatorFor(participant, roundtable.id, indicator.id, 'view'),
    )
    expect(latest).toMatchObject({
      round: 2,
      result: null,
      earlier: { round: 1, reworded: true, own: { answer: { relevance: 4, feasibility: 6 } } },
    })
  })
})
