import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { tellTurnouts } from '#app/features/ballots/secret/roll.server.ts'
import { db } from '#app/platform/db.server.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { ROUNDTABLE_TOPICS } from '#app/shared/live.ts'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { openLive, startLive } from '#tests/realtime/live-harness.ts'
import { callRoute } from './call-route.ts'
import { servePage } from './served-pages.ts'

/** Words that stand in one answer and nowhere else: where they come up, the answer does. */
const CANARY = 'canary-of-one-answer'
const ANSWER = { position: 'object', reason: CANARY }

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())
// How a page is drawn is tested elsewhere: the development build of React has much to say on a server.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

/** Every address that says something of a ballot or counts of them, as pages and as data. */
function addresses(roundtableId: string, ballotId: string, indicatorId: string) {
  const table = `/roundtables/${roundtableId}`
  const pages = ['', '/activity', '/ballots', '/indicators', `/indicators/${indicatorId}`, '/members']
  const ofBallot = ['', '/vote', '/roll'].map((part) => `/ballots/${ballotId}${part}`)
  const files = ['result.csv', 'bundle.json'].map((name) => `${table}/ballots/${ballotId}/${name}`)
  const shown = [...pages, ...ofBallot].map((page) => `${table}${page}`)
  return [...shown, ...shown.map((page) => `${page}.data`), ...files, '/']
}

/** What is another each time that a page is made: keys of forms, and of its scripts, and how long ago something was, of which the moment stands beside it. */
const CHANCE =
  /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|nonce="[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z|>(now|\d+ \w+ ago)(?=<\/time>)/g

async function everyByte(paths: string[], person: { id: string }) {
  const headers = { Cookie: await cookieOf(person) }
  const read: Record<string, string> = {}
  for (const path of paths) {
    const { status, text } = await servePage(new Request(new URL(path, 'http://roundtable.test'), { headers }))
    read[path] = `${status} ${text}`
  }
  return read
}

test(
  'a second member is sent nothing of a secret vote: no byte of a page, of its data, of a file or of a message is another for it',
  { timeout: 120_000 },
  async () => {
    const table = await openSecretBallot({ voters: 6 })
    const { roundtable, ballot, indicator, seats, moderator } = table
    const member: Member = await buildMember({ roundtable })
    const paths = addresses(roundtable.id, ballot.id, indicator.id)
    for (const reader of [member, moderator]) {
      const before = await everyByte(paths, reader.person)
      expect(before[paths.find((path) => path.endsWith('/vote'))!]).toContain('200 ')
      const page = await openLive(live.url, reader.person)
      const packets: string[] = []
      page.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        packets.push(
          data instanceof ArrayBuffer || ArrayBuffer.isView(data)
            ? Buffer.from(data as never).toString('latin1')
            : String(data),
        )
      })
      await page.join(roundtable.id, [
        ...ROUNDTABLE_TOPICS,
        ...[`ballot:${ballot.id}`, `indicator:${indicator.id}`, `person:${reader.person.id}`],
      ])
      const joined = packets.length
      const voter = seats[reader === member ? 0 : 1]!
      await table.cast(voter, ANSWER)
      await page.told()
      const own = packets.slice(joined).filter((packet) => !/leave|pong|^\d*$/.test(packet) && packet.length > 40)
      expect(own, 'messages').toEqual([])
      const after = await everyByte(paths, reader.person)
      for (const path of paths) expect(after[path]!.replace(CHANCE, ''), path).toBe(before[path]!.replace(CHANCE, ''))

      await tellTurnouts()
      await page.told()
      const told = [...Object.values(await everyByte(paths, reader.person)), ...packets].join()
      for (const word of [CANARY, voter.personId, voter.organisationId]) {
        const known = Object.values(before).join().includes(word)
        expect(told.includes(word), word).toBe(known)
      }
    }
  },
)

test('the answer to a vote is its receipt, without a word of the choice; sent again it is the same, and no cache keeps it', async () => {
  const table = await openSecretBallot()
  const { roundtable, ballot, seats } = table
  const params = { roundtableId: roundtable.id, ballotId: ballot.id }
  const as = { id: seats[0]!.personId }
  const body = { ...ANSWER, [SENT_KEY]: randomUUID() }
  const [first, again] = [
    await callRoute(voting.action, { as, params, body }),
    await callRoute(voting.action, { as, params, body: { ...body, reply: 'inline' } }),
  ]
  expect(first).toMatchObject({
    status: 200,
    data: { secretVote: true, receipt: expect.stringMatching(/^[0-9a-f]{32}$/) },
  })
  expect(again.data).toMatchObject({ ok: true, receipt: first.data.receipt, toast: null })
  expect(JSON.stringify(first.data)).not.toContain('object')
  const { reply: _, ...other } = { ...body, reply: '', [SENT_KEY]: randomUUID() }
  expect(await callRoute(voting.action, { as, params, body: other })).toMatchObject({ status: 302 })
  expect(await db.sealedVote.count({ where: { ballotId: ballot.id } })).toBe(1)

  const loaded = await (voting.loader as unknown as (args: LoaderFunctionArgs) => Promise<object>)({
    request: new Request('http://roundtable.test/', { headers: { Cookie: await cookieOf(as) } }),
    params,
    context: {},
  } as never)
  expect(loaded).toMatchObject({ sendKey: null, ballot: { own: null, secret: { cast: true }, can: { vote: false } } })
  expect(JSON.stringify(loaded)).not.toContain(CANARY)
})

test(
  'the bundle that a member downloads counts again to the bytes that were published',
  { timeout: 60_000 },
  async () => {
    const table = await openSecretBallot({ voters: 12, method: 'yes-no', settings: { minimumTurnout: 0.25 } as never })
    const { roundtable, ballot, seats } = table
    for (const [at, seat] of seats.entries()) await table.cast(seat, { choice: at % 3 ? 'yes' : 'no' })
    await table.close()
    const member = await buildMember({ roundtable })
    const address = new URL(`/roundtables/${roundtable.id}/ballots/${ballot.id}/bundle.json`, 'http://roundtable.test')
    const { status, text } = await servePage(
      new Request(address, { headers: { Cookie: await cookieOf(member.person) } }),
    )
    expect(status).toBe(200)
    const folder = await mkdtemp(path.join(tmpdir(), 'bundle-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = path.join(folder, 'ballot.json')
    await writeFile(file, text)
    const counted = await promisify(execFile)('npm', ['run', '-s', 'recount', '--', file])
    const { result } = await db.ballotClosing.findUniqueOrThrow({ where: { ballotId: ballot.id } })
    expect(counted).toEqual({ stdout: `${canonicalJson(result)}\n`, stderr: '' })
    expect(text.includes(seats[0]!.personId) || text.includes(seats[0]!.organisationId)).toBe(false)
  },
)
