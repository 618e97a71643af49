import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Organisation, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import * as splitting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.split.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor, subjectToOpen } from '#tests/factories/subjects.ts'
import { callRoute } from '#tests/routes/call-route.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { castVote, openBallot } from '../ballots.server.ts'
import { closeBallot, showResult } from '../closing.server.ts'
import { actOnProxy } from '../proxies/proxies.server.ts'
import { castForAnother } from '../proxies/proxy-vote.server.ts'
import { recountBundle } from '../recount/bundle.ts'
import { bundleOf } from '../recount/bundles.server.ts'
import { countOf } from '../recount/count-of.server.ts'
import { declareConflict } from '../terms/conflict.server.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import type { KeptAnswer } from './split.ts'

const YES_NO = { method: 'yes-no', settings: { minimumTurnout: 0, majority: 'half' } } as const

let roundtable: Roundtable
let regions: StakeholderGroup
let moderator: Member
let big: Organisation
let first: Member
let second: Member
let ballot: Ballot

beforeEach(async () => {
  roundtable = await buildRoundtable()
  regions = await buildGroup({ code: 'RE' })
  moderator = await buildMember({ roundtable, role: 'moderator', group: regions })
  big = await buildOrganisation({ group: regions })
  ;[first, second] = [await member({ organisation: big }), await member({ organisation: big })]
  await open()
})

const member = (given = {}) => buildMember({ roundtable, group: regions, ...given })
const open = async (terms: StoredTerms = {}, weights: Record<string, number> = { [big.id]: 5 }) => {
  const asked: StoredTerms = { who: 'organisations', weights, split: true, ...terms }
  ballot = await buildBallot({ roundtable, terms: asked, ...YES_NO })
}
const subject = async (who: Member, purpose: 'view' | 'vote' | 'close' = 'vote') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const view = async (who: Member) => ballotView(await subject(who, 'view'))
const cast = async (who: Member, answer: KeptAnswer) => castVote(await actorOf(who.person), await subject(who), answer)
const say = (choice: string) => ({ choice })
const parts = (yes: number, no: number): KeptAnswer => ({
  parts: [
    { answer: say('yes'), weight: yes },
    { answer: say('no'), weight: no },
  ],
})
const votes = () => db.vote.findMany({ where: { ballotId: ballot.id } })
const call = (handler: unknown, who: Member, body: Record<string, string>) =>
  callRoute(handler, { as: who.person, params: { roundtableId: roundtable.id, ballotId: ballot.id }, body })
const send = (who: Member, body: Record<string, string>) => call(splitting.action, who, body)
const FORM = { act: 'save', v1: '3', 'p1-choice': 'yes', v2: '2', 'p2-choice': 'no' }
const finish = async () => {
  const [actor, closing] = [await actorOf(moderator.person), await subject(moderator, 'close')]
  await closeBallot(actor, closing)
  await showResult(actor, await subject(moderator, 'close'))
}

