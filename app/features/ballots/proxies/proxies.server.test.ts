import { beforeEach, describe, expect, it } from 'vitest'
import { disablePerson, enablePerson } from '#app/features/identity/people.server.ts'
import { endMembership, membershipFor } from '#app/features/members/memberships.server.ts'
import { db } from '#app/platform/db.server.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildGroup, buildOrganisation, buildSecretariat } from '#tests/factories/people.ts'
import {
  accept,
  agreed,
  ballot,
  cast,
  castFor,
  decline,
  end,
  events,
  give,
  member,
  members,
  moderator,
  open,
  proxyTable,
  refused,
  regions,
  roundtable,
  subject,
  takeBack,
  view,
  votes,
} from '#tests/factories/proxies.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { withdrawVote } from '../ballots.server.ts'
import { recountBundle } from '../recount/bundle.ts'
import { bundleOf } from '../recount/bundles.server.ts'
import { countOf } from '../recount/count-of.server.ts'
import { remindSilent } from '../reminders/reminders.server.ts'

beforeEach(proxyTable)

describe('a vote that is given to somebody', () => {
  it('is cast by them once they accept, stays the giver’s, and is told with the result', async () => {
    await open()
    const [x, y] = await members(2)
    const proxy = await give(x, y)
    expect((await view(y)).proxies).toMatchObject({ asked: [{ id: proxy, giver: x.person.name }], held: [], list: [] })
    expect((await view(x)).proxies).toMatchObject({
      given: { receiver: y.person.name, accepted: false },
      receivers: [],
    })
    expect(JSON.stringify(await view(moderator))).not.toContain(proxy)
    await accept(y, proxy)
    await accept(y, proxy)
    const list = [{ id: proxy, giver: x.person.name, receiver: y.person.name }]
    expect((await view(moderator)).proxies).toMatchObject({ list, given: null, held: [] })
    await cast(y, 'no')
    await castFor(y, proxy, 'yes')
    await castFor(y, proxy, 'yes')
    expect(await votes()).toMatchObject([
      { personId: y.person.id, castById: null, proxyId: null },
      { personId: x.person.id, castById: y.person.id, proxyId: proxy, groupId: regions.id },
    ])
    expect((await view(y)).proxies?.held).toMatchObject([{ giver: x.person.name, own: { answer: { choice: 'yes' } } }])
    expect((await view(y)).own).toMatchObject({ answer: { choice: 'no' } })
    expect((await view(x)).own).toMatchObject({ answer: { choice: 'yes' }, castBy: y.person.name })
    expect((await view(moderator)).proxies?.held).toEqual([])
    await end()
    expect(await view(moderator)).toMatchObject({
      result: { voted: 2, eligible: 3 },
      proxies: { list, asked: [], byProxy: null },
    })
    expect(await events()).toEqual([
      ['ballot.proxy-given', x.person.id],
      ['ballot.proxy-accepted', y.person.id],
      ['vote.cast', null],
      ['vote.cast', null],
      ['ballot.closed', moderator.person.id],
      ['ballot.result-shown', moderator.person.id],
    ])
    const bundle = await bundleOf(await subject(moderator, 'view'))
    expect(bundle).toMatchObject({ terms: { proxies: 2 }, byProxy: null })
    for (const { person } of [x, y]) {
      expect(JSON.stringify(bundle)).not.toContain(person.id)
      expect(JSON.stringify(bundle)).not.toContain(person.name)
    }
  })

  it('counts in the group of the giver, and the result and its file say how many there were from four on', async () => {
    await open({ proxies: 4 })
    const cities = await buildGroup({ code: 'CI' })
    const y = await member({ group: cities })
    for (const giver of await members(4)) await castFor(y, await agreed(giver, y))
    expect((await view(moderator)).turnout.filter(({ voted }) => voted)).toMatchObject([
      { groupId: regions.id, voted: 4 },
    ])
    expect((await view(moderator)).proxies?.byProxy).toBeNull()
    await end()
    expect(await view(moderator)).toMatchObject({ result: { voted: 4 }, proxies: { byProxy: 4 } })
    const bundle = await bundleOf(await subject(moderator, 'view'))
    expect(bundle.byProxy).toBe(4)
    expect(bundle.electorate.filter(({ voted }) => voted)).toMatchObject([{ groupId: regions.id, voted: 4 }])
    expect(recountBundle(bundle, countOf('yes-no'))?.same).toBe(true)
  })

  it('comes back with what was cast when it is taken back, given back or declined', async () => {
    await open()
    const [x, y] = await members(2)
    const first = await agreed(x, y)
    await castFor(y, first)
    await takeBack(x)
    await takeBack(x)
    expect(await votes()).toEqual([])
    await expect(castFor(y, first)).rejects.toMatchObject(refused('ballots.proxy-gone'))
    const second = await agreed(x, y)
    await castFor(y, second)
    await decline(y, second)
    expect(await votes()).toEqual([])
    const third = await give(x, y)
    await decline(y, third)
    await expect(accept(y, third)).rejects.toMatchObject(refused('ballots.proxy-gone'))
    expect(await db.ballotProxy.count({ where: { ballotId: ballot.id } })).toBe(3)
    expect((await view(x)).proxies).toMatchObject({ given: null })
  })

  it('gives way to the giver’s own vote, also to the same one, and to their withdrawing', async () => {
    await open()
    const [x, y] = await members(2)
    const proxy = await agreed(x, y)
    await castFor(y, proxy, 'yes')
    await cast(x, 'yes')
    expect(await votes()).toMatchObject([{ personId: x.person.id, castById: null, proxyId: null }])
    await expect(castFor(y, proxy, 'no')).rejects.toMatchObject(refused('ballots.proxy-gone'))
    expect((await view(y)).proxies).toMatchObject({ held: [], list: [] })
    await withdrawVote(await actorOf(x.person), await subject(x))
    const again = await agreed(x, y)
    await castFor(y, again)
    await withdrawVote(await actorOf(x.person), await subject(x))
    expect(await votes()).toEqual([])
    await expect(castFor(y, again)).rejects.toMatchObject(refused('ballots.proxy-gone'))
  })

  it('is one final vote whoever of the two is first, sent at once and twice', async () => {
    await open()
    const [x, y] = await members(2)
    const proxy = await agreed(x, y)
    await Promise.allSettled([cast(x, 'no'), castFor(y, proxy), castFor(y, proxy), cast(x, 'no'), takeBack(x)])
    expect(await votes()).toMatchObject([{ personId: x.person.id, castById: null, answer: { choice: 'no' } }])
  })

  it('is the organisation’s where organisations vote, by any delegate of the other', async () => {
    await open({ who: 'organisations', proxies: 1, weights: {} })
    const [from, to] = [await buildOrganisation({ group: regions }), await buildOrganisation({ group: regions })]
    const [x, colleague] = [await member({ organisation: from }), await member({ organisation: from })]
    const [y, z] = [await member({ organisation: to }), await member({ organisation: to })]
    const proxy = await give(x, y)
    await accept(z, proxy)
    await castFor(y, proxy, 'no')
    await castFor(z, proxy, 'yes')
    expect(await votes()).toMatchObject([
      { organisationId: from.id, personId: x.person.id, castById: z.person.id, forOrganisation: true },
    ])
    expect((await view(y)).proxies?.held).toMatchObject([{ giver: from.name, own: { sentBy: z.person.name } }])
    expect((await view(colleague)).own).toMatchObject({ castBy: z.person.name })
    await cast(colleague, 'no')
    expect(await votes()).toMatchObject([{ personId: colleague.person.id, castById: null }])
  })
})

