// What a handler answers is plain data of any shape; the tests say which.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Person, Roundtable } from '#app/platform/prisma/client.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as list from '#app/routes/roundtables+/$roundtableId+/ballots.index.tsx'
import * as opening from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.ballot.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'

type Handler = (args: ActionFunctionArgs) => Promise<unknown>

let roundtable: Roundtable
let ballot: Ballot
const people = {} as Record<'participant' | 'moderator' | 'observer' | 'stranger', Person>

beforeAll(async () => {
  roundtable = await buildRoundtable()
  for (const role of ['participant', 'moderator', 'observer'] as const) people[role] = (await buildMember({ roundtable, role })).person
  people.stranger = (await buildMember({ role: 'moderator' })).person
})

beforeEach(async () => {
  ballot = await buildBallot({ roundtable })
})

async function call(handler: unknown, who: keyof typeof people | null, body?: Record<string, string>, params: Record<string, string> = {}) {
  const request = who ? await signedInRequest(people[who], '/', { body }) : visitorRequest('/', { body })
  const args = { request, context: {}, params: { roundtableId: roundtable.id, ballotId: ballot.id, indicatorId: ballot.indicatorId, ...params } }
  const answer: any = await (handler as Handler)(args as unknown as ActionFunctionArgs).catch((thrown: unknown) => thrown)
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get('Location'), data: null as any }
  const wrapped = answer?.type === 'DataWithResponseInit'
  return { status: wrapped ? (answer.init?.status ?? 200) : 200, location: null, data: wrapped ? answer.data : answer }
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
    ['opening', opening.action, {}],
  ] as const

  it.each(handlers)('%s sends the signed-out to sign in and is not there for strangers', async (_, handler, body) => {
    const out = await call(handler, null, body)
    expect(out).toMatchObject(body ? { status: 401 } : { status: 302, location: expect.stringContaining('/sign-in') })
    expect((await call(handler, 'stranger', body)).status).toBe(404)
  })

  it.each(handlers.slice(1, 5))('%s does not find a ballot of another roundtable, or a malformed one', async (_, handler, body) => {
    const foreign = await buildBallot()
    expect((await call(handler, 'moderator', body, { ballotId: foreign.id })).status).toBe(404)
    expect((await call(handler, 'moderator', body, { ballotId: '../../etc' })).status).toBe(404)
  })

  it.each([
    ['observers do not vote', voting.action, 'observer', answer],
    ['observers withdraw nothing', withdrawal.action, 'observer', {}],
    ['participants do not close', closure.action, 'participant', {}],
    ['participants do not open', opening.action, 'participant', {}],
  ] as const)('%s', async (_, handler, who, body) => {
    expect((await call(handler, who, body)).status).toBe(403)
    expect(await votes()).toHaveLength(0)
  })
})

describe('a vote', () => {
  it('is kept and leads back to the record; a plain form and an inline one alike', async () => {
    expect(await call(voting.action, 'participant', answer)).toMatchObject({ status: 302, location: recordPath() })
    expect((await call(voting.action, 'participant', { relevance: '2', feasibility: '9', reply: 'inline' })).data).toMatchObject({ ok: true })
    expect(await votes()).toMatchObject([{ relevance: 2, feasibility: 9 }])
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
    expect(plain.data.result.initialValue).toEqual(expect.objectContaining(Object.fromEntries(Object.entries(body).filter(([, value]) => value))))
    expect((await call(voting.action, 'participant', { ...body, reply: 'inline' })).data).toMatchObject({ ok: false })
    expect(await votes()).toHaveLength(0)
  })

  it('sent twice at once is one vote', async () => {
    await Promise.all([1, 2, 3, 4].map(() => call(voting.action, 'participant', answer)))
    expect(await votes()).toHaveLength(1)
  })

  it('that comes too late is refused in words', async () => {
    expect(await call(closure.action, 'moderator', {})).toMatchObject({ status: 302, location: recordPath() })
    expect(await call(voting.action, 'participant', { ...answer, reply: 'inline' })).toMatchObject({ status: 409, data: { ok: false, problem: { messageKey: 'ballots.closed' } } })
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
  it('takes a line from the list and opens one ballot at a time', async () => {
    const indicator = await buildIndicator({ roundtable })
    const open = (threshold: string) => call(opening.action, 'moderator', { threshold, reply: 'inline' }, { indicatorId: indicator.id })
    expect((await open('0.71')).data).toMatchObject({ ok: false })
    expect((await open('0.75')).data).toMatchObject({ ok: true })
    expect(await open('0.75')).toMatchObject({ status: 409, data: { problem: { messageKey: 'ballots.open-already' } } })
    expect(await db.ballot.findMany({ where: { indicatorId: indicator.id } })).toMatchObject([{ threshold: 0.75, round: 1 }])
  })
})

describe('the list', () => {
  it('shows results only of closed ballots and of those one has answered', async () => {
    await call(voting.action, 'participant', answer)
    const seenBy = async (who: keyof typeof people) => {
      const { ballots } = (await call(list.loader, who)).data
      return ballots.find((one: { id: string }) => one.id === ballot.id)
    }
    expect((await seenBy('participant')).result).not.toBeNull()
    expect((await seenBy('moderator')).result).toBeNull()
    await call(closure.action, 'moderator', {})
    expect((await seenBy('observer')).result.voters).toBe(1)
  })
})
