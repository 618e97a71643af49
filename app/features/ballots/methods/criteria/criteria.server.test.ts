import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import type { Ballot, Roundtable } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { ballotFor, indicatorsPlace } from '#tests/factories/subjects.ts'
import { ballotView } from '../../ballots.queries.server.ts'
import { castVote } from '../../ballots.server.ts'
import { closeBallot, showResult } from '../../closing.server.ts'
import { openNew } from '../../new/new-ballot.server.ts'
import { openNextRound } from '../../rounds/next-round.server.ts'
import { methodOf } from '../registry.server.ts'
import type { CriteriaSettings } from './words.ts'

let roundtable: Roundtable
let moderator: Actor
let participant: Actor

beforeAll(async () => {
  roundtable = await buildRoundtable()
  moderator = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
  participant = await actorOf((await buildMember({ roundtable, role: 'participant' })).person)
})

const options = ['o1', 'o2', 'o3'].map((id) => ({ id, label: `Item ${id}` }))

async function opened(chosen: object = {}): Promise<Ballot> {
  const settings = methodOf({ method: 'criteria' }).settings.parse(chosen) as CriteriaSettings
  return openNew(moderator, await indicatorsPlace(moderator, roundtable.id, 'view'), {
    questionId: null,
    about: 'question',
    question: { kind: 'question', title: 'What matters?', note: '', options, indicatorIds: [] },
    subjectId: null,
    ...{ method: 'criteria', settings, terms: {}, closesAt: null },
  })
}

const toVote = (actor: Actor, ballot: Ballot) => ballotFor(actor, ballot.roundtableId, ballot.id, 'vote')
const answerOf = async ({ id }: Ballot) => (await db.vote.findFirstOrThrow({ where: { ballotId: id } })).answer

describe('an answer in parts', () => {
  it('is added to what stands, and takes the place of the same part', async () => {
    const ballot = await opened()
    await castVote(participant, await toVote(participant, ballot), { 'o1-c1': 7 })
    await castVote(participant, await toVote(participant, ballot), { 'o3-c1': null })
    const own = await castVote(participant, await toVote(participant, ballot), { 'o1-c1': 5 })
    expect(await answerOf(ballot)).toEqual({ 'o1-c1': 5, 'o3-c1': null })
    expect(own![ballot.id]!.answer).toEqual({ 'o1-c1': 5, 'o3-c1': null })
  })

  it('loses none of sixty that two devices send at once', async () => {
    const ballot = await opened()
    const ids = Array.from({ length: 60 }, (_, at) => `o${at + 1}-c1`)
    const subject = await toVote(participant, ballot)
    await Promise.all(ids.map((field, at) => castVote(participant, subject, { [field]: (at % 9) + 1 })))
    expect(Object.keys((await answerOf(ballot)) as object)).toHaveLength(60)
  })

  it('stands once, however often it is sent (decidim 8504, surveyproject 50)', async () => {
    const ballot = await opened()
    const subject = await toVote(participant, ballot)
    await Promise.all(Array.from({ length: 5 }, () => castVote(participant, subject, { 'o1-c1': 7 })))
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(1)
    expect(await answerOf(ballot)).toEqual({ 'o1-c1': 7 })
  })

  it('is told once, as further parts change no count', async () => {
    const ballot = await opened()
    const told: string[] = []
    const stop = onEvent(({ name }) => void told.push(name))
    for (const field of ['o1-c1', 'o2-c1', 'o1-c1'])
      await castVote(participant, await toVote(participant, ballot), { [field]: 4 + told.length })
    stop()
    expect(told).toEqual(['vote.cast'])
  })
})

describe('a Delphi of two rounds', () => {
  it('asks again what was split, shows what was said, and ends by the rule of the first', async () => {
    const members = await Promise.all(
      Array.from({ length: 5 }, async () => actorOf((await buildMember({ roundtable, role: 'participant' })).person)),
    )
    const ballot = await opened({ rounds: '2', reasonRule: 'low', minimumTurnout: '0.25' })
    for (const [at, member] of members.entries()) {
      const split = at < 3 ? 1 : 9
      const answer = { 'o1-c1': 8, 'o2-c1': split, 'o2-reason': split === 1 ? `Because ${at}` : '', 'o3-c1': 9 }
      await castVote(member, await toVote(member, ballot), answer)
    }
    const toClose = (one: Ballot) => ballotFor(moderator, roundtable.id, one.id, 'close')
    const again = { items: ['o2'], closesAt: null }
    await expect(openNextRound(moderator, await toClose(ballot), again)).rejects.toMatchObject({
      messageKey: 'ballots.still-open',
    })
    for (const act of [closeBallot, showResult]) await act(moderator, await toClose(ballot))
    await expect(openNextRound(moderator, await toClose(ballot), { ...again, items: [] })).rejects.toMatchObject({
      messageKey: 'ballots.missing.rounds-over',
    })
    const both = await Promise.allSettled(
      ['o2', 'o2'].map(async () => openNextRound(moderator, await toClose(ballot), again)),
    )
    const [second] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])) as [Ballot]
    // Two tabs open one round, and the other is told.
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { messageKey: 'ballots.open-already' },
    })
    expect(second).toMatchObject({ round: 2, settings: { items: ['o2'], before: { o2: 1 }, rounds: 2 } })
    const seen = await ballotView(await ballotFor(members[0]!, roundtable.id, second.id, 'view'))
    expect(seen.earlier).toMatchObject({ round: 1, own: { answer: { 'o2-c1': 1 } } })
    expect(seen.earlier!.reasons!.map(({ text }) => text)).toEqual(['Because 0', 'Because 1', 'Because 2'])
    for (const member of members.slice(0, 4)) await castVote(member, await toVote(member, second), { 'o2-c1': 5 })
    for (const act of [closeBallot, showResult]) await act(moderator, await toClose(second))
    const closed = await ballotView(await ballotFor(moderator, roundtable.id, second.id, 'view'))
    expect(closed.rounds!.results.map(({ round }) => round)).toEqual([1, 2])
    expect(closed.rounds!.retention.reduce((sum, { stayed }) => sum + stayed, 0)).toBe(4)
    await expect(openNextRound(moderator, await toClose(second), again)).rejects.toMatchObject({
      messageKey: 'ballots.missing.rounds-over',
    })
  })
})
