import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onOwnPagesChanged } from '#app/platform/own-pages.server.ts'
import type { Ballot, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { countAnswers } from '../answered.server.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { castVote, withdrawVote } from '../ballots.server.ts'
import { closeBallot, closeWhatIsDue, reopenBallot, showResult } from '../closing.server.ts'
import type { StoredTerms } from './terms.policy.ts'

let roundtable: Roundtable
let cities: StakeholderGroup
let regions: StakeholderGroup
let moderator: Member
let ballot: Ballot & { indicatorId: string }

beforeEach(async () => {
  roundtable = await buildRoundtable()
  ;[cities, regions] = [await buildGroup({ code: 'CI' }), await buildGroup({ code: 'RE' })]
  moderator = await buildMember({ roundtable, role: 'moderator', group: cities })
})

const open = async (terms: StoredTerms, closesAt: Date | null = null) => {
  ballot = await buildBallot({ roundtable, terms, closesAt })
}
const member = (group: StakeholderGroup, given = {}) => buildMember({ roundtable, group, ...given })
const subject = async (who: Member, purpose: 'view' | 'vote' | 'close' = 'view') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const view = async (who: Member) => ballotView(await subject(who))
const cast = async (who: Member, relevance = 7) =>
  castVote(await actorOf(who.person), await subject(who, 'vote'), { relevance, feasibility: 5 })
const votes = () => db.vote.findMany({ where: { ballotId: ballot.id } })
const close = async () => closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
const total = ({ turnout }: { turnout: { voted: number; eligible: number }[] }) => [
  turnout.reduce((sum, { voted }) => sum + voted, 0),
  turnout.reduce((sum, { eligible }) => sum + eligible, 0),
]
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
/** As if its time had come. */
const timeComes = () =>
  db.$executeRaw`UPDATE "Ballot" SET "closesAt" = clock_timestamp() WHERE "id" = ${ballot.id}::uuid`

describe('one vote an organisation', () => {
  it('is sent and changed by any of its delegates; the last counts, and all of them see who sent it', async () => {
    await open({ who: 'organisations' })
    const organisation = await buildOrganisation({ group: regions })
    const [first, second] = [await member(regions, { organisation }), await member(regions, { organisation })]
    expect(total(await view(first))).toEqual([0, 2])
    await cast(first, 3)
    const told: string[] = []
    const stop = onOwnPagesChanged((personId) => told.push(personId))
    await cast(second, 8)
    stop()
    expect(new Set(told)).toEqual(new Set([first.person.id, second.person.id]))
    expect(await votes()).toMatchObject([
      { answer: { relevance: 8 }, personId: second.person.id, forOrganisation: true },
    ])
    expect((await view(first)).own).toMatchObject({ answer: { relevance: 8 }, sentBy: second.person.name })
    expect((await view(moderator)).own).toBeNull()
    expect(total(await view(first))).toEqual([1, 2])
    const counts = await countAnswers(roundtable.id, ballot.id)
    expect(counts?.[ballot.id]?.[regions.id]).toEqual([1, 1])
  })

  it('names the organisations that are silent, and is counted once', async () => {
    await open({ who: 'organisations' })
    const organisation = await buildOrganisation({ group: regions })
    const [first, second] = [await member(regions, { organisation }), await member(regions, { organisation })]
    expect((await view(moderator)).silent).toContainEqual({ groupId: regions.id, names: [organisation.name] })
    await Promise.all([cast(first, 2), cast(second, 9), cast(first, 4), cast(second, 5)])
    expect(await votes()).toHaveLength(1)
    await close()
    await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
    const { result } = await view(first)
    expect(result).toMatchObject({ voted: 1, eligible: 2 })
  })

  it('is taken back by any of them', async () => {
    await open({ who: 'organisations' })
    const organisation = await buildOrganisation({ group: regions })
    const [first, second] = [await member(regions, { organisation }), await member(regions, { organisation })]
    await cast(first)
    expect(await withdrawVote(await actorOf(second.person), await subject(second, 'vote'))).not.toBeNull()
    expect(await votes()).toEqual([])
  })
})

describe('some groups', () => {
  it('are asked and nobody else; the others may read, and count nowhere', async () => {
    await open({ who: 'groups', groupIds: [regions.id] })
    const [asked, other] = [await member(regions), await member(cities)]
    expect((await view(other)).can.vote).toBe(false)
    expect((await view(other)).asked).toBe(false)
    await expect(cast(other)).rejects.toMatchObject({ messageKey: 'ballots.not-asked' })
    await cast(asked)
    expect(total(await view(other))).toEqual([1, 1])
  })
})

describe('a time to close at', () => {
  it('refuses later answers by the database’s clock, before anything has closed it', async () => {
    await open({}, inSeconds(60))
    const voter = await member(regions)
    await cast(voter)
    await timeComes()
    const { can, isOver, state } = await view(voter)
    expect({ vote: can.vote, isOver, state }).toEqual({ vote: false, isOver: true, state: 'open' })
    await expect(cast(voter, 2)).rejects.toMatchObject({ code: 'closed', messageKey: 'ballots.closed' })
    await expect(withdrawVote(await actorOf(voter.person), await subject(voter, 'vote'))).rejects.toMatchObject({
      messageKey: 'ballots.answer-stands',
    })
    expect(await votes()).toMatchObject([{ answer: { relevance: 7 } }])
  })

  it('closes once as of that time, by whichever process comes first', async () => {
    await open({}, inSeconds(60))
    await cast(await member(regions))
    await closeWhatIsDue()
    expect((await view(moderator)).state).toBe('open')
    await timeComes()
    const { closesAt } = await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })
    await Promise.all([closeWhatIsDue(), closeWhatIsDue()])
    expect(await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })).toMatchObject({
      state: 'closed',
      closedAt: closesAt,
      closedById: null,
    })
    const events = await db.event.findMany({ where: { subjectId: ballot.id, name: 'ballot.closed' } })
    expect(events).toMatchObject([{ personId: null, data: { votes: 1 } }])
    expect(await db.ballotClosing.count({ where: { ballotId: ballot.id } })).toBe(1)
  })

  it('is taken away when the closing is undone, so that it does not close again by itself', async () => {
    await open({}, inSeconds(60))
    await timeComes()
    await closeWhatIsDue()
    await reopenBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
    await closeWhatIsDue()
    expect(await view(moderator)).toMatchObject({ state: 'open', closesAt: null })
  })
})
