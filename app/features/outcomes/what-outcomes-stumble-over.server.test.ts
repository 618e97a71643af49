import { beforeEach, expect, it } from 'vitest'
import { ballotView } from '#app/features/ballots/ballots.queries.server.ts'
import { closeBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { type BallotOutcomeInput, ballotOutcomeSchema } from './ballot-outcome.schema.ts'
import { concludeBallot } from './ballot-outcome.server.ts'
import { decisionsCsv } from './export.ts'
import { registerFilters } from './outcome.schema.ts'
import { actOnAction, actOnDecision } from './outcomes.server.ts'
import { decisionsIn } from './register.queries.server.ts'
import { saidBy } from './said-by.ts'

/** What other programs' outcomes and decisions did wrong, as their public reports tell it. */
let roundtable: Roundtable
let moderator: Member
let voter: Member
let ballot: Awaited<ReturnType<typeof buildBallot>>

beforeEach(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  voter = await buildMember({ roundtable })
  ballot = await buildBallot({ roundtable })
  await buildVote({ ballot, member: voter })
})

const MEANWHILE = { code: 'conflict', messageKey: 'outcomes.changed-meanwhile' }
const subject = async (who: Member, purpose: 'view' | 'close' = 'view') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const standing = async (who: Member) => (await subject(who)).standing
const view = async (who: Member) => ballotView(await subject(who))
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
const decisions = async (given = {}, timeZone = 'UTC') =>
  decisionsIn({ roundtable, standing: await standing(voter) }, registerFilters.parse(given), { timeZone })
const told = async (name: string) => db.event.count({ where: { subjectId: ballot.id, name } })

it('nobody sees an outcome before everybody sees the result, and it stands beside the result then (nextcloud/polls 3305, loomio 8795)', async () => {
  await closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
  await expect(conclude()).rejects.toMatchObject({ messageKey: 'outcomes.no-result-yet' })
  expect(await view(voter)).toMatchObject({ outcome: null })
  await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
  await conclude()
  const shown = await view(voter)
  expect(shown.outcome).toMatchObject({ text: 'We pilot it', by: moderator.person.name })
  expect(shown.result).not.toBeNull()
})

it('two who correct an outcome at once do not write over each other unseen, and there is one of it (loomio 4596)', async () => {
  await published()
  const { id } = await conclude()
  const both = await Promise.allSettled([conclude({ text: 'One', seen: id }), conclude({ text: 'Other', seen: id })])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: MEANWHILE })
  const { outcome } = await view(moderator)
  expect(outcome?.changes.map(({ text }) => text)).toEqual(['We pilot it'])
  await conclude({ text: 'Both', seen: outcome!.seen })
  expect((await view(voter)).outcome?.changes).toHaveLength(2)
  expect((await decisions()).items).toMatchObject([{ text: 'Both' }])
})

it('the register takes no words over those that their author has not read', async () => {
  const session = await buildLiveSession({ roundtable })
  const [actor, who] = [await actorOf(moderator.person), await standing(moderator)]
  const [decision, action] = [await buildDecision({ session, text: 'So' }), await buildAction({ session, text: 'Do' })]
  const asDecision = (text: string, seen: string) =>
    actOnDecision(actor, { decision, roundtable, standing: who }, { act: 'change', text, seen: saidBy({ text: seen }) })
  await asDecision('So it is', 'So')
  await expect(asDecision('Not so', 'So')).rejects.toMatchObject(MEANWHILE)
  const asAction = (seen: Parameters<typeof saidBy>[0]) => {
    const change = { act: 'change', text: 'Do', ownerId: '', dueOn: '2030-01-01', seen: saidBy(seen) } as const
    return actOnAction(actor, { action, roundtable, standing: who }, change)
  }
  await asAction({ text: 'Do' })
  await expect(asAction({ text: 'Do' })).rejects.toMatchObject(MEANWHILE)
  await asAction({ text: 'Do', dueOn: '2030-01-01' })
})

it('what is sent again as it stands is no correction, and no second mail', async () => {
  await published()
  const { id } = await conclude()
  await conclude({ seen: id })
  const decision = await db.decision.findUniqueOrThrow({ where: { id } })
  const who = { roundtable, standing: await standing(moderator), decision }
  await actOnDecision(await actorOf(moderator.person), who, { act: 'change', text: 'We pilot it' })
  expect([await told('ballot.concluded'), await told('ballot.outcome-corrected')]).toEqual([1, 0])
  expect(await mailsTo(voter.person.email)).toHaveLength(1)
  await conclude({ text: 'We wait', seen: id })
  expect(await told('ballot.outcome-corrected')).toBe(1)
})

it('a day of review is still to come as it is set, and stays once it is over', async () => {
  await published()
  await expect(conclude({ reviewOn: '2020-01-01' })).rejects.toMatchObject({ messageKey: 'outcomes.review-past' })
  const { id } = await conclude({ reviewOn: '2999-01-01' })
  await db.decision.update({ where: { id }, data: { reviewOn: new Date('2020-01-01') } })
  await conclude({ text: 'We piloted it', reviewOn: '2020-01-01', seen: id })
  expect((await view(voter)).outcome).toMatchObject({ text: 'We piloted it', reviewOn: '2020-01-01' })
})

it('a review is due on the day of whoever reads', async () => {
  await published()
  const { id } = await conclude()
  // Between these two it is never the same day.
  const [early, late] = ['Etc/GMT+12', 'Pacific/Kiritimati']
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: late }).format(new Date())
  await db.decision.update({ where: { id }, data: { reviewOn: new Date(day) } })
  expect((await decisions({ review: 'due' }, late)).total).toBe(1)
  expect((await decisions({ review: 'due' }, early)).total).toBe(0)
})

it('it outlives its author, what it was about and a long word, and is as long as it says', async () => {
  await published()
  const [text, here] = ['x'.repeat(500), { roundtable, standing: await standing(voter) }]
  await conclude({ text })
  await db.membership.updateMany({ where: { personId: moderator.person.id }, data: { endedAt: new Date() } })
  await db.indicator.update({ where: { id: ballot.indicatorId }, data: { removedAt: new Date() } })
  const { items } = await decisionsIn(here, registerFilters.parse({}))
  expect(items).toMatchObject([{ text, by: moderator.person.name, indicator: null }])
  expect(decisionsCsv(items)).toContain(text)
})