describe('votes that are split', () => {
  it('are one row of the organisation, seen by its delegates alone, and the last of them counts', async () => {
    expect((await view(first)).can.split).toBe(true)
    expect((await send(first, FORM)).status).toBe(302)
    expect(await view(second)).toMatchObject({ own: { answer: null, parts: [{ weight: 3 }, { weight: 2 }] } })
    expect(JSON.stringify(await view(moderator))).not.toContain('"parts"')
    await cast(second, parts(1, 4))
    expect(await votes()).toMatchObject([{ personId: second.person.id, forOrganisation: true }])
    expect((await view(first)).own).toMatchObject({ sentBy: second.person.name, parts: [{ weight: 1 }, { weight: 4 }] })
    await cast(first, say('abstain'))
    expect((await view(second)).own).toMatchObject({ answer: say('abstain') })
    expect((await view(second)).own?.parts).toBeUndefined()
    expect(await votes()).toHaveLength(1)
  })

  it('sent by two delegates at once leave one vote, whole', async () => {
    await Promise.allSettled([cast(first, parts(3, 2)), cast(second, parts(1, 4)), cast(first, parts(2, 3))])
    const [vote, ...others] = await votes()
    expect(others).toEqual([])
    expect((vote!.answer as { parts: { weight: number }[] }).parts.reduce((sum, { weight }) => sum + weight, 0)).toBe(5)
  })

  it('count by weight and by head, and the bundle has them as a recount needs them', async () => {
    const bigs = await Promise.all([1, 2, 3].map(() => buildOrganisation({ group: regions })))
    const delegates = await Promise.all(bigs.map((organisation) => member({ organisation })))
    await open({}, Object.fromEntries([big, ...bigs].map(({ id }) => [id, 5])))
    for (const one of [first, ...delegates]) await cast(one, parts(3, 2))
    for (const one of await Promise.all([1, 2, 3, 4].map(() => member()))) await cast(one, say('no'))
    await finish()
    const { result } = await view(first)
    expect(result).toMatchObject({
      ...{ voted: 8, weight: 24, overall: { yes: 12, no: 12 }, accepted: false },
      heads: { voted: 8, overall: { yes: 4, no: 4 } },
    })
    const bundle = await bundleOf(await subject(first, 'view'))
    expect(bundle).toMatchObject({ withheld: null, terms: { split: true, weights: [5, 5, 5, 5] } })
    expect(bundle.votes).toHaveLength(12)
    expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true, changed: [] })
    expect(JSON.stringify(bundle)).not.toContain(big.id)
  })

  it('can be withdrawn, and undone with all their parts', async () => {
    await cast(first, parts(3, 2))
    const before = (await votes())[0]!.answer
    const gone = await call(withdrawal.action, second, { reply: 'inline' })
    expect(await votes()).toEqual([])
    const { undo } = (gone.data as { toast: { undo: { action: string; fields: Record<string, string> } } }).toast
    expect(undo.action).toMatch(/\/split$/)
    await send(second, undo.fields)
    expect((await votes())[0]!.answer).toEqual(before)
  })

  it('go when their holder is left out', async () => {
    await open({ conflict: 'excluded' })
    await cast(first, parts(3, 2))
    const declared = { act: 'declare', reason: 'A contract' } as const
    await declareConflict(await actorOf(first.person), await subject(first), declared)
    expect(await votes()).toEqual([])
    expect((await view(second)).can.split).toBe(false)
    await expect(cast(second, parts(3, 2))).rejects.toMatchObject({ messageKey: 'ballots.conflict-declared' })
  })
})

