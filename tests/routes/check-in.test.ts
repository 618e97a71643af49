import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import * as way from '#app/routes/check-in.ts'
import * as attendance from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.attendance.tsx'
import * as checkIn from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.check-in.tsx'
import * as signals from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.signals.ts'
import type { Role } from '#app/shared/roles.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildLiveSession, buildSession } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'
import { countStatements } from './count-statements.ts'
import { servePage } from './served-pages.ts'

const CODE = '482913'
const statements: string[] = []
countStatements(statements)

let session: Session
let people: Record<Role, Member>
beforeEach(async () => {
  const roundtable = await buildRoundtable()
  session = await buildLiveSession({ roundtable })
  await db.sessionRun.update({ where: { sessionId: session.id }, data: { checkInCode: CODE } })
  const [participant, moderator, observer] = await Promise.all([
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  people = { participant, moderator, observer }
})

const call = (handler: unknown, role: Role, body?: Record<string, string>, path = '/') =>
  callRoute(handler, {
    as: people[role].person,
    params: { roundtableId: session.roundtableId, sessionId: session.id },
    body: body && { 'page-of': people[role].person.id, ...body },
    path,
  })
const rows = () => db.checkIn.findMany({ where: { sessionId: session.id } })

describe('the form to check in', () => {
  test('is filled in by the link of the picture, which checks nobody in by being opened', async () => {
    const { data } = await call(checkIn.loader, 'participant', undefined, `/?code=482%20913`)
    expect(data).toMatchObject({ code: CODE, view: { own: null, can: { checkIn: true } } })
    expect(await rows()).toEqual([])
  })

  test('answers with the presence that its page puts in place, and with the reason where there is none', async () => {
    const wrong = await call(checkIn.action, 'participant', { act: 'room', code: '111111', reply: 'inline' })
    expect(wrong).toMatchObject({ status: 400, data: { ok: false, problem: { messageKey: 'attendance.code-wrong' } } })
    const short = await call(checkIn.action, 'participant', { act: 'room', code: '48291', reply: 'inline' })
    expect(short).toMatchObject({ status: 400, data: { result: { error: { code: ['attendance.code-missing'] } } } })
    const right = await call(checkIn.action, 'participant', { act: 'room', code: CODE, reply: 'inline' })
    expect(right.data.own[session.id]).toMatchObject({ answer: { mode: 'room' } })
    expect(await rows()).toHaveLength(1)
  })

  test('without scripts leads back to its page with a sentence', async () => {
    const { status, headers } = await call(checkIn.action, 'participant', { act: 'remote' })
    expect([status, headers.get('Location')]).toEqual([
      302,
      `/roundtables/${session.roundtableId}/sessions/${session.id}/check-in`,
    ])
  })

  test('names nobody: whose presence it is follows from who sends it', async () => {
    const { person } = people.moderator
    await call(checkIn.action, 'participant', { act: 'remote', personId: person.id })
    expect(await rows()).toMatchObject([{ personId: people.participant.person.id }])
    const [{ id = '' } = {}] = await rows()
    await call(checkIn.action, 'moderator', { act: 'leave', checkInId: id })
    expect(await rows()).toMatchObject([{ leftAt: null }])
  })

  test('is open to observers where the session is, and unknown to them where it is not', async () => {
    await call(checkIn.action, 'observer', { act: 'remote' })
    expect(await rows()).toHaveLength(1)
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    expect(await call(checkIn.action, 'observer', { act: 'remote' })).toMatchObject({ status: 404 })
  })
})

describe('the list of members', () => {
  test.each(['participant', 'observer'] as const)('lets a %s check in nobody, and see no code', async (role) => {
    const body = { act: 'room', personId: people[role].person.id }
    expect(await call(attendance.action, role, body)).toMatchObject({ status: 403 })
    expect(await call(attendance.action, role, { act: 'new-code' })).toMatchObject({ status: 403 })
    const { data } = await call(attendance.loader, role)
    expect(data).toMatchObject({ code: null, can: { checkOthers: false } })
    expect(JSON.stringify(data)).not.toContain(CODE)
    expect(await rows()).toEqual([])
  })

  test('gives a moderator the code and everybody’s line', async () => {
    const { data } = await call(attendance.loader, 'moderator')
    expect(data).toMatchObject({ code: { code: CODE }, can: { checkOthers: true } })
    expect(data.lines).toHaveLength(3)
    const { person } = people.participant
    await call(attendance.action, 'moderator', { act: 'room', personId: person.id })
    expect(await rows()).toMatchObject([{ personId: person.id, byId: people.moderator.person.id }])
  })

  test('of a page that is behind is refused with what happened', async () => {
    const { person } = people.participant
    await call(attendance.action, 'moderator', { act: 'room', personId: person.id, reply: 'inline' })
    const late = await call(attendance.action, 'moderator', { act: 'remote', personId: person.id, reply: 'inline' })
    expect(late).toMatchObject({ status: 409, data: { problem: { messageKey: 'attendance.meanwhile' } } })
  })
})

describe('a signal', () => {
  test('of a kind that is none is refused, as is one where the session is not on', async () => {
    const odd = await call(signals.action, 'participant', { kind: 'boo', reply: 'inline' })
    expect(odd).toMatchObject({ status: 400 })
    await db.session.update({ where: { id: session.id }, data: { state: 'ended' } })
    const late = await call(signals.action, 'participant', { kind: 'slower', reply: 'inline' })
    expect(late).toMatchObject({ status: 409, data: { problem: { messageKey: 'sessions.not-live' } } })
  })
})

test('a check-in asks the database ten times, with its transaction; a second one for the same less', async () => {
  const { person } = people.participant
  const headers = { Cookie: await cookieOf(person) }
  const path = `/roundtables/${session.roundtableId}/sessions/${session.id}/check-in.data`
  const checkInOnce = async () => {
    const body = new URLSearchParams({ act: 'room', code: CODE, reply: 'inline', 'page-of': person.id })
    statements.length = 0
    const { status } = await servePage(
      new Request(new URL(path, 'http://roundtable.test'), { method: 'POST', body, headers }),
    )
    return { status, asked: statements.length }
  }
  expect(await checkInOnce()).toEqual({ status: 200, asked: 10 })
  expect(await checkInOnce()).toEqual({ status: 200, asked: 7 })
})

describe('the short address on the wall', () => {
  const leads = async (role: Role = 'participant') =>
    (await callRoute(way.loader, { as: people[role].person, path: '/check-in' })).headers.get('Location')
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  const pageOf = ({ id }: { id: string }) => sessionPaths.checkIn(session.roundtableId, id)
  const over = () => db.session.update({ where: { id: session.id }, data: { state: 'ended', endedAt: new Date() } })

  test('leads to the session that is on, rather than to one that is about to begin', async () => {
    await buildSession({ roundtableId: session.roundtableId, startsAt: soon(10) })
    expect(await leads()).toBe(pageOf(session))
  })

  test('leads to one that begins within the hour, and to none that begins later', async () => {
    await over()
    await buildSession({ roundtableId: session.roundtableId, startsAt: soon(70) })
    expect(await leads()).toBe('/roundtables')
    const next = await buildSession({ roundtableId: session.roundtableId, startsAt: soon(50) })
    expect(await leads()).toBe(pageOf(next))
  })

  test('tells an observer of no session that is shut to them, and nobody of another roundtable’s', async () => {
    expect(await leads('observer')).toBe(pageOf(session))
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    expect(await leads('observer')).toBe('/roundtables')
    await over()
    await buildLiveSession()
    expect(await leads()).toBe('/roundtables')
  })
})
