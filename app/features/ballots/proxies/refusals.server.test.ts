import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildGroup } from '#tests/factories/people.ts'
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
  YES_NO,
} from '#tests/factories/proxies.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { subjectToOpen } from '#tests/factories/subjects.ts'
import { openBallot } from '../ballots.server.ts'
import { declareConflict } from '../terms/conflict.server.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { proxySchema } from './proxies.server.ts'

beforeEach(proxyTable)

describe('what is refused of proxies', () => {
  it('to vote for another without a proxy, before it is accepted, by somebody else’s, or by one of another ballot', async () => {
    await open()
    const [x, y, z] = await members(3)
    const proxy = await give(x, y)
    await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.proxy-gone'))
    await expect(castFor(z, proxy)).rejects.toMatchObject({ code: 'not-found' })
    await expect(accept(z, proxy)).rejects.toMatchObject({ code: 'not-found' })
    await expect(decline(z, proxy)).rejects.toMatchObject({ code: 'not-found' })
    await expect(accept(x, proxy)).rejects.toMatchObject({ code: 'not-found' })
    for (const forged of [x.person.id, 'x', '', '0'.repeat(4000)])
      await expect(castFor(y, forged)).rejects.toMatchObject({ code: 'not-found' })
    await accept(y, proxy)
    await expect(castFor(x, proxy)).rejects.toMatchObject({ code: 'not-found' })
    await open()
    await expect(castFor(y, proxy)).rejects.toMatchObject({ code: 'not-found' })
    expect(await votes()).toEqual([])
  })

  it('a chain, a loop, a second one, and one to oneself', async () => {
    await open()
    const [x, y, z] = await members(3)
    await expect(give(x, x)).rejects.toMatchObject(refused('ballots.proxy-self'))
    const proxy = await give(x, y)
    await expect(give(x, z)).rejects.toMatchObject(refused('ballots.proxy-given'))
    await expect(give(z, x)).rejects.toMatchObject(refused('ballots.proxy-passed'))
    await expect(give(y, x)).rejects.toMatchObject(refused('ballots.proxy-passed'))
    await give(y, z)
    await expect(accept(y, proxy)).rejects.toMatchObject(refused('ballots.proxy-own-given'))
    await takeBack(y)
    await accept(y, proxy)
    await expect(give(y, z)).rejects.toMatchObject(refused('ballots.proxy-holding'))
  })

  it('a loop that two make at once', async () => {
    await open()
    const [x, y] = await members(2)
    await Promise.allSettled([give(x, y), give(y, x)])
    expect(await db.ballotProxy.count({ where: { ballotId: ballot.id } })).toBe(1)
  })

  it('more than a receiver may hold, also where they accept all at once', async () => {
    await open({ proxies: 2 })
    const [y, ...givers] = await members(5)
    const proxies: string[] = []
    for (const giver of givers) proxies.push(await give(giver, y))
    const answers = await Promise.allSettled([...proxies, ...proxies].map((proxy) => accept(y, proxy)))
    expect(await db.ballotProxy.count({ where: { ballotId: ballot.id, acceptedAt: { not: null } } })).toBe(2)
    expect(answers).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining(refused('ballots.proxy-own-full')) as object }),
    )
    const late = await member()
    await expect(give(late, y)).rejects.toMatchObject(refused('ballots.proxy-full'))
  })

  it('one to an observer, to a stranger, to who is not asked, to who is left out, and from them', async () => {
    await open({ proxies: 2, conflict: 'excluded' })
    const [x, y] = await members(2)
    const observer = await member({ role: 'observer' })
    const stranger = await buildMember({ group: regions })
    for (const nobody of [observer, stranger])
      await expect(give(x, nobody)).rejects.toMatchObject(refused('ballots.proxy-receiver'))
    await expect(subject(observer)).rejects.toMatchObject({ code: 'forbidden' })
    const [proxy, other] = [await agreed(x, y), await agreed(moderator, y)]
    await castFor(y, proxy)
    await castFor(y, other)
    await declareConflict(await actorOf(y.person), await subject(y), { act: 'declare', reason: 'A contract' })
    expect(await votes()).toEqual([])
    expect((await events()).map(([name]) => name)).toContain('ballot.proxy-ended')
    await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.conflict-declared'))
    await expect(give(x, y)).rejects.toMatchObject(refused('ballots.proxy-receiver'))
    await expect(give(y, x)).rejects.toMatchObject(refused('ballots.conflict-declared'))
    await open({ proxies: 2, who: 'groups', groupIds: [regions.id] })
    const outside = await buildMember({ roundtable, group: await buildGroup({ code: 'CI' }) })
    await expect(give(x, outside)).rejects.toMatchObject(refused('ballots.proxy-receiver'))
    await expect(give(outside, x)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('one of a holder who has voted, one where there are none, and any after the close', async () => {
    await open({})
    const [x, y, z] = await members(3)
    await expect(give(x, y)).rejects.toMatchObject(refused('ballots.proxies-none'))
    expect((await view(x)).proxies).toBeNull()
    await open()
    await cast(x)
    await expect(give(x, y)).rejects.toMatchObject(refused('ballots.proxy-voted'))
    const proxy = await agreed(z, y)
    const asked = await give(moderator, y)
    await end()
    await expect(castFor(y, proxy)).rejects.toMatchObject(refused('ballots.closed'))
    await expect(accept(y, asked)).rejects.toMatchObject(refused('ballots.proxy-late'))
    await expect(takeBack(z)).rejects.toMatchObject(refused('ballots.proxy-late'))
    await expect(give(x, y)).rejects.toMatchObject(refused('ballots.proxy-late'))
    expect((await view(moderator)).proxies?.list).toMatchObject([{ id: proxy }])
  })

  it.each([
    [{ secret: { changes: 'final' as const, receipts: true, smallestBucket: 5 } }, 'yes-no', 'ballots.proxies-secret'],
    [{ visibility: 'live' as const }, 'yes-no', 'ballots.proxies-visibility'],
    [{}, 'rating', 'ballots.proxies-judgement'],
  ])('a ballot with %j by %s', async (terms, method, messageKey) => {
    const indicator = await buildIndicator({ roundtable })
    const opening = await subjectToOpen(await actorOf(moderator.person), roundtable.id, {
      type: 'indicator',
      id: indicator.id,
    })
    const input = {
      method: method as 'yes-no',
      settings: YES_NO.settings,
      terms: { proxies: 1, ...terms } as StoredTerms,
    }
    await expect(openBallot(await actorOf(moderator.person), opening, input)).rejects.toMatchObject({ messageKey })
    expect(await db.ballot.count({ where: { roundtableId: roundtable.id } })).toBe(0)
  })

  it.each([
    [{ act: 'give' }, 'ballots.proxy-choose'],
    [{ act: 'give', receiver: '' }, 'ballots.proxy-choose'],
    [{ act: 'accept', proxy: ['a', 'b'] }, 'ballots.proxy-gone'],
    [{ act: 'decline', proxy: 'x'.repeat(10_000) }, 'ballots.proxy-gone'],
  ])('what is sent as %j', (sent, message) => {
    expect(proxySchema.safeParse(sent).error?.issues[0]?.message).toBe(message)
  })
})
