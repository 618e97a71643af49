import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import type { Ballot, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { buildBallot, buildVote, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { buildGroup, buildPerson } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { ballotView } from './ballots.queries.server.ts'
import { castVote } from './ballots.server.ts'
import { closeBallot, reopenBallot, showResult } from './closing.server.ts'
import { type CountedVote, publish } from './methods/rating/publication.ts'
import type { RatingRule } from './methods/rating/words.ts'
import { keepOldResults } from './old-closings.server.ts'
import { latestTurnouts } from './turnout.server.ts'

let roundtable: Roundtable
let moderator: Member
let ballot: Ballot & { indicatorId: string }
let cities: StakeholderGroup
let regions: StakeholderGroup

beforeEach(async () => {
  roundtable = await buildRoundtable()
  ;[cities, regions] = [await buildGroup({ code: 'CI' }), await buildGroup({ code: 'RE' })]
  moderator = await buildMember({ roundtable, role: 'moderator', group: cities })
  ballot = await buildBallot({ roundtable })
})

const subject = async (who: Member, purpose: 'view' | 'vote' | 'close') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const close = async () => closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
const reopen = async () => reopenBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
const show = async () => showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
const view = async (who = moderator) => ballotView(await subject(who, 'view'))
const member = (group: StakeholderGroup, given = {}) => buildMember({ roundtable, group, ...given })
const voters = async (group: StakeholderGroup, ratings: number[]) => {
  for (const relevance of ratings) await buildVote({ ballot, member: await member(group), relevance, feasibility: 5 })
}
const totals = async () => {
  const { turnout, needed } = await view()
  const sum = (key: 'voted' | 'eligible') => turnout.reduce((total, group) => total + group[key], 0)
  return [sum('voted'), sum('eligible'), needed]
}
/** As if the minute were over. */
const pass = () =>
  db.$executeRaw`UPDATE "BallotClosing" SET "resultAt" = "resultAt" - interval '61 seconds' WHERE "ballotId" = ${ballot.id}::uuid`

describe('what stands for good', () => {
  it('stays as it is when people come, go, change sides or lose their account', async () => {
    await voters(cities, [9, 8, 7, 7])
    const later = await member(regions)
    await close()
    await pass()
    const before = await view()
    expect(await totals()).toEqual([4, 6, 3])
    await Promise.all([member(regions), member(cities), member(cities, { role: 'observer' })])
    await db.membership.update({ where: { id: later.membership.id }, data: { endedAt: new Date() } })
    await db.membership.update({
      where: { id: moderator.membership.id },
      data: { organisationId: later.organisation.id },
    })
    await db.person.updateMany({
      where: { memberships: { some: { roundtableId: roundtable.id } }, id: { not: moderator.person.id } },
      data: { disabledAt: new Date() },
    })
    await db.ballot.update({ where: { id: ballot.id }, data: { settings: { threshold: 0.5, minimumTurnout: 0.75 } } })
    const after = await view()
    expect(after.turnout).toEqual(before.turnout)
    expect(after.result).toEqual(before.result)
    expect((await latestTurnouts(roundtable.id, [ballot.indicatorId])).get(ballot.indicatorId)).toMatchObject({
      voted: 4,
      eligible: 6,
    })
  })

  it('counts no open invitation, no closed account and no observer among those who might vote', async () => {
    await member(regions)
    const invited = await buildPerson()
    await member(regions, { person: invited })
    await member(regions, { person: await buildPerson({ passwordHash: 'set', disabledAt: new Date() }) })
    await member(regions, { role: 'observer' })
    expect(await totals()).toEqual([0, 2, 1])
    await close()
    await db.person.update({ where: { id: invited.id }, data: { passwordHash: 'set' } })
    expect(await totals()).toEqual([0, 2, 1])
  })

  it('lets anybody recount: the votes with the electorate and the rule that are kept give the result that is kept', async () => {
    await voters(cities, [9, 8, 3, 7, 1])
    await voters(regions, [6, 2])
    await close()
    const kept = await db.ballotClosing.findUniqueOrThrow({
      where: { ballotId: ballot.id },
      include: { electorate: { orderBy: { position: 'asc' } } },
    })
    const votes = await db.vote.findMany({ where: { ballotId: ballot.id } })
    const electorate = kept.electorate.map(({ groupId, voted, eligible }) => ({ groupId, voted, eligible }))
    expect(
      publish(
        votes.map(({ groupId, answer }) => ({ groupId, ...(answer as Omit<CountedVote, 'groupId'>) })),
        electorate,
        kept.rule as RatingRule,
      ),
    ).toEqual(kept.result)
    expect(kept.rule).toMatchObject({ threshold: 0.7, minimumTurnout: 0.5, smallestShown: 4, quantiles: 'type 7' })
  })

  it('is written with the closing or not at all', async () => {
    const votes = [9, 8, 7, 7]
    await voters(cities, votes)
    await Promise.all([close(), close(), close()])
    expect(await db.ballotClosing.count({ where: { ballotId: ballot.id } })).toBe(1)
    expect(await db.ballotElectorate.findMany({ where: { ballotId: ballot.id, groupId: cities.id } })).toMatchObject([
      { voted: 4, eligible: 5 },
    ])
  })

  it('keeps a closing that happens while people vote equal to the votes', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => member(cities)))
    const subjects = await Promise.all(people.map((person) => subject(person, 'vote')))
    const actor = await actorOf(moderator.person)
    await Promise.all([
      ...subjects.map((one) => castVote(actor, one, { relevance: 7, feasibility: 7 }).catch(() => {})),
      close(),
    ])
    const { result } = await db.ballotClosing.findUniqueOrThrow({ where: { ballotId: ballot.id } })
    expect(result).toMatchObject({ voted: await db.vote.count({ where: { ballotId: ballot.id } }) })
  })
})

