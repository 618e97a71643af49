import { beforeEach, describe, expect, it } from 'vitest'
import { ballotsIn, ballotView } from '#app/features/ballots/ballots.queries.server.ts'
import { closeBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { type BallotOutcomeInput, ballotOutcomeSchema } from './ballot-outcome.schema.ts'
import { concludeBallot } from './ballot-outcome.server.ts'
import { decisionsCsv } from './export.ts'
import { registerFilters } from './outcome.schema.ts'
import { actOnDecision } from './outcomes.server.ts'
import { decisionsAbout, decisionsIn } from './register.queries.server.ts'

let roundtable: Roundtable
let moderator: Member
let voter: Member
let observer: Member
let ballot: Awaited<ReturnType<typeof buildBallot>>

beforeEach(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  voter = await buildMember({ roundtable })
  observer = await buildMember({ roundtable, role: 'observer' })
  ballot = await buildBallot({ roundtable })
  await buildVote({ ballot, member: voter })
  await db.indicator.update({ where: { id: ballot.indicatorId }, data: { state: 'in-round' } })
})

const subject = async (who: Member, purpose: 'view' | 'close' = 'view') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const conclude = async (input: Partial<BallotOutcomeInput> = {}) =>
  concludeBallot(await actorOf(moderator.person), await subject(moderator, 'close'), {
    ...ballotOutcomeSchema.parse({ text: 'We pilot it' }),
    ...input,
  })
const published = async () => {
  const actor = await actorOf(moderator.person)
  await closeBallot(actor, await subject(moderator, 'close'))
  await showResult(actor, await subject(moderator, 'close'))
}
const place = async (who: Member) => {
  const { standing } = await subject(who)
  return { roundtable, standing }
}
const filters = (given = {}) => registerFilters.parse(given)

