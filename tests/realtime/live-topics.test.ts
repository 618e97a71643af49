import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { ballotView } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote, withdrawVote } from '#app/features/ballots/ballots.server.ts'
import { turnoutTotals } from '#app/features/ballots/turnout.ts'
import { db } from '#app/platform/db.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { ROUNDTABLE_TOPICS } from '#app/shared/live.ts'
import type { Role } from '#app/shared/roles.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

const ROLES = ['observer', 'participant', 'moderator'] as const

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ballot, ...seats] = await Promise.all([
    buildSection({ roundtable }),
    buildBallot({ roundtable }),
    ...ROLES.map((role) => buildMember({ roundtable, role })),
  ])
  const of = Object.fromEntries(ROLES.map((role, at) => [role, seats[at]!])) as Record<(typeof ROLES)[number], Member>
  return { roundtable, section, ballot, of, open: (person: { id: string }) => openLive(live.url, person) }
}

async function vote({ person }: Member, ballot: { id: string; roundtableId: string }, relevance: number | null) {
  const actor = await actorOf(person)
  const subject = await ballotFor(actor, ballot.roundtableId, ballot.id, 'vote')
  return relevance === null ? withdrawVote(actor, subject) : castVote(actor, subject, { relevance, feasibility: 5 })
}

describe('a vote', () => {
  test('is a count for those who show it, a calm word for the feed, and nothing at all for a section page', async () => {
    const { roundtable, section, ballot, of, open } = await table()
    const [list, page, feed, reader] = await Promise.all(
      [of.observer, of.moderator, of.observer, of.moderator].map(({ person }) => open(person)),
    )
    await list!.join(roundtable.id, ['ballots', 'answered', 'members'])
    await page!.join(roundtable.id, ['imports', `indicator:${ballot.indicatorId}`])
    await feed!.join(roundtable.id, ['roundtable'])
    await reader!.join(roundtable.id, [
      'outline',
      'indicators',
      'members',
      'threads',
      'standing',
      `section:${section.id}`,
    ])
    await vote(of.participant, ballot, 7)
    const { groupId } = of.participant.seat
    await expect.poll(() => list!.counts.length && page!.counts.length).toBeTruthy()
    for (const { counts } of [list!, page!]) expect(counts.at(-1)?.[ballot.id]?.[groupId]?.[0]).toBe(1)
    expect(await list!.told()).toEqual([])
    expect(await page!.told()).toEqual([])
    expect(feed!.events).toEqual([{ topics: [`roundtable:${roundtable.id}`, `votes:${roundtable.id}`], calm: true }])
    expect([await reader!.told(), reader!.counts]).toEqual([[], []])
  })

  test('is told to its author’s other pages, and to nobody else’s', async () => {
    const { roundtable, ballot, of, open } = await table()
    const [own, other] = [await open(of.participant.person), await open(of.moderator.person)]
    await own.join(roundtable.id, [`person:${of.participant.person.id}`])
    await other.join(roundtable.id, [
      `person:${of.moderator.person.id}`,
      'votes',
      'answered',
      'roundtable',
      `ballot:${ballot.id}`,
    ])
    await vote(of.participant, ballot, 7)
    await vote(of.participant, ballot, 8)
    await vote(of.participant, ballot, null)
    // An answer is put in place; only that it was taken back makes them load.
    expect(await own.told()).toEqual([['person']])
    expect(own.own.map((told) => told[ballot.id]?.answer)).toEqual(
      [7, 8].map((relevance) => ({ relevance, feasibility: 5 })),
    )
    expect(await other.told()).toEqual([
      ['roundtable', 'votes'],
      ['roundtable', 'votes'],
      ['roundtable', 'votes'],
    ])
    expect(other.own).toEqual([])
    expect(JSON.stringify([other.events, other.counts])).not.toContain(of.participant.person.id)
  })

  test('makes the pages of its author load where they also show who is silent', async () => {
    const { roundtable, ballot, of, open } = await table()
    const own = await open(of.moderator.person)
    await own.join(roundtable.id, [`person:${of.moderator.person.id}`])
    await vote(of.moderator, ballot, 7)
    expect(await own.told()).toEqual([['person']])
    expect(own.own).toEqual([])
  })

  test('counts as the page itself would show it after a load', async () => {
    const { roundtable, ballot, of, open } = await table()
    const actor = await actorOf(of.moderator.person)
    const view = async () => ballotView(await ballotFor(actor, roundtable.id, ballot.id, 'view'))
    const before = await view()
    const page = await open(of.observer.person)
    await page.join(roundtable.id, [`ballot:${ballot.id}`])
    await Promise.all([vote(of.participant, ballot, 7), vote(of.moderator, ballot, 3)])
    const after = await view()
    await expect
      .poll(() =>
        page.counts.map((counts) => turnoutTotals(withAnswered(before, { counts, own: {} }).turnout).voted).at(-1),
      )
      .toBe(2)
    expect(withAnswered(before, { counts: page.counts.at(-1)!, own: {} }).turnout).toEqual(after.turnout)
  })
})