describe('the minute after', () => {
  it('a closing can be undone exactly, and the next one writes anew', async () => {
    await voters(cities, [9, 8, 7, 7])
    const before = await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })
    const names: string[] = []
    const stop = onEvent((event) => void names.push(event.name))
    await close()
    await reopen()
    await reopen()
    expect(await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })).toEqual(before)
    expect([
      await db.ballotClosing.count({ where: { ballotId: ballot.id } }),
      await db.ballotElectorate.count({ where: { ballotId: ballot.id } }),
    ]).toEqual([0, 0])
    await voters(cities, [1])
    await close()
    await show()
    stop()
    expect(names).toEqual(['ballot.closed', 'ballot.reopened', 'ballot.closed', 'ballot.result-shown'])
    expect((await view()).result?.voted).toBe(5)
  })

  it('nobody sees the result while the closing can be undone, so that no two results of one ballot are ever seen', async () => {
    await voters(cities, [9, 8, 7, 7])
    await close()
    expect(await view()).toMatchObject({ result: null, can: { reopen: true, close: false, vote: false } })
    await pass()
    expect(await view()).toMatchObject({ result: { voted: 4 }, can: { reopen: false } })
    await expect(reopen()).rejects.toMatchObject({ code: 'closed', messageKey: 'ballots.result-shown' })
  })

  it('ends when the result is shown', async () => {
    await close()
    await show()
    await expect(reopen()).rejects.toMatchObject({ messageKey: 'ballots.result-shown' })
    expect((await view()).result).toMatchObject({ voted: 0, enough: false })
  })

  it('a result is not shown while the ballot is open, and a closing stands once the indicator has changed', async () => {
    await expect(show()).rejects.toMatchObject({ messageKey: 'ballots.still-open' })
    await close()
    await db.indicator.update({ where: { id: ballot.indicatorId }, data: { state: 'selected-core' } })
    await expect(reopen()).rejects.toMatchObject({ messageKey: 'ballots.changed-since' })
  })
})

describe('who has not answered', () => {
  it('is told by name to those who may close, and to nobody else', async () => {
    const silent = await member(regions)
    const answered = await member(regions)
    await buildVote({ ballot, member: answered })
    expect((await view()).silent).toEqual([
      { groupId: cities.id, names: [moderator.person.name] },
      { groupId: regions.id, names: [silent.person.name] },
    ])
    expect((await view(answered)).silent).toBeNull()
    await close()
    expect((await view()).silent).toBeNull()
  })
})

describe('ballots closed before results were kept', () => {
  it('get theirs once, from what is known of those who sat at the table then', async () => {
    await voters(cities, [9, 8, 7, 7])
    const closedAt = new Date(Date.now() - 60_000)
    const [gone, since, accepted] = [await member(regions), await member(regions), await member(regions)]
    const early = { createdAt: new Date(closedAt.getTime() - 60_000) }
    await db.membership.updateMany({ where: { roundtableId: roundtable.id }, data: early })
    await db.membership.update({
      where: { id: gone.membership.id },
      data: { endedAt: new Date(closedAt.getTime() - 1) },
    })
    await db.membership.update({ where: { id: since.membership.id }, data: { createdAt: new Date() } })
    await db.event.create({
      data: { name: 'invitation.accepted', subjectType: 'person', subjectId: accepted.person.id },
    })
    await db.ballot.update({
      where: { id: ballot.id },
      data: {
        state: 'closed',
        closedAt,
        closedById: moderator.person.id,
        settings: { ...RATING_SETTINGS, minimumTurnout: 0 },
      },
    })
    expect((await view()).result).toBeNull()
    // Other tests of this database may leave such ballots behind.
    const without = await db.ballot.count({ where: { state: 'closed', closing: null } })
    expect(await keepOldResults()).toBe(without)
    expect(await keepOldResults()).toBe(0)
    expect(await view()).toMatchObject({ resultKeptLater: true, result: { voted: 4, eligible: 5, enough: true } })
  })
})
