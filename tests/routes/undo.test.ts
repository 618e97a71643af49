import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { redirectWithToast, takeToast } from '#app/platform/http.server.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as ballotReopening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.reopening.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as order from '#app/routes/roundtables+/$roundtableId+/framework.order.ts'
import * as pillarChange from '#app/routes/roundtables+/$roundtableId+/framework.pillars.$pillarId.ts'
import * as edit from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.edit.tsx'
import * as state from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.state.ts'
import * as versionRestoration from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.versions.$number.restoration.ts'
import * as membership from '#app/routes/roundtables+/$roundtableId+/memberships.$membershipId.ts'
import * as lock from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.lock.ts'
import * as status from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.status.ts'
import * as title from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.title.ts'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.reopening.ts'
import * as resolution from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.resolution.ts'
import { buildBallot, buildIndicator, buildThread, buildVote } from '#tests/factories/decisions.ts'
import { buildMember, buildPillar, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

// Every act here is done with a form of the page, then undone with nothing but what its answer offers.
const ROUTES: [RegExp, { action: unknown }, string[]][] = [
  [/\/ballots\/([^/]+)\/vote$/, voting, ['ballotId']],
  [/\/ballots\/([^/]+)\/reopening$/, ballotReopening, ['ballotId']],
  [/\/framework\/order$/, order, []],
  [/\/framework\/pillars\/([^/]+)$/, pillarChange, ['pillarId']],
  [/\/indicators\/([^/]+)\/state$/, state, ['indicatorId']],
  [/\/indicators\/([^/]+)\/versions\/([^/]+)\/restoration$/, versionRestoration, ['indicatorId', 'number']],
  [/\/memberships\/([^/]+)$/, membership, ['membershipId']],
  [/\/sections\/([^/]+)\/lock$/, lock, ['sectionId']],
  [/\/sections\/([^/]+)\/status$/, status, ['sectionId']],
  [/\/sections\/([^/]+)\/title$/, title, ['sectionId']],
  [/\/threads\/([^/]+)\/reopening$/, reopening, ['threadId']],
  [/\/threads\/([^/]+)\/resolution$/, resolution, ['threadId']],
]

let moderator: Member

beforeAll(async () => {
  moderator = await buildMember({ role: 'moderator' })
})

const send = (action: unknown, params: Record<string, string>, body: Record<string, string>, who = moderator) =>
  callRoute(action, {
    as: who.person,
    params: { roundtableId: moderator.roundtable.id, ...params },
    body: { reply: 'inline', ...body },
  })

async function undo(
  answer: { data: { toast: { undo: { action: string; fields: Record<string, string> } } } },
  who = moderator,
) {
  const { action, fields } = answer.data.toast.undo
  const [pattern, route, names] = ROUTES.find(([one]) => one.test(action))!
  const ids = pattern.exec(action)!.slice(1)
  return send(route.action, Object.fromEntries(names.map((name, at) => [name, ids[at]!])), fields, who)
}

describe('what was done on the page can be taken back', () => {
  it('a thread is resolved, opened again, resolved again', async () => {
    const { thread } = await buildThread({ roundtable: moderator.roundtable })
    const resolvedAt = async () => (await db.commentThread.findUniqueOrThrow({ where: { id: thread.id } })).resolvedAt
    const done = await send(resolution.action, { threadId: thread.id }, {})
    expect(await resolvedAt()).not.toBeNull()
    const back = await undo(done)
    expect(back.data.toast.message).toBe('comments:done.reopened')
    expect(await resolvedAt()).toBeNull()
    await undo(back)
    expect(await resolvedAt()).not.toBeNull()
  })

  it('a section is moved within its pillar and into another, by step and by drop, and stands where it stood', async () => {
    const [here, there] = [
      await buildPillar({ roundtable: moderator.roundtable }),
      await buildPillar({ roundtable: moderator.roundtable }),
    ]
    const sections = []
    for (let count = 0; count < 3; count += 1) sections.push(await buildSection({ pillar: here }))
    const other = await buildSection({ pillar: there })
    const standing = async () =>
      (
        await db.section.findMany({
          where: { pillarId: { in: [here.id, there.id] } },
          orderBy: [{ pillarId: 'asc' }, { position: 'asc' }],
          select: { id: true, pillarId: true },
        })
      ).map(({ id, pillarId }) => `${pillarId} ${id}`)
    const before = await standing()
    const moves: Record<string, string>[] = [
      { id: sections[1]!.id, direction: 'up' },
      { id: sections[2]!.id, direction: 'up' },
      { id: sections[0]!.id, pillarId: there.id, beforeId: other.id },
      { id: sections[2]!.id, pillarId: there.id },
    ]
    for (const move of moves) {
      const done = await send(order.action, {}, { kind: 'section', ...move })
      expect(await standing()).not.toEqual(before)
      expect((await undo(done)).data).toMatchObject({ ok: true })
      expect(await standing()).toEqual(before)
    }
  })

  it('a pillar is moved and stands where it stood; one that did not move says nothing', async () => {
    const table = await buildMember({ role: 'moderator' })
    const pillars = [
      await buildPillar({ roundtable: table.roundtable }),
      await buildPillar({ roundtable: table.roundtable }),
    ]
    const standing = async () =>
      (await db.pillar.findMany({ where: { frameworkId: pillars[0]!.frameworkId }, orderBy: { position: 'asc' } })).map(
        ({ id }) => id,
      )
    const before = await standing()
    const move = (fields: Record<string, string>) =>
      callRoute(order.action, {
        as: table.person,
        params: { roundtableId: table.roundtable.id },
        body: { reply: 'inline', kind: 'pillar', ...fields },
      })
    const done = await move({ id: pillars[0]!.id, direction: 'down' })
    expect(await standing()).toEqual([...before].reverse())
    await move(done.data.toast.undo.fields)
    expect(await standing()).toEqual(before)
    expect((await move({ id: pillars[0]!.id, direction: 'up' })).data).toMatchObject({ ok: true, toast: null })
  })

  it('status, lock and title of a section are as they were', async () => {
    const section = await buildSection({ roundtable: moderator.roundtable })
    const now = () =>
      db.section.findUniqueOrThrow({ where: { id: section.id }, select: { status: true, lockedAt: true, title: true } })
    const before = await now()
    for (const [route, body] of [
      [status, { status: 'review', from: 'draft' }],
      [lock, { locked: 'yes' }],
      [title, { title: 'Another title' }],
    ] as const) {
      const done = await send(route.action, { sectionId: section.id }, body)
      expect(await now()).not.toEqual(before)
      expect((await undo(done)).data).toMatchObject({ ok: true })
      expect(await now()).toEqual(before)
    }
  })

  it('a status that somebody else changed meanwhile is left alone, and the refusal says so', async () => {
    const section = await buildSection({ roundtable: moderator.roundtable })
    const done = await send(status.action, { sectionId: section.id }, { status: 'review' })
    await send(status.action, { sectionId: section.id }, { status: 'draft', from: 'review' })
    expect(await undo(done)).toMatchObject({
      status: 409,
      data: { ok: false, problem: { messageKey: 'sections.status-changed-meanwhile' } },
    })
  })

  it('a restored version gives way to the one before, but not once somebody has gone on from it', async () => {
    const indicator = await buildIndicator({ roundtable: moderator.roundtable, definition: 'As proposed' })
    const to = { indicatorId: indicator.id }
    const definition = async () => (await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } })).definition
    const words = { name: indicator.name, unit: indicator.unit, place: '' }
    await send(edit.action, to, { ...words, definition: 'As edited', version: '1' })
    const done = await send(versionRestoration.action, { ...to, number: '1' }, { version: '2' })
    expect(await definition()).toBe('As proposed')
    const back = await undo(done)
    expect(await definition()).toBe('As edited')
    await send(edit.action, to, { ...words, definition: 'As somebody else has it', version: '4' })
    expect(await undo(back)).toMatchObject({
      status: 409,
      data: { ok: false, problem: { messageKey: 'indicators.changed-since-seen' } },
    })
    expect(await definition()).toBe('As somebody else has it')
  })

  it('an indicator’s state, a pillar’s wording and a membership are as they were', async () => {
    const indicator = await buildIndicator({ roundtable: moderator.roundtable })
    const pillar = await buildPillar({ roundtable: moderator.roundtable })
    const member = await buildMember({ roundtable: moderator.roundtable })
    const now = async () => [
      (await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } })).state,
      await db.pillar.findUniqueOrThrow({ where: { id: pillar.id }, select: { title: true, purpose: true } }),
      (await db.membership.findUniqueOrThrow({ where: { id: member.membership.id } })).role,
    ]
    const before = await now()
    const acts = [
      [state, { indicatorId: indicator.id }, { state: 'retired', reason: 'Nobody measures it any more' }],
      [pillarChange, { pillarId: pillar.id }, { title: 'Another name', purpose: 'Another purpose' }],
      [
        membership,
        { membershipId: member.membership.id },
        { role: 'observer', organisationId: member.organisation.id },
      ],
    ] as const
    for (const [route, params, body] of acts) {
      const done = await send(route.action, params, body)
      expect(await now()).not.toEqual(before)
      expect((await undo(done)).data).toMatchObject({ ok: true })
      expect(await now()).toEqual(before)
    }
  })

  it('a withdrawn vote counts again as it was; a closed ballot is open again', async () => {
    const member = await buildMember({ roundtable: moderator.roundtable })
    const ballot = await buildBallot({ roundtable: moderator.roundtable })
    await buildVote({ ballot, member, relevance: 8, feasibility: null })
    const done = await send(withdrawal.action, { ballotId: ballot.id }, {}, member)
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(0)
    await undo(done, member)
    expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([
      { answer: { relevance: 8, feasibility: null }, personId: member.person.id },
    ])
    const closed = await send(closure.action, { ballotId: ballot.id }, {})
    expect(closed.data.toast).toMatchObject({ tone: 'done', message: 'ballots:close.done' })
    expect((await undo(closed)).data.toast).toEqual({ tone: 'done', message: 'ballots:reopen.done' })
    expect(await db.ballot.findUniqueOrThrow({ where: { id: ballot.id } })).toMatchObject({
      state: 'open',
      closedAt: null,
      closedById: null,
    })
  })
})

describe('without scripts', () => {
  it('the next page brings the sentence and the form that takes the act back', async () => {
    const { thread } = await buildThread({ roundtable: moderator.roundtable })
    const params = { roundtableId: moderator.roundtable.id, threadId: thread.id }
    const answer = await callRoute(resolution.action, { as: moderator.person, params, body: {} })
    expect(answer.status).toBe(302)
    const { toast } = await takeToast(
      new Request('http://localhost', { headers: { Cookie: answer.headers.get('Set-Cookie')!.split(';')[0]! } }),
    )
    expect(toast).toEqual({
      tone: 'done',
      message: 'comments:done.resolved',
      undo: { action: expect.stringMatching(/\/threads\/.*\/reopening$/), fields: {} },
    })
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)'])(
    'a cookie that would send its reader to %s undoes nothing',
    async (action) => {
      const planted = await redirectWithToast('/', { tone: 'done', message: 'x', undo: { action, fields: {} } })
      const { toast } = await takeToast(
        new Request('http://localhost', { headers: { Cookie: planted.headers.get('Set-Cookie')!.split(';')[0]! } }),
      )
      expect(toast).toEqual({ tone: 'done', message: 'x' })
    },
  )
})
