import { beforeEach, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import {
  accept,
  agreed,
  ballot,
  cast,
  castFor,
  decline,
  end,
  give,
  member,
  members,
  moderator,
  open,
  proxyTable,
  refused,
  roundtable,
  subject,
  takeBack,
  view,
  votes,
  YES_NO,
} from '#tests/factories/proxies.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { answerSchemaOf } from '../methods/registry.server.ts'
import { bundleOf } from '../recount/bundles.server.ts'
import { remindSilent } from '../reminders/reminders.server.ts'
import { declareConflict } from '../terms/conflict.server.ts'

/** What other programs' proxies and delegations did wrong, as their public reports tell it. */
beforeEach(proxyTable)

const templates = async (address: string) => (await mailsTo(address)).map(({ template }) => template)
const total = async () => {
  const { turnout } = await view(moderator)
  return [turnout.reduce((sum, { voted }) => sum + voted, 0), turnout.reduce((sum, { eligible }) => sum + eligible, 0)]
}

it('whoever votes for somebody sees that form as any member, and what they cast with it (OpenSlides 5744, openslides-client 2629)', async () => {
  await open()
  const [x, y] = await members(2)
  const proxy = await agreed(x, y)
  expect((await view(y)).proxies?.held).toMatchObject([{ giver: x.person.name, own: null }])
  await castFor(y, proxy, 'no')
  expect((await view(y)).proxies?.held).toMatchObject([{ own: { answer: { choice: 'no' } } }])
})

it('a room, where only those who are there vote, has no proxies (OpenSlides 5745)', async () => {
  const session = await buildSession({ roundtable })
  const asked = buildBallot({ roundtable, ...YES_NO, terms: { proxies: 1 }, sessionId: session.id })
  await expect(asked).rejects.toThrow(/Ballot_proxies_known/)
})

it('each is counted once among those who may vote, and once among those who did (OpenSlides 6031)', async () => {
  await open()
  const [x, y, z] = await members(3)
  const [first, second] = [await agreed(x, y), await agreed(z, y)]
  expect(await total()).toEqual([0, 4])
  await castFor(y, first)
  await castFor(y, second)
  await cast(y)
  await cast(x, 'no')
  expect(await total()).toEqual([3, 4])
})

it('what is taken back while the other has the form open is not cast, and says so (openslides-client 1231, apache/steve 91)', async () => {
  await open()
  const [x, y] = await members(2)
  for (let time = 0; time < 5; time++) {
    const proxy = await agreed(x, y)
    await Promise.allSettled([castFor(y, proxy), takeBack(x), castFor(y, proxy, 'no')])
    expect(await votes()).toEqual([])
    await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.proxy-gone'))
  }
})

it('the holder alone is told who cast it (OpenSlides 5609)', async () => {
  await open()
  const [x, y] = await members(2)
  await castFor(y, await agreed(x, y))
  expect((await view(x)).own).toMatchObject({ answer: { choice: 'yes' }, castBy: y.person.name })
  const seen = JSON.stringify(await view(moderator))
  for (const hidden of ['"choice"', '"castBy":', '"cast":true']) expect(seen).not.toContain(hidden)
})

it('an answer that is in is not given away with the vote, nor counted twice (liquidvotingio/api 39, snapshot-strategies 463)', async () => {
  await open()
  const [x, y] = await members(2)
  await cast(x)
  await expect(give(x, y)).rejects.toMatchObject(refused('ballots.proxy-voted'))
  await cast(y, 'no')
  await end()
  expect((await view(moderator)).result).toMatchObject({ voted: 2 })
})

it('a circle of three does not close (liquidvotingio/api 93, aula 626)', async () => {
  await open()
  const [x, y, z] = await members(3)
  const [xy, yz] = [await give(x, y), await give(y, z)]
  await expect(give(z, x)).rejects.toMatchObject(refused('ballots.proxy-passed'))
  await expect(accept(y, xy)).rejects.toMatchObject(refused('ballots.proxy-own-given'))
  await accept(z, yz)
})

it('whoever votes themselves cannot be corrected by the other any more (agoraexmachina 13, openslides-client 3518)', async () => {
  await open()
  const [x, y] = await members(2)
  const proxy = await agreed(x, y)
  await castFor(y, proxy)
  await cast(x, 'no')
  await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.proxy-gone'))
  expect(await votes()).toMatchObject([{ answer: { choice: 'no' }, castById: null }])
})

it('both hear of what the other did (adhocracy 32)', async () => {
  await open()
  const [x, y] = await members(2)
  await decline(y, await agreed(x, y))
  expect(await templates(y.person.email)).toEqual(['ballot-proxy'])
  expect(await templates(x.person.email)).toEqual(['ballot-proxy-accepted', 'ballot-proxy-declined'])
})

it('an organisation’s vote keeps its weight, whoever casts it, and none is taken from what is sent (icn 1462, chap 29)', async () => {
  const [three, one] = [await buildOrganisation(), await buildOrganisation()]
  const [x, y] = [await member({ organisation: three }), await member({ organisation: one })]
  await open({ who: 'organisations', proxies: 1, weights: { [three.id]: 3 } })
  const proxy = await agreed(x, y)
  const forged = { choice: 'yes', weight: 999, personId: moderator.person.id, castById: moderator.person.id }
  const sent = answerSchemaOf(ballot as Parameters<typeof answerSchemaOf>[0]).parse(forged)
  expect(sent).toEqual({ choice: 'yes' })
  await castFor(y, proxy, 'yes')
  await cast(y, 'no')
  await end()
  expect((await view(moderator)).result).toMatchObject({ voted: 2, weight: 4 })
})

it('whoever’s vote was cast is not reminded, nor whoever gave it away: the other is (loomio 6113)', async () => {
  await open()
  const [x, y, z] = await members(3)
  const [first] = [await agreed(x, y), await agreed(z, y)]
  await castFor(y, first)
  for (const who of [y, moderator]) await cast(who)
  await remindSilent(await actorOf(moderator.person), await subject(moderator, 'close'))
  expect(await templates(x.person.email)).not.toContain('ballot-waiting')
  expect(await templates(z.person.email)).not.toContain('ballot-waiting')
  expect(await db.ballotReminder.findMany({ where: { ballotId: ballot.id } })).toMatchObject([{ people: 1 }])
})

it('after the closing time nothing of it moves, though nothing has closed the ballot (loomio 8482)', async () => {
  await open()
  const [x, y, z] = await members(3)
  const [proxy, asked] = [await agreed(x, y), await give(z, y)]
  await castFor(y, proxy)
  await db.$executeRaw`UPDATE "Ballot" SET "closesAt" = clock_timestamp() WHERE "id" = ${ballot.id}::uuid`
  await expect(castFor(y, proxy, 'no')).rejects.toMatchObject(refused('ballots.closed'))
  for (const late of [() => accept(y, asked), () => takeBack(x), () => decline(y, proxy)])
    await expect(late()).rejects.toMatchObject(refused('ballots.proxy-late'))
  expect(await votes()).toMatchObject([{ answer: { choice: 'yes' } }])
})

it('that so many voted is seen while nobody sees how, nor how many by proxy (nextcloud/polls 1982)', async () => {
  await open({ proxies: 4 })
  const [y, ...givers] = await members(5)
  for (const giver of givers) await castFor(y, await agreed(giver, y))
  expect(await total()).toEqual([4, 6])
  expect(await view(moderator)).toMatchObject({ result: null, proxies: { byProxy: null } })
  await expect(bundleOf(await subject(moderator, 'view'))).rejects.toMatchObject(refused('ballots.still-open'))
})

it('an organisation that is left out votes for no other, through none of its delegates (jquery-governance 80)', async () => {
  await open({ who: 'organisations', proxies: 1, conflict: 'excluded' })
  const organisation = await buildOrganisation()
  const [x, y, colleague] = [await member(), await member({ organisation }), await member({ organisation })]
  const proxy = await agreed(x, y)
  await castFor(colleague, proxy)
  await declareConflict(await actorOf(y.person), await subject(y), { act: 'declare', reason: 'A contract' })
  expect(await votes()).toEqual([])
  await expect(castFor(colleague, proxy)).rejects.toMatchObject(refused('ballots.conflict-declared'))
})

it('one of somebody who is not asked any more stands in nobody’s way (openslides-client 2975)', async () => {
  const regions = moderator.seat.groupId
  await open({ who: 'groups', groupIds: [regions], proxies: 1 })
  const [x, y, z, w] = await members(4)
  await agreed(x, y)
  await agreed(z, w)
  const elsewhere = await buildOrganisation({ group: await buildGroup({ code: 'CI' }) })
  for (const { seat } of [y, z])
    await db.membership.update({ where: { id: seat.membershipId }, data: { organisationId: elsewhere.id } })
  expect((await view(x)).proxies).toMatchObject({ given: null, list: [] })
  await agreed(x, w)
  expect((await view(moderator)).proxies?.list).toMatchObject([{ giver: x.person.name, receiver: w.person.name }])
})
