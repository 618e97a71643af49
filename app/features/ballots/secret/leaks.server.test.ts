import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase, db, disconnectDatabase } from '#app/platform/db.server.ts'
import { Prisma } from '#app/platform/prisma/client.ts'
import { requestLog } from '#server/http/request-log.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { type OwnDatabase, ownDatabase } from '#tests/faults/own-database.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { receiptHash } from './receipts.ts'
import { sweepWhatWasLeft } from './sweep.server.ts'

const RUNS = databaseKind === 'PostgreSQL' ? 20 : 8
const VOTERS = 12

// All that is stored is searched: what other tests stored would be searched with it.
let database: OwnDatabase
beforeAll(async () => {
  database = await ownDatabase()
  await disconnectDatabase()
  connectDatabase(database.url)
})
afterAll(async () => {
  await disconnectDatabase()
  await database.close()
})

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function numbersFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Spearman's rank correlation of two orders of the same things. */
function correlation(one: readonly string[], other: readonly string[]) {
  const n = one.length
  const squares = one.reduce((sum, id, at) => sum + (at - other.indexOf(id)) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

test(
  `${RUNS} times: once a ballot is closed, neither transaction ids nor the order of rows say who came when, and no row of a vote is left`,
  { timeout: 180_000 },
  async () => {
    const correlations: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const table = await openSecretBallot({ voters: VOTERS })
      const next = numbersFrom(run)
      const order = table.seats.map((seat) => ({ seat, key: next() })).sort((a, b) => a.key - b.key)
      for (const { seat } of order)
        await table.cast(seat, { position: next() < 0.7 ? 'favour' : 'object', reason: next() < 0.5 ? 'Too dear' : '' })
      const { id } = table.ballot
      const open = await db.$queryRaw<
        { marks: number }[]
      >`SELECT count(DISTINCT xmin::text)::int AS "marks" FROM "BallotRoll" WHERE "ballotId" = ${id}::uuid AND "cast"`
      expect(open[0]!.marks).toBeGreaterThan(1)
      await table.close()
      const rows = await db.$queryRaw<{ personId: string; xmin: string }[]>`
      SELECT "personId"::text, xmin::text FROM "BallotRoll" WHERE "ballotId" = ${id}::uuid AND "cast" ORDER BY ctid`
      expect(rows).toHaveLength(VOTERS)
      expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
      correlations.push(
        correlation(
          order.map(({ seat }) => seat.personId),
          rows.map(({ personId }) => personId),
        ),
      )
      // Nothing of it is left in the files either, unless other ballots are open beside it. While somebody reads on, as PostgreSQL itself does
      // for its statistics, deleted rows stay: they are swept at the next try, which the server makes now and then.
      const left = async () => {
        await sweepWhatWasLeft()
        const [found] = await db.$queryRaw<{ sealed: number; keys: number; swept: boolean }[]>`
          SELECT (SELECT count(*) FROM "SealedVote" WHERE "ballotId" = ${id}::uuid)::int AS "sealed", (SELECT count(*) FROM "BallotKey" WHERE "ballotId" = ${id}::uuid)::int AS "keys",
            pg_relation_size('"SealedVote"') = 0 OR EXISTS (SELECT 1 FROM "SealedVote") AS "swept"`
        return found
      }
      await expect.poll(left).toEqual({ sealed: 0, keys: 0, swept: true })
    }
    const mean = correlations.reduce((sum, one) => sum + one, 0) / RUNS
    // Of rows in an order by chance the mean has this standard deviation: one in 100,000 runs is beyond four and a half of them.
    expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt((VOTERS - 1) * RUNS))
  },
)

/** Every table in which one of these words stands, in whatever column. */
async function tablesWith(words: string[]) {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
  const found: string[] = []
  for (const { name } of tables) {
    const any = `%(${words.join('|')})%`
    const rows = await db.$queryRaw<
      unknown[]
    >`SELECT 1 FROM ${Prisma.raw(`"${name}"`)} t WHERE t::text SIMILAR TO ${any} LIMIT 1`
    if (rows.length) found.push(name)
  }
  return found.sort()
}

test('no table and no line of the log holds a choice, a reason or a receipt while the ballot is open, and afterwards none but what is published', async () => {
  const lines: string[] = []
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })
  const logged = requestLog(pino({ level: 'debug', base: null }, sink))
  const table = await openSecretBallot({ voters: 30 })
  const receipts: string[] = []
  const http = createServer((request, response) => {
    request.headers['x-request-id'] ??= 'none'
    logged(request, response, () => request.resume().on('end', () => response.end()))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/roundtables/${table.roundtable.id}/ballots/${table.ballot.id}/vote`
  for (const [at, seat] of table.seats.entries()) {
    const answer = { position: at % 3 ? 'favour' : 'object', reason: at % 3 ? '' : 'canary-of-an-answer' }
    await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(answer),
      headers: { Cookie: `session=${seat.personId}` },
    })
    receipts.push((await table.cast(seat, answer)).receipt!)
  }
  await new Promise((resolve) => http.close(resolve))
  expect(lines.length).toBeGreaterThanOrEqual(30)
  const words = ['canary-of-an-answer', '"position"', ...receipts, ...receipts.map(receiptHash)]
  for (const word of [...words, ...table.seats.map(({ personId }) => personId)])
    expect(lines.join()).not.toContain(word)
  const hidden = ['canary-of-an-answer', ...receipts, ...receipts.map(receiptHash)]
  expect(await tablesWith(hidden)).toEqual([])
  expect(await db.event.count({ where: { subjectId: table.ballot.id, name: { startsWith: 'vote.' } } })).toBe(0)
  await table.close()
  expect(await tablesWith(['canary-of-an-answer'])).toEqual(['BallotBundle', 'BallotClosing'])
  expect(await tablesWith(receipts.map(receiptHash))).toEqual(['BallotBundle'])
  expect(await tablesWith(receipts)).toEqual([])
})
