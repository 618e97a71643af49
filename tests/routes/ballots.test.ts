// What a handler answers is plain data of any shape; the tests say which.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answersTogether } from '#app/features/activity/answers-together.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Person, Roundtable } from '#app/platform/prisma/client.ts'
import * as feed from '#app/routes/roundtables+/$roundtableId+/activity.index.tsx'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.reopening.ts'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as list from '#app/routes/roundtables+/$roundtableId+/ballots.index.tsx'
import * as opening from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.ballot.tsx'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'

type Handler = (args: ActionFunctionArgs) => Promise<unknown>

let roundtable: Roundtable
let ballot: Ballot & { indicatorId: string }
const people = {} as Record<'participant' | 'moderator' | 'observer' | 'stranger', Person>

beforeAll(async () => {
  roundtable = await buildRoundtable()
  for (const role of ['participant', 'moderator', 'observer'] as const)
    people[role] = (await buildMember({ roundtable, role })).person
  people.stranger = (await buildMember({ role: 'moderator' })).person
})

beforeEach(async () => {
  ballot = await buildBallot({ roundtable })
})

async function call(
  handler: unknown,
  who: keyof typeof people | null,
  body?: Record<string, string>,
  params: Record<string, string> = {},
) {
  const request = who ? await signedInRequest(people[who], '/', { body }) : visitorRequest('/', { body })
  const args = {
    request,
    context: {},
    params: { roundtableId: roundtable.id, ballotId: ballot.id, indicatorId: ballot.indicatorId, ...params },
  }
  const answer: any = await (handler as Handler)(args as unknown as ActionFunctionArgs).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Error) throw answer
  if (answer instanceof Response)
    return {
      status: answer.status,
      location: answer.headers.get('Location'),
      data: null as any,
      text: await answer.text(),
    }
  const wrapped = answer?.type === 'DataWithResponseInit'
  return {
    status: wrapped ? (answer.init?.status ?? 200) : 200,
    location: null,
    data: wrapped ? answer.data : answer,
    text: '',
  }
}

const answer = { relevance: '8', feasibility: 'cannot-judge' }
const votes = () => db.vote.findMany({ where: { ballotId: ballot.id } })
const recordPath = () => `/roundtables/${roundtable.id}/indicators/${ballot.indicatorId}`

describe('who gets in', () => {
  const handlers = [
    ['list', list.loader, undefined],
    ['vote page', voting.loader, undefined],
    ['vote', voting.action, answer],
    ['withdrawal', withdrawal.action, {}],
    ['closure', closure.action, {}],
    ['reopening', reopening.action, {}],
    ['result', showing.action, {}],
    ['file', file.loader, undefined],
    ['opening', opening.action, {}],
  ] as const

  it.each(handlers)('%s sends the signed-out to sign in and is not there for strangers', async (_, handler, body) => {
    const out = await call(handler, null, body)
    expect(out).toMatchObject(body ? { status: 401 } : { status: 302, location: expect.stringContaining('/sign-in') })
    expect((await call(handler, 'stranger', body)).status).toBe(404)
  })

  it.each(handlers.slice(1, 8))(
    '%s does not find a ballot of another roundtable, or a malformed one',
    async (_, handler, body) => {
      const foreign = await buildBallot()
      expect((await call(handler, 'moderator', body, { ballotId: foreign.id })).status).toBe(404)
      expect((await call(handler, 'moderator', body, { ballotId: '../../etc' })).status).toBe(404)
    },
  )

  it.each([
    ['observers do not vote', voting.action, 'observer', answer],
    ['observers withdraw nothing', withdrawal.action, 'observer', {}],
    ['participants do not close', closure.action, 'participant', {}],
    ['participants do not open', opening.action, 'participant', {}],
    ['participants do not undo a closing', reopening.action, 'participant', {}],
    ['participants do not show a result', showing.action, 'participant', {}],
  ] as const)('%s', async (_, handler, who, body) => {
    expect((await call(handler, who, body)).status).toBe(403)
    expect(await votes()).toHaveLength(0)
  })
})

describe('a vote', () => {
  it('is kept and leads back to the record; a plain form and an inline one alike', async () => {
    expect(await call(voting.action, 'participant', answer)).toMatchObject({ status: 302, location: recordPath() })
    expect(
      (await call(voting.action, 'participant', { relevance: '2', feasibility: '9', reply: 'inline' })).data,
    ).toMatchObject({ ok: true })
    expect(await votes()).toMatchObject([{ answer: { relevance: 2, feasibility: 9 } }])
  })

  it.each([
    ['nothing', {}],
    ['half an answer', { relevance: '5' }],
    ['ten', { relevance: '10', feasibility: '5' }],
    ['a fraction', { relevance: '5.5', feasibility: '5' }],
    ['words', { relevance: 'yes', feasibility: 'null' }],
    ['an empty cell', { relevance: '', feasibility: '5' }],
  ])('of %s is refused, and what was chosen comes back', async (_, body) => {
    const plain = await call(voting.action, 'participant', body)
    expect(plain.status).toBe(400)
    expect(plain.data.result.initialValue).toEqual(
      expect.objectContaining(Object.fromEntries(Object.entries(body).filter(([, value]) => value))),
    )
    expect((await call(voting.action, 'participant', { ...body, reply: 'inline' })).data).toMatchObject({ ok: false })
    expect(await votes()).toHaveLength(0)
  })

  it('sent twice at once is one vote', async () => {
    await Promise.all([1, 2, 3, 4].map(() => call(voting.action, 'participant', answer)))
    expect(await votes()).toHaveLength(1)
  })

  it('that comes too late is refused in words', async () => {
    expect(await call(closure.action, 'moderator', {})).toMatchObject({ status: 302, location: recordPath() })
    expect(await call(voting.action, 'participant', { ...answer, reply: 'inline' })).toMatchObject({
      status: 409,
      data: { ok: false, problem: { messageKey: 'ballots.closed' } },
    })
    expect(await call(voting.action, 'participant', answer)).toMatchObject({ status: 302, location: recordPath() })
    expect(await votes()).toHaveLength(0)
  })

  it('can be taken back', async () => {
    await call(voting.action, 'participant', answer)
    expect((await call(withdrawal.action, 'participant', {})).location).toBe(recordPath())
    expect(await votes()).toHaveLength(0)
  })
})

