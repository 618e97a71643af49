import { beforeEach, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Roundtable, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { castVote } from '../ballots.server.ts'
import { closeBallot, showResult } from '../closing.server.ts'
import { bundleOf } from '../recount/bundles.server.ts'
import { conflictSchema, declareConflict } from './conflict.server.ts'
import type { StoredTerms } from './terms.policy.ts'

let roundtable: Roundtable
let regions: StakeholderGroup
let moderator: Member
let ballot: Ballot

beforeEach(async () => {
  roundtable = await buildRoundtable()
  regions = await buildGroup({ code: 'RE' })
  moderator = await buildMember({ roundtable, role: 'moderator', group: regions })
})

const open = async (terms: StoredTerms) => {
  ballot = await buildBallot({ roundtable, terms, method: 'yes-no', settings: { minimumTurnout: 0, majority: 'half' } })
}
const member = (given = {}) => buildMember({ roundtable, group: regions, ...given })
const subject = async (who: Member, purpose: 'view' | 'vote' | 'close' = 'view') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const view = async (who: Member) => ballotView(await subject(who))
const cast = async (who: Member, choice = 'yes') =>
  castVote(await actorOf(who.person), await subject(who, 'vote'), { choice })
const declare = async (who: Member, reason = 'We sell what is asked about') =>
  declareConflict(await actorOf(who.person), await subject(who, 'vote'), { act: 'declare', reason })
const takeBack = async (who: Member) =>
  declareConflict(await actorOf(who.person), await subject(who, 'vote'), { act: 'withdraw' })
const end = async () => {
  await closeBallot(await actorOf(moderator.person), await subject(moderator, 'close'))
  await showResult(await actorOf(moderator.person), await subject(moderator, 'close'))
}
const events = async () =>
  (await db.event.findMany({ where: { subjectId: ballot.id }, orderBy: { at: 'asc' } })).map(({ name }) => name)

it('is shown to everybody with its reason, and the vote counts where nothing else is said', async () => {
  await open({})
  const [one, other] = [await member(), await member()]
  await cast(one)
  await declare(one)
  await declare(one, 'A second time')
  const conflicts = [{ name: one.person.name, reason: 'We sell what is asked about', mine: false }]
  expect(await view(other)).toMatchObject({ conflicts, can: { vote: true, declare: true } })
  expect(await view(one)).toMatchObject({
    conflicts: [{ ...conflicts[0], mine: true }],
    own: { answer: { choice: 'yes' } },
  })
  await end()
  expect(await view(other)).toMatchObject({ conflicts, result: { voted: 1, eligible: 3 } })
  await expect(takeBack(one)).rejects.toMatchObject({ messageKey: 'ballots.conflict-late' })
  expect((await events()).filter((name) => name.startsWith('ballot.conflict'))).toEqual(['ballot.conflict-declared'])
})

it('takes its holder out of the count where it is so set, from two tabs too, until it is taken back', async () => {
  await open({ conflict: 'excluded' })
  const [one, other] = [await member(), await member()]
  await cast(one)
  await Promise.allSettled([declare(one), cast(one, 'no'), declare(one)])
  expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(0)
  await expect(cast(one)).rejects.toMatchObject({ messageKey: 'ballots.conflict-declared' })
  expect(await view(one)).toMatchObject({ own: null, can: { vote: false, declare: true } })
  expect((await view(other)).turnout.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(2)
  expect((await view(moderator)).silent?.flatMap(({ names }) => names)).not.toContain(one.person.name)
  await takeBack(one)
  await takeBack(one)
  await cast(one)
  expect((await view(other)).turnout.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(3)
  await declare(one)
  await end()
  const { result, terms } = await view(other)
  expect(result).toMatchObject({ voted: 0, eligible: 2 })
  expect(terms).not.toHaveProperty('out.0')
  const bundle = await bundleOf(await subject(other))
  expect(bundle).toMatchObject({ terms: { conflict: 'excluded' } })
  expect(JSON.stringify(bundle)).not.toContain(one.person.id)
  expect(await db.ballotConflict.count({ where: { ballotId: ballot.id } })).toBe(2)
})

it('is the organisation’s in a ballot of organisations, whichever delegate declares it', async () => {
  await open({ who: 'organisations', conflict: 'excluded' })
  const organisation = await buildOrganisation({ group: regions })
  const [first, second] = [await member({ organisation }), await member({ organisation })]
  await cast(first)
  await declare(second)
  expect(await view(first)).toMatchObject({
    own: null,
    conflicts: [{ name: organisation.name, mine: true }],
    can: { vote: false },
  })
  await takeBack(first)
  expect(await view(second)).toMatchObject({ conflicts: [], can: { vote: true } })
})

it('is declared by nobody who holds no vote', async () => {
  await open({ who: 'groups', groupIds: [(await buildGroup({ code: 'CI' })).id] })
  await expect(declare(moderator)).rejects.toMatchObject({ code: 'forbidden' })
  const observer = await member({ role: 'observer' })
  await expect(declare(observer)).rejects.toMatchObject({ code: 'forbidden' })
})

it.each([
  [{ act: 'declare' }, 'ballots.conflict-reason'],
  [{ act: 'declare', reason: '  ' }, 'ballots.conflict-reason'],
  [{ act: 'declare', reason: 'x'.repeat(501) }, 'ballots.reason-long?max=500'],
])('what is sent as %j is refused', (sent, message) => {
  expect(conflictSchema.safeParse(sent).error?.issues[0]?.message).toBe(message)
})
