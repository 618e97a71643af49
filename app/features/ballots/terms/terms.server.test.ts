import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onOwnPagesChanged } from '#app/platform/own-pages.server.ts'
import type { Ballot, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor, subjectToOpen } from '#tests/factories/subjects.ts'
import { countAnswers } from '../answered.server.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { castVote, openBallot, withdrawVote } from '../ballots.server.ts'
import { closeBallot, closeWhatIsDue, reopenBallot, showResult } from '../closing.server.ts'
import { answerSchemaOf } from '../methods/registry.server.ts'
import { bundleOf } from '../recount/bundles.server.ts'
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

describe('weights', () => {
  const yesNo = { method: 'yes-no', settings: { minimumTurnout: 0, majority: 'half' } } as const
  const answer = async (who: Member, choice: string) =>
    castVote(await actorOf(who.person), await subject(who, 'vote'), { choice })

  it('are those of the organisation whoever sends, and the result tells them and the heads', async () => {
    const organisations = await Promise.all([1, 2, 3, 4, 5].map(() => buildOrganisation({ group: regions })))
    const members = await Promise.all(organisations.map((organisation) => member(regions, { organisation })))
    const [big, second] = [organisations[0]!, organisations[1]!]
    const terms: StoredTerms = { who: 'organisations', weights: { [big.id]: 4, [second.id]: 2 } }
    ballot = await buildBallot({ roundtable, terms, ...yesNo })
    expect(await view(members[0]!)).toMatchObject({
      ownWeight: 4,
      weights: [
        { name: big.name, weight: 4 },
        { name: second.name, weight: 2 },
      ],
    })
    for (const [at, one] of members.entries()) await answer(one, at ? 'no' : 'yes')
    await close()
    await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
    const { result } = await view(members[2]!)
    expect(result).toMatchObject({ voted: 5, weight: 9, overall: { yes: 4, no: 5 }, accepted: false })
    expect(result).toMatchObject({ heads: { overall: { yes: 1, no: 4 } } })
    const bundle = await bundleOf(await subject(members[2]!))
    expect(bundle).toMatchObject({ withheld: 'weights', votes: null, terms: { weights: [4, 2] } })
    expect(JSON.stringify(bundle)).not.toContain(big.id)
  })

  it('hide a group in which fewer than four have the same, from the opening on, by heads too', async () => {
    const seats = await Promise.all(
      [regions, regions, regions, regions, regions, cities, cities, cities, cities, cities].map(async (group) => {
        const organisation = await buildOrganisation({ group })
        return member(group, { organisation })
      }),
    )
    // Four in all have three votes, so that the total tells of none; one of them is in the other group.
    const heavy = [seats[0]!, seats[5]!, seats[6]!, seats[7]!]
    const weights = Object.fromEntries(heavy.map(({ organisation }) => [organisation.id, 3]))
    const terms: StoredTerms = { who: 'organisations', weights }
    const indicator = await buildIndicator({ roundtable })
    const about = { type: 'indicator', id: indicator.id } as const
    const place = await subjectToOpen(await actorOf(moderator.person), roundtable.id, about)
    const opened = await openBallot(await actorOf(moderator.person), place, { ...yesNo, terms })
    ballot = { ...opened, indicatorId: indicator.id }
    expect(opened.settings).toEqual({ ...yesNo.settings, byWeight: true })
    for (const [at, one] of seats.entries()) await answer(one, at % 2 ? 'no' : 'yes')
    await close()
    await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
    const { result } = await view(moderator)
    const shown = (list: unknown) =>
      (list as { voted: number; counts: object | null }[]).filter(({ voted }) => voted).map(({ counts }) => counts)
    const { groups, heads } = result as unknown as { groups: object[]; heads: { groups: object[] } }
    expect(result).toMatchObject({ overall: { yes: 9, no: 9 } })
    expect(shown(groups)).toEqual([null, null])
    // Two of one group in favour, and three of those with three votes: then the one in the other group is.
    expect(shown(heads.groups)).toEqual([null, null])
  })

  it('leave nothing in the answer that a voter could forge', async () => {
    ballot = await buildBallot({ roundtable, ...yesNo })
    const schema = answerSchemaOf(ballot)
    expect(schema.parse({ choice: 'yes', weight: '7', forOrganisation: 'true' })).toEqual({ choice: 'yes' })
  })

  it('are kept of organisations at the table, and by methods that count votes', async () => {
    const [here, away] = [await buildOrganisation({ group: regions }), await buildOrganisation({ group: regions })]
    await member(regions, { organisation: here })
    const indicator = await buildIndicator({ roundtable })
    const asked = { type: 'indicator', id: indicator.id } as const
    const opening = await subjectToOpen(await actorOf(moderator.person), roundtable.id, asked)
    const terms: StoredTerms = { who: 'organisations', weights: { [here.id]: 3, [away.id]: 5 } }
    const actor = await actorOf(moderator.person)
    await expect(
      openBallot(actor, opening, { method: 'rating', settings: { minimumTurnout: 0.5 }, terms }),
    ).rejects.toMatchObject({ messageKey: 'ballots.weights-not-counted' })
    const opened = await openBallot(actor, opening, { ...yesNo, terms })
    expect(opened.terms).toEqual({ who: 'organisations', weights: { [here.id]: 3 } })
  })
})