describe.each([...ROLES, 'secretariat'] as const)('the %s', (who) => {
  async function follower(topics: (ids: Record<'section' | 'indicator' | 'ballot' | 'person', string>) => string[]) {
    const { roundtable, section, ballot, of, open } = await table()
    const person = who === 'secretariat' ? await buildSecretariat() : of[who].person
    const page = await open(person)
    const ids = { section: section.id, indicator: ballot.indicatorId, ballot: ballot.id, person: person.id }
    const all = topics(ids)
    // No page names more at once.
    for (let at = 0; at < all.length; at += 12)
      expect(await page.join(roundtable.id, all.slice(at, at + 12))).toBe('ok')
    return { roundtable, ids, page, membership: who === 'secretariat' ? null : of[who].membership }
  }

  test.each(['roundtable', 'section', 'indicator', 'ballot', 'person'] as const)(
    'hears nothing more of a %s once they have no place there',
    async (thing) => {
      const { roundtable, ids, page, membership } = await follower((all) =>
        thing === 'roundtable' ? [...ROUNDTABLE_TOPICS].filter((topic) => topic !== 'bin') : [`${thing}:${all[thing]}`],
      )
      const end = async () => {
        if (membership) await db.membership.update({ where: { id: membership.id }, data: { endedAt: new Date() } })
        await transaction((_, record) =>
          record({
            name: 'membership.ended',
            roundtableId: roundtable.id,
            subjectId: roundtable.id,
            data: { personId: ids.person },
          }),
        )
      }
      await end()
      const stays = who === 'secretariat'
      await expect.poll(() => page.revoked).toEqual(stays ? [] : ['membership'])
      await page.told()
      page.events.length = 0
      const scope = { sectionId: ids.section, indicatorId: ids.indicator, ballotId: ids.ballot }
      await transaction((_, record) =>
        record({ name: 'pillar.moved', roundtableId: roundtable.id, subjectId: roundtable.id, scope }),
      )
      tellOwnPages(ids.person)
      expect((await page.told()).length).toBe(stays ? 1 : 0)
    },
  )

  test('follows on while a roundtable is closed, and hears that it was', async () => {
    const { roundtable, page } = await follower(() => ['roundtable', 'standing'])
    await db.roundtable.update({ where: { id: roundtable.id }, data: { state: 'closed' } })
    const edited = () =>
      transaction((_, record) =>
        record({ name: 'roundtable.edited', roundtableId: roundtable.id, subjectId: roundtable.id }),
      )
    await edited()
    expect(await page.told()).toEqual([['roundtable', 'standing']])
    await edited()
    expect(await page.told()).toHaveLength(2)
    expect(page.revoked).toEqual([])
  })

  test.each(['section', 'indicator', 'ballot'] as const)(
    'hears of a %s in the bin as their page would show it',
    async (thing) => {
      const { roundtable, ids, page } = await follower((all) => [`${thing}:${all[thing]}`])
      const scope = { sectionId: ids.section, indicatorId: ids.indicator, ballotId: ids.ballot }
      const remove = async (removedAt: Date) => {
        await db.section.update({ where: { id: ids.section }, data: { removedAt } })
        await db.indicator.update({ where: { id: ids.indicator }, data: { removedAt } })
        await transaction((_, record) =>
          record({ name: 'section.removed', roundtableId: roundtable.id, subjectId: ids.section, scope }),
        )
      }
      const hears = async () => {
        page.events.length = 0
        await transaction((_, record) =>
          record({ name: 'section.renamed', roundtableId: roundtable.id, subjectId: ids.section, scope }),
        )
        return (await page.told()).length > 0
      }
      expect(await hears()).toBe(true)
      await remove(new Date())
      // The page of a section says that it is in the bin, as long as it is there; of the others nothing is left to see.
      await expect.poll(hears).toBe(thing === 'section')
      await remove(new Date(Date.now() - 90 * 86_400_000))
      await expect.poll(hears).toBe(false)
      expect(page.revoked).toEqual([])
    },
  )
})