describe('what a table concluded from a ballot', () => {
  it('waits for the result to be everybody’s', async () => {
    await expect(conclude()).rejects.toMatchObject({ messageKey: 'outcomes.no-result-yet' })
    await closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
    await expect(conclude()).rejects.toMatchObject({ messageKey: 'outcomes.no-result-yet' })
    await expect(subject(voter, 'close')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('stands among the decisions, on its ballot and its indicator, for observers too', async () => {
    await published()
    const { number } = await conclude({ reviewOn: '2997-06-03' })
    const decisions = await decisionsIn(await place(observer), filters())
    expect(decisions.items).toMatchObject([
      { number, text: 'We pilot it', session: null, reviewOn: '2997-06-03', ballot: { id: ballot.id } },
    ])
    expect(await decisionsAbout(await place(voter), { indicatorId: ballot.indicatorId })).toHaveLength(1)
    expect(decisionsCsv(decisions.items)).toContain('We pilot it,2997-06-03,')
    const view = await ballotView(await subject(voter))
    expect(view.outcome).toMatchObject({ number, text: 'We pilot it', by: moderator.person.name, changes: [] })
    expect(view.conclude).toBeNull()
    expect((await ballotsIn(await place(voter)))[0]?.outcome).toMatchObject({ text: 'We pilot it' })
    const events = await db.event.findMany({ where: { subjectId: ballot.id, name: 'ballot.concluded' } })
    expect(JSON.stringify(events)).not.toContain('pilot')
  })

  it('is told once to those who took part, and to nobody else', async () => {
    const organisation = await buildOrganisation()
    const [sender, colleague] = [
      await buildMember({ roundtable, organisation }),
      await buildMember({ roundtable, organisation }),
    ]
    const vote = await buildVote({ ballot, member: sender })
    await db.vote.update({ where: { id: vote.id }, data: { forOrganisation: true } })
    await buildVote({ ballot, member: moderator })
    await published()
    const { id } = await conclude({ reviewOn: '2997-06-03' })
    await conclude({ text: 'We pilot it in May', seen: id })
    const mails = await Promise.all(
      [voter, sender, colleague, observer, moderator].map(async ({ person }) => (await mailsTo(person.email)).length),
    )
    expect(mails).toEqual([1, 1, 1, 0, 0])
    expect((await mailsTo(voter.person.email))[0]).toMatchObject({
      template: 'ballot-outcome-reviewed',
      values: { outcome: 'We pilot it' },
    })
  })

  it('is corrected with what it said before kept, whoever was faster', async () => {
    await published()
    const both = await Promise.allSettled([conclude({ text: 'One' }), conclude({ text: 'Other' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const decision = await db.decision.findFirstOrThrow({ where: { ballotId: ballot.id } })
    await expect(conclude({ text: 'Late', seen: '' })).rejects.toMatchObject({ code: 'conflict' })
    await conclude({ text: 'Corrected', reviewOn: '2998-01-01', seen: decision.id })
    const actor = await actorOf(moderator.person)
    const standing = (await subject(moderator)).standing
    const current = await db.decision.findUniqueOrThrow({ where: { id: decision.id } })
    await actOnDecision(actor, { roundtable, standing, decision: current }, { act: 'change', text: 'Once more' })
    const { outcome } = await ballotView(await subject(voter))
    expect(outcome).toMatchObject({ text: 'Once more', reviewOn: '2998-01-01' })
    expect(outcome?.changes.map(({ text }) => text)).toEqual(['Corrected', decision.text])
    await actOnDecision(actor, { roundtable, standing, decision: current }, { act: 'remove' })
    expect((await ballotView(await subject(voter))).outcome).toBeNull()
    await actOnDecision(actor, { roundtable, standing, decision: current }, { act: 'restore' })
    expect((await ballotView(await subject(voter))).outcome).toMatchObject({ text: 'Once more' })
  })

  it('is linked to something else later, or to nothing, and to what is voted on for good', async () => {
    await published()
    const section = await buildSection({ roundtable })
    const linksOf = () => db.decision.findFirstOrThrow({ where: { ballotId: ballot.id } })
    const { id } = await conclude()
    await conclude({ seen: id, about: `section:${section.id}` })
    expect(await linksOf()).toMatchObject({ sectionId: null, indicatorId: ballot.indicatorId })

    const { indicatorId } = ballot
    const { id: subjectId } = await db.ballotQuestion.create({
      data: {
        roundtableId: roundtable.id,
        number: 1,
        kind: 'question',
        title: 'Which?',
        createdById: moderator.person.id,
      },
    })
    ballot = await buildBallot({ roundtable })
    const wording = { version: 1, name: 'Which?', note: '', options: [] }
    await db.ballot.update({
      where: { id: ballot.id },
      data: { subjectType: 'question', subjectId, versionId: null, wording },
    })
    await buildVote({ ballot, member: voter })
    await published()
    const { id: asked } = await conclude({ about: 'none' })
    expect(await linksOf()).toMatchObject({ sectionId: null, indicatorId: null })
    await conclude({ seen: asked, about: `section:${section.id}` })
    expect(await linksOf()).toMatchObject({ sectionId: section.id, indicatorId: null })
    await conclude({ seen: asked, about: `indicator:${indicatorId}` })
    expect(await linksOf()).toMatchObject({ sectionId: null, indicatorId })
    await db.indicator.update({ where: { id: indicatorId }, data: { removedAt: new Date() } })
    await conclude({ seen: asked, about: `indicator:${indicatorId}` })
    await conclude({ seen: asked, about: '' })
    expect(await linksOf()).toMatchObject({ sectionId: null, indicatorId })
    await conclude({ seen: asked, about: 'none' })
    expect(await linksOf()).toMatchObject({ sectionId: null, indicatorId: null })
    await expect(conclude({ seen: asked, about: `section:${roundtable.id}` })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('moves the indicator with the ballot as its reason; watchers hear of it once', async () => {
    await db.indicatorWatch.create({ data: { indicatorId: ballot.indicatorId, personId: observer.person.id } })
    await published()
    expect((await ballotView(await subject(moderator))).conclude?.moves).toContain('selected-core')
    await conclude({ state: 'selected-core' })
    const moves = await db.indicatorMove.findMany({ where: { indicatorId: ballot.indicatorId } })
    expect(moves).toMatchObject([{ to: 'selected-core', rule: 'decided', reason: 'We pilot it', ballotId: ballot.id }])
    expect((await mailsTo(observer.person.email)).map(({ template }) => template)).toEqual(['indicator-moved'])
  })

  it('goes nowhere that the table of moves does not know, and states nothing then', async () => {
    await published()
    await expect(conclude({ state: 'published' })).rejects.toMatchObject({ messageKey: 'indicators.no-such-move' })
    expect(await db.decision.count({ where: { ballotId: ballot.id } })).toBe(0)
    await db.indicatorWatch.create({ data: { indicatorId: ballot.indicatorId, personId: observer.person.id } })
    await conclude()
    expect((await mailsTo(observer.person.email)).map(({ template }) => template)).toEqual(['indicator-outcome'])
  })

  it('is found by its day of review', async () => {
    await published()
    await conclude()
    await db.decision.updateMany({ where: { ballotId: ballot.id }, data: { reviewOn: new Date('2020-01-01') } })
    const found = async (review: string) => (await decisionsIn(await place(voter), filters({ review }))).total
    expect([await found('due'), await found('set')]).toEqual([1, 1])
    await db.decision.updateMany({ where: { ballotId: ballot.id }, data: { reviewOn: new Date('2999-01-01') } })
    expect([await found('due'), await found('set'), await found('')]).toEqual([0, 1, 1])
  })
})

it.each([
  [{ text: '' }, 'text'],
  [{ text: 'x'.repeat(501) }, 'text'],
  [{ text: 'x', reviewOn: 'soon' }, 'reviewOn'],
  [{ text: 'x', about: 'ballot:1' }, 'about'],
  [{ text: 'x', seen: 'it' }, 'seen'],
])('an outcome sent as %j is refused beside its field', (sent, field) => {
  expect(ballotOutcomeSchema.safeParse(sent).error?.issues[0]?.path).toEqual([field])
})