describe('what is refused of parts', () => {
  it.each([
    ['too few', { v2: '1' }, { parts: ['ballots.split-left?left=1&all=5'] }],
    ['too many', { v2: '98' }, { v2: ['ballots.number?from=1&to=5'] }],
    ['a part that is still empty', { v2: '', 'p2-choice': '' }, expect.objectContaining({ v2: [expect.any(String)] })],
    ['one too many', { v2: '3' }, { parts: ['ballots.split-over?over=1&all=5'] }],
    ['an answer that is none', { 'p2-choice': 'perhaps' }, { 'p2-choice': [expect.any(String)] }],
  ])('%s: the form comes back as it was typed, and nothing is saved', async (_, typed, error) => {
    const { status, data } = await send(first, { ...FORM, ...typed })
    expect(status).toBe(400)
    const { result } = data as { result: { error: unknown; initialValue: unknown } }
    expect(result.error).toEqual(error)
    const { 'p2-choice': chosen, ...others } = { ...FORM, ...typed }
    expect(result.initialValue).toMatchObject({ ...others, ...(chosen && { 'p2-choice': chosen }) })
    expect(await votes()).toEqual([])
  })

  it('a part more leaves those that are still empty where they were', async () => {
    const { data } = await send(first, { ...FORM, act: 'add', v2: '' })
    const { result } = data as { result: { initialValue: unknown } }
    expect(result.initialValue).toMatchObject({ v1: '3', 'p1-choice': 'yes', v2: '', 'p2-choice': 'no', v3: '' })
    expect(await votes()).toEqual([])
  })

  it('another’s mandate: parts are those of the sender’s organisation, whatever is sent', async () => {
    const other = await member()
    const answer = await send(other, { ...FORM, organisationId: big.id, personId: first.person.id })
    expect(answer.status).toBe(409)
    await expect(cast(other, parts(3, 2))).rejects.toMatchObject({ messageKey: 'ballots.split-not' })
    await expect(cast(first, parts(3, 3))).rejects.toMatchObject({ messageKey: 'ballots.split-not' })
    expect(await votes()).toEqual([])
    expect((await view(other)).can.split).toBe(false)
  })

  it('where the terms do not say so, and after the close', async () => {
    await cast(first, parts(3, 2))
    await finish()
    expect((await send(first, { ...FORM, v1: '2', v2: '3' })).status).toBe(409)
    expect((await view(first)).can.split).toBe(false)
    expect((await votes())[0]!.answer).toEqual(parts(3, 2))
    await open({ split: undefined })
    expect((await send(first, FORM)).status).toBe(409)
    await expect(cast(first, parts(3, 2))).rejects.toMatchObject({ messageKey: 'ballots.split-not' })
  })

  it('at the opening: without weights, where one thing is answered after the other, in secret', async () => {
    const indicator = await buildIndicator({ roundtable })
    const actor = await actorOf(moderator.person)
    const opening = await subjectToOpen(actor, roundtable.id, { type: 'indicator', id: indicator.id })
    const refused = (terms: StoredTerms, messageKey: string) =>
      expect(openBallot(actor, opening, { ...YES_NO, terms })).rejects.toMatchObject({ messageKey })
    const weights = { [big.id]: 5 }
    await refused({ who: 'organisations', split: true }, 'ballots.split-weights')
    const secret = { receipts: false } as StoredTerms['secret']
    await refused({ who: 'organisations', weights, split: true, secret }, 'ballots.split-secret')
    const opened = await openBallot(actor, opening, {
      ...YES_NO,
      terms: { who: 'organisations', weights, split: true },
    })
    expect(opened.terms).toMatchObject({ split: true })
  })
})

describe('votes that are split, where a vote can be given to somebody', () => {
  it('are given and cast as one, all of them; split again by their holder, they take the place of that', async () => {
    const smaller = await member({ organisation: await buildOrganisation({ group: regions }) })
    const bigs = await Promise.all([1, 2, 3].map(() => buildOrganisation({ group: regions })))
    await open({ proxies: 1 }, Object.fromEntries([big, ...bigs].map(({ id }) => [id, 5])))
    const actor = async (who: Member) => actorOf(who.person)
    const receiver = smaller.seat.organisationId
    await actOnProxy(await actor(first), await subject(first), { act: 'give', receiver })
    const { id } = await db.ballotProxy.findFirstOrThrow({ where: { ballotId: ballot.id } })
    await actOnProxy(await actor(smaller), await subject(smaller), { act: 'accept', proxy: id })
    await castForAnother(await actor(smaller), await subject(smaller), id, say('no'))
    expect(await votes()).toMatchObject([{ organisationId: big.id, answer: say('no'), proxyId: id }])
    // Whoever votes for others has one vote of their own, and no parts.
    await expect(cast(smaller, parts(3, 2))).rejects.toMatchObject({ messageKey: 'ballots.split-not' })
    await cast(second, parts(3, 2))
    expect(await votes()).toMatchObject([{ organisationId: big.id, answer: parts(3, 2), proxyId: null }])
    await expect(castForAnother(await actor(smaller), await subject(smaller), id, say('no'))).rejects.toMatchObject({
      code: expect.stringMatching(/conflict|not-found/),
    })
    await cast(smaller, say('no'))
    for (const organisation of bigs) await cast(await member({ organisation }), parts(3, 2))
    for (const one of await Promise.all([1, 2, 3].map(() => member()))) await cast(one, say('no'))
    await finish()
    const { result } = await view(moderator)
    expect(result).toMatchObject({ voted: 8, weight: 24, overall: { yes: 12, no: 12 } })
    const bundle = (await bundleOf(await subject(moderator, 'view')))!
    expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true })
  })
})