describe('when one of the two leaves', () => {
  it('the proxy ends for good, what was cast stays, and the giver can vote or give anew', async () => {
    await open()
    const secretariat = await buildSecretariat()
    const [x, y, z, w] = await members(4)
    const [proxy, other] = [await agreed(x, y), await agreed(w, z)]
    await castFor(y, proxy)
    await disablePerson(await actorOf(secretariat), y.person)
    await enablePerson(await actorOf(secretariat), y.person)
    const { place } = await subject(moderator, 'view').then(({ standing }) => ({ place: { roundtable, standing } }))
    await endMembership(await membershipFor(place, z.seat.membershipId))
    expect(await db.ballotProxy.findMany({ where: { ballotId: ballot.id, withdrawnAt: null } })).toEqual([])
    await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.proxy-gone'))
    await expect(castFor(z, other)).rejects.toMatchObject({ code: 'not-found' })
    expect((await view(x)).own).toMatchObject({ castBy: y.person.name })
    await cast(x, 'no')
    expect(await votes()).toMatchObject([{ personId: x.person.id, castById: null }])
    await agreed(w, x)
    expect((await events()).filter(([name]) => name === 'ballot.proxy-ended')).toHaveLength(2)
  })
})

it('asks the receiver by mail, and reminds them in the place of whoever gave their vote', async () => {
  await open()
  const [x, y] = await members(2)
  const proxy = await agreed(x, y)
  await cast(y)
  await cast(moderator)
  const mails = async () => [(await mailsTo(x.person.email)).length, (await mailsTo(y.person.email)).length]
  expect(await mails()).toEqual([1, 1])
  await remindSilent(await actorOf(moderator.person), await subject(moderator, 'close'))
  expect(await mails()).toEqual([1, 2])
  await castFor(y, proxy)
  expect(await db.ballotReminder.findMany({ where: { ballotId: ballot.id } })).toMatchObject([{ people: 1 }])
})