test('whoever moderates no more hears of the bin no more, and of the rest they do', async () => {
  const { roundtable, of, open } = await table()
  const { membership, person } = of.moderator
  const page = await open(person)
  expect(await page.join(roundtable.id, ['bin', 'outline', `person:${person.id}`])).toBe('ok')
  const change = async (role: Role) => {
    const changed = await db.membership.update({ where: { id: membership.id }, data: { role } })
    await transaction((_, record) => record(seatEvent(changed, 'changed')))
  }
  await change('participant')
  await expect.poll(() => page.told()).toEqual([['roundtable', 'members', 'person']])
  expect(await page.join(roundtable.id, ['bin'])).toBe('forbidden')
  const removed = () =>
    transaction((_, record) =>
      record({ name: 'indicator.removed', roundtableId: roundtable.id, subjectId: roundtable.id }),
    )
  await expect
    .poll(async () => {
      page.events.length = 0
      await removed()
      return page.told()
    })
    .toEqual([])
  expect(page.revoked).toEqual([])
})

describe('who is present', () => {
  test('is told once for all topics of a thing, to those who ask: who is there, who comes and who goes', async () => {
    const { roundtable, section, of, open } = await table()
    const [ada, bo, caz] = [of.participant.person, of.moderator.person, of.observer.person]
    const [watching, unasked, first] = [await open(ada), await open(caz), await open(bo)]
    await first.join(roundtable.id, ['votes'])
    await unasked.join(roundtable.id, [`section:${section.id}`])
    await watching.join(roundtable.id, ['members'], true)
    await expect
      .poll(() => watching.presence[0])
      .toEqual({ id: roundtable.id, all: true, here: expect.arrayContaining([ada.id, bo.id]), gone: [] })
    const second = await open(bo)
    await second.join(roundtable.id, ['outline', 'standing'])
    first.socket.disconnect()
    await unasked.join(roundtable.id, ['threads'])
    await expect.poll(() => watching.presence.slice(1)).toEqual([{ id: roundtable.id, here: [caz.id], gone: [] }])
    second.socket.disconnect()
    await expect.poll(() => watching.presence.slice(2)).toEqual([{ id: roundtable.id, here: [], gone: [bo.id] }])
    expect(unasked.presence).toEqual([])
    await watching.socket.emitWithAck('leave', { topics: [`members:${roundtable.id}`], presence: true })
    await (await open(bo)).join(roundtable.id, ['votes'])
    const late = await open(ada)
    await late.join(roundtable.id, ['votes'], true)
    await expect.poll(() => late.presence).toHaveLength(1)
    expect(watching.presence).toHaveLength(3)
  })

  test('is told of any thing that has an id, and to nobody who may not see it', async () => {
    const { roundtable, section, of, open } = await table()
    const [page, outsider] = [await open(of.observer.person), await open((await buildMember()).person)]
    expect(await outsider.join(roundtable.id, [`section:${section.id}`], true)).toBe('not-found')
    expect(await page.join(roundtable.id, [`section:${section.id}`], true)).toBe('ok')
    await expect
      .poll(() => page.presence)
      .toEqual([{ id: section.id, all: true, here: [of.observer.person.id], gone: [] }])
    expect(outsider.presence).toEqual([])
  })

  test('a moderator who watches the desk of a session is told who has a page of that session open', async () => {
    const { roundtable, of, open } = await table()
    const session = await buildLiveSession({ roundtable })
    const [desk, page] = [await open(of.moderator.person), await open(of.participant.person)]
    expect(await desk.join(roundtable.id, [`desk:${session.id}`], true)).toBe('ok')
    await page.join(roundtable.id, [`session:${session.id}`])
    await expect
      .poll(() => desk.presence.slice(1))
      .toEqual([{ id: session.id, here: [of.participant.person.id], gone: [] }])
    page.socket.disconnect()
    await expect.poll(() => desk.presence.at(-1)).toMatchObject({ id: session.id, gone: [of.participant.person.id] })
  })

  test('no participant is let to a desk, and so none is told who is connected there', async () => {
    const { roundtable, of, open } = await table()
    const session = await buildLiveSession({ roundtable })
    const page = await open(of.participant.person)
    expect(await page.join(roundtable.id, [`desk:${session.id}`], true)).not.toBe('ok')
    expect(page.presence).toEqual([])
  })
})