describe('how an open ballot stands', () => {
  const yesNo = { method: 'yes-no', settings: { minimumTurnout: 0.9, majority: 'half' } } as const
  const answer = async (who: Member, choice: string) =>
    castVote(await actorOf(who.person), await subject(who, 'vote'), { choice })
  const voters = (count: number) => Promise.all(Array.from({ length: count }, () => member(regions)))

  it('is shown to those who have answered alone, in steps, and moderators are no exception', async () => {
    ballot = await buildBallot({ roundtable, terms: { visibility: 'voted' }, ...yesNo })
    const [last, ...others] = await voters(9)
    for (const one of others.slice(0, 7)) await answer(one, 'yes')
    expect((await view(others[0]!)).standing).toBeNull()
    expect(await answer(others[7]!, 'no')).toBeNull()
    expect((await view(others[0]!)).standing).toMatchObject({ votes: 4, result: { overall: { yes: 4, no: 0 } } })
    for (const silent of [last!, moderator]) expect((await view(silent)).standing).toBeNull()
    await answer(last!, 'no')
    expect((await view(last!)).standing).toMatchObject({ votes: 4 })
    await withdrawVote(await actorOf(last!.person), await subject(last!, 'vote'))
    expect((await view(last!)).standing).toBeNull()
  })

  it('is shown to everybody at the table where it is so set, names no group, and ends with the ballot', async () => {
    ballot = await buildBallot({ roundtable, terms: { visibility: 'live' }, ...yesNo })
    for (const one of await voters(8)) await answer(one, 'yes')
    const observer = await member(cities, { role: 'observer' })
    const { standing } = await view(observer)
    expect(standing).toMatchObject({ votes: 4, result: { groups: [{ groupId: 'all', voted: 4 }] } })
    await close()
    expect(await view(observer)).toMatchObject({ standing: null, result: null })
  })

  it('tells neither why people object nor the lot', async () => {
    const settings = { minimumTurnout: 0.5, share: 0.7, groups: 2, groupShare: 0.6, objections: 1 }
    ballot = await buildBallot({ roundtable, terms: { visibility: 'live' }, method: 'consent', settings })
    for (const one of await voters(8))
      await castVote(await actorOf(one.person), await subject(one, 'vote'), { position: 'object', reason: 'A secret' })
    const { standing } = await view(moderator)
    expect(standing).toMatchObject({ votes: 4, result: { overall: { object: 4 } } })
    expect(JSON.stringify(standing)).not.toContain('secret')
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
