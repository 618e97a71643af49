import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeFeed, revokeFeed } from '#app/features/session-calendar/feed.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { loader } from '#app/routes/calendar.$token.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { unique } from '#tests/factories/unique.ts'
import { readCalendar } from '#tests/fixtures/calendar-client.ts'

let member: Member
let session: Session
let network: string
const owner = () => ({ personId: member.person.id })

beforeEach(async () => {
  network = unique('network')
  member = await buildMember()
  session = await buildSession({
    roundtable: member.roundtable,
    place: 'Hall B',
    videoLink: 'https://meet.example.org/x',
  })
})

/** As a calendar program asks, without a cookie; each test from a network of its own. */
async function ask(secret: string, headers: Record<string, string> = {}) {
  const token = `${secret}.ics`
  const address = { 'X-Roundtable-Address': network }
  const request = new Request('http://roundtable.test/calendar', { headers: { ...headers, ...address } })
  const args = { request, params: { token }, context: {} } as unknown as LoaderFunctionArgs
  const answer: unknown = await Promise.resolve(loader(args)).catch((refusal: unknown) => refusal)
  if (answer instanceof Response) return answer
  return new Response(null, { status: (answer as { init: { status: number } }).init.status })
}

describe('the calendar of a person', () => {
  test('has the sessions of their roundtables, each with its page, and nobody’s name', async () => {
    await buildSession()
    const response = await ask(await makeFeed(owner()))
    expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    const text = await response.text()
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|@example/)
    const file = readCalendar(text)
    expect(file.value('method')).toBeNull()
    expect(file.entries.map(({ uid }) => uid)).toEqual([`session-${session.id}`])
    const page = `http://roundtable.test/roundtables/${session.roundtableId}/sessions/${session.id}`
    expect(file.entries[0]!.value('url')).toBe(page)
    expect(file.entries[0]).toMatchObject({ place: 'Hall B', description: expect.stringContaining(page) })
  })

  test('has no session that is in the bin, of a table they have left, or shut to observers', async () => {
    const secret = await makeFeed(owner())
    const uids = async () => readCalendar(await (await ask(secret)).text()).entries.map(({ uid }) => uid)
    const shut = await buildSession({ roundtable: member.roundtable, observersMayCome: false })
    await db.session.update({ where: { id: session.id }, data: { removedAt: new Date() } })
    expect(await uids()).toEqual([`session-${shut.id}`])
    await db.membership.update({ where: { id: member.membership.id }, data: { role: 'observer' } })
    expect(await uids()).toEqual([])
    await db.membership.update({
      where: { id: member.membership.id },
      data: { role: 'participant', endedAt: new Date() },
    })
    expect(await uids()).toEqual([])
  })

  test('is the same until something changes, and says so in one line', async () => {
    const secret = await makeFeed(owner())
    const first = await ask(secret)
    const tag = first.headers.get('ETag')!
    expect(first.headers.get('Last-Modified')).toBe(session.changedAt.toUTCString())
    for (const given of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(secret, { 'If-None-Match': given })
      expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag])
    }
    await db.session.update({ where: { id: session.id }, data: { place: 'Hall C', sequence: { increment: 1 } } })
    const changed = await ask(secret, { 'If-None-Match': tag })
    expect(changed.status).toBe(200)
    expect(readCalendar(await changed.text()).entries[0]).toMatchObject({ sequence: 1, place: 'Hall C' })
  })

  test('tells that a session is gone also where it was asked by time alone', async () => {
    const secret = await makeFeed(owner())
    const since = (await ask(secret)).headers.get('Last-Modified')!
    await db.session.delete({ where: { id: session.id } })
    expect((await ask(secret, { 'If-Modified-Since': since })).status).toBe(200)
  })
})

describe('the address', () => {
  test('is kept as a hash alone', async () => {
    const secret = await makeFeed(owner())
    expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(secret)
  })

  test('stops working when a new one is made, and when it is taken away', async () => {
    const first = await makeFeed(owner())
    const second = await makeFeed(owner())
    expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200])
    await revokeFeed(owner())
    expect((await ask(second)).status).toBe(404)
  })

  test('of somebody who was shut out does not work', async () => {
    const secret = await makeFeed(owner())
    await db.person.update({ where: { id: member.person.id }, data: { disabledAt: new Date() } })
    expect((await ask(secret)).status).toBe(404)
  })

  test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}/`, '%00', 'a'.repeat(5000)])(
    'that is none is not found: %#',
    async (secret) => {
      expect((await ask(secret)).status).toBe(404)
    },
  )

  test('that is asked for without end has to wait', async () => {
    const secret = await makeFeed(owner())
    const statuses: number[] = []
    for (let nth = 0; nth <= 60; nth++) statuses.push((await ask(secret)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
  })

  test('that is guessed at without end has to wait', async () => {
    const statuses: number[] = []
    for (let nth = 0; nth <= 60; nth++) statuses.push((await ask(String(nth))).status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
  })
})
