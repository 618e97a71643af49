import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import * as vote from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as replies from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.comments.ts'
import { buildBallot, buildThread } from '#tests/factories/decisions.ts'
import { buildMember, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let member: Member
let other: Member
let ballot: Ballot
let threadId: string

beforeAll(async () => {
  member = await buildMember()
  const { roundtable } = member
  other = await buildMember({ roundtable })
  ballot = await buildBallot({ roundtable })
  const section = await buildSection({ roundtable })
  threadId = (await buildThread({ member, section })).thread.id
})

const params = () => ({ roundtableId: member.roundtable.id, ballotId: ballot.id, threadId })
/** As a device sends what it has kept: for the person who wrote it. */
const send = (action: unknown, body: Record<string, string>, as: Member | null = member) =>
  callRoute(action, {
    as: as?.person,
    params: params(),
    body: { reply: 'inline', 'page-of': member.person.id, ...body },
  })
const comments = () => db.comment.count({ where: { threadId } })

describe('what a device has kept', () => {
  it('is done once, and answers the same each time it is sent', async () => {
    const before = await comments()
    const body = { body: 'From a tunnel', key: randomUUID() }
    const answers = await Promise.all([send(replies.action, body), send(replies.action, body)])
    answers.push(await send(replies.action, body))
    expect(answers.map(({ status, data }) => [status, data.ok])).toEqual(Array(3).fill([200, true]))
    expect(await comments()).toBe(before + 1)
  })

  it('is never sent in the name of whoever is signed in by now, nor of nobody', async () => {
    const before = await comments()
    const body = { body: 'In another name', key: randomUUID() }
    const theirs = await send(replies.action, body, other)
    expect(theirs.data.ok).toBe(false)
    expect(theirs.said.get('Refusal')).toMatch(/^other-person\?name=/)
    expect(await send(replies.action, body, null)).toMatchObject({ status: 401 })
    expect(await comments()).toBe(before)
    expect(await send(replies.action, body)).toMatchObject({ status: 200, data: { ok: true } })
    expect(await comments()).toBe(before + 1)
  })

  it('is refused with a reason that needs no body to be read, and without a key that is none', async () => {
    const body = { relevance: '7', feasibility: '7' }
    const first = { ...body, key: randomUUID() }
    expect(await send(vote.action, first)).toMatchObject({ status: 200 })
    expect(await send(vote.action, { ...body, key: 'mine' })).toMatchObject({ data: { ok: false } })
    await db.ballot.update({ where: { id: ballot.id }, data: { state: 'closed', closedAt: new Date() } })
    const late = await send(vote.action, { ...body, relevance: '2', key: randomUUID() })
    expect(late).toMatchObject({ status: 409, data: { problem: { messageKey: 'ballots.closed' } } })
    expect(late.said.get('Refusal')).toMatch(/^ballots\.closed\?time=\d\d%3A\d\d$/)
    expect(await send(vote.action, first)).toMatchObject({ status: 200, data: { ok: true } })
  })
})