describe('opening', () => {
  it('takes a line and a minimum from the lists and opens one ballot at a time', async () => {
    const indicator = await buildIndicator({ roundtable })
    const open = (threshold: string, minimumTurnout = '0.6') =>
      call(opening.action, 'moderator', { threshold, minimumTurnout, reply: 'inline' }, { indicatorId: indicator.id })
    expect((await open('0.71')).data).toMatchObject({ ok: false })
    expect((await open('0.75', '0')).data).toMatchObject({ ok: false })
    expect((await open('0.75')).data).toMatchObject({ ok: true })
    expect(await open('0.75')).toMatchObject({ status: 409, data: { problem: { messageKey: 'ballots.open-already' } } })
    expect(await db.ballot.findMany({ where: { indicatorId: indicator.id } })).toMatchObject([
      { settings: { threshold: 0.75, minimumTurnout: 0.6 }, round: 1 },
    ])
  })
})

describe('the list', () => {
  it('shows a result to nobody before the closing stands, and then to everybody', async () => {
    await call(voting.action, 'participant', answer)
    const seenBy = async (who: keyof typeof people) => {
      const { ballots } = (await call(list.loader, who)).data
      return ballots.find((one: { id: string }) => one.id === ballot.id)
    }
    const everybody = () =>
      Promise.all(
        (['participant', 'moderator', 'observer'] as const).map(async (who) => (await seenBy(who)).result?.voted),
      )
    expect(await everybody()).toEqual([undefined, undefined, undefined])
    await call(closure.action, 'moderator', {})
    expect(await everybody()).toEqual([undefined, undefined, undefined])
    await call(showing.action, 'moderator', {})
    expect(await everybody()).toEqual([1, 1, 1])
  })
})

describe('the file', () => {
  it('is there once the result is, and says no more than it', async () => {
    await call(voting.action, 'participant', answer)
    expect((await call(file.loader, 'participant')).status).toBe(409)
    await call(closure.action, 'moderator', {})
    expect((await call(file.loader, 'moderator')).status).toBe(409)
    await call(showing.action, 'moderator', {})
    const { status, text } = await call(file.loader, 'observer')
    expect(status).toBe(200)
    const rows = text.trim().split('\r\n')
    expect(rows[0]).toContain('criterion,group,name,eligible,answered,shown,1,2')
    const answered = rows
      .slice(1)
      .map((row) => row.split(','))
      .filter((cells) => cells[4] === '1')
    expect(answered).toHaveLength(4)
    for (const cells of answered) expect(cells.slice(5).join()).toBe(`no${','.repeat(13)}`)
  })
})

describe('the feed', () => {
  it('tells that answers came in, not whose, in one line, and nothing of those that were changed or withdrawn', async () => {
    const table = await buildRoundtable()
    const here = await buildBallot({ roundtable: table })
    const members = await Promise.all([1, 2, 3].map(() => buildMember({ roundtable: table })))
    const send = async (
      member: (typeof members)[number],
      handler: unknown,
      body?: Record<string, string>,
      query = '',
    ) => {
      const request = await signedInRequest(member.person, `/${query}`, { body })
      const answered: any = await (handler as Handler)({
        request,
        context: {},
        params: { roundtableId: table.id, ballotId: here.id },
      } as unknown as ActionFunctionArgs)
      return answered?.type === 'DataWithResponseInit' ? answered.data : answered
    }
    for (const member of members) await send(member, voting.action, { ...answer, reply: 'inline' })
    await send(members[0]!, voting.action, { relevance: '1', feasibility: '1', reply: 'inline' })
    await send(members[0]!, withdrawal.action, { reply: 'inline' })
    const { lines } = (await send(members[1]!, feed.loader)).feed
    expect(lines).toHaveLength(3)
    expect(answersTogether(lines)).toMatchObject([{ name: 'vote.cast', by: null, values: { count: 3 } }])
    const text = JSON.stringify(lines)
    for (const { person, organisation, group } of members)
      for (const name of [person.id, person.name, organisation.name, group.id]) expect(text).not.toContain(name)
    for (const query of [`?person=${members[1]!.person.id}`, `?group=${members[1]!.group.id}`])
      expect((await send(members[1]!, feed.loader, undefined, query)).feed.lines).toEqual([])
    expect(
      await db.event.count({
        where: {
          subjectId: here.id,
          OR: [{ personId: { not: null } }, { organisationId: { not: null } }, { groupId: { not: null } }],
        },
      }),
    ).toBe(0)
  })
})
