import { expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, makeCurrent } from '#tests/factories/sessions.ts'
import { countStatements } from './count-statements.ts'
import { servePage } from './served-pages.ts'

const statements: string[] = []
countStatements(statements)

async function room() {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable })
  await makeCurrent(await buildItem({ session }))
  const send = async (address: string, { person }: Member, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, 'page-of': person.id, reply: 'inline' })
    const headers = { Cookie: await cookieOf(person) }
    statements.length = 0
    const { status, text } = await servePage(
      new Request(new URL(`${address}.data`, 'http://roundtable.test'), { method: 'POST', body, headers }),
    )
    return { status, text, asked: statements.length }
  }
  const floor = sessionPaths.floor(roundtable.id, session.id)
  const ask = (member: Member, more: Record<string, string> = {}) =>
    send(floor, member, { act: 'ask', kind: 'question', line: '', ...more })
  return { roundtable, session, send, ask }
}

test('asking for the floor asks the database fewer than twelve times, with its transaction, however many wait', async () => {
  const { roundtable, ask } = await room()
  const members = await Promise.all(Array.from({ length: 30 }, () => buildMember({ roundtable })))
  const counts = []
  for (const member of members) counts.push((await ask(member, { key: crypto.randomUUID() })).asked)
  expect(Math.max(...counts)).toBeLessThan(12)
})

test('a request is answered with nothing to load, and one that is sent again as done', async () => {
  const { roundtable, session, ask } = await room()
  const member = await buildMember({ roundtable })
  const key = crypto.randomUUID()
  for (const _ of [1, 2]) {
    const { status, text } = await ask(member, { key })
    expect(status).toBe(200)
    expect(text).toContain('"own"')
  }
  expect(await db.floorRequest.count({ where: { sessionId: session.id } })).toBe(1)
  const { status, text } = await ask(member)
  expect(status).toBe(409)
  expect(text).toContain('floor.own-waiting')
})

test('giving the floor asks no more often with thirty who wait than with two', async () => {
  const { roundtable, session, ask, send } = await room()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const costs = []
  for (const many of [2, 30]) {
    for (let asked = 0; asked < many; asked++) await ask(await buildMember({ roundtable }))
    const waiting = await db.floorRequest.findMany({
      where: { sessionId: session.id, state: 'waiting' },
      orderBy: { askedAt: 'desc' },
    })
    const speech = await db.speech.findFirst({ where: { sessionId: session.id, endedAt: null } })
    const seen: Record<string, string> = speech ? { speechId: speech.id } : {}
    const given = await send(sessionPaths.speech(roundtable.id, session.id), moderator, {
      act: 'give',
      requestId: waiting[0]!.id,
      ...seen,
    })
    expect(given.status).toBe(200)
    costs.push(given.asked)
  }
  expect(costs[1]! - costs[0]!).toBeLessThanOrEqual(1)
})
