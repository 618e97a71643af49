// Measures the tree it stands in and writes a line of JSON. Started by run.ts, which copies this folder into the tree to compare with.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { connectDatabase, db, disconnectDatabase } from '../../../app/platform/db.server.ts'
import { buildBallot } from '../../factories/decisions.ts'
import { buildGroup } from '../../factories/people.ts'
import { cookieOf } from '../../factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '../../factories/roundtables.ts'
import { inBench, inRoot, ROOT, urlOf } from '../lib/paths.ts'
import { startPostgres } from '../lib/postgres.ts'
import { cpuOf, cpuOfChildren, freePort, type Probe, startServer } from '../lib/processes.ts'
import { type Cast, type Kind, Page, type Table } from './page.ts'

const [pages, votes, seconds] = process.argv.slice(2).map(Number) as [number, number, number]
const QUIET_MS = 2500
const LONGEST_MS = 240_000
/** The tree before topics knows one room a roundtable. */
const byTopics = existsSync(inRoot('server/realtime/gateway/topics.ts'))

const cluster = await startPostgres()
if (!cluster) throw new Error('PostgreSQL is not installed here')
const folder = mkdtempSync(path.join(tmpdir(), 'bench-live-'))
try {
  process.stdout.write(`${JSON.stringify(await measure(await cluster.databaseUrl('live')))}\n`)
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

async function measure(databaseUrl: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startServer({
    url,
    args: ['--import', urlOf(inBench('live/statements.mjs')), inRoot('build/process/index.js')],
    cwd: ROOT,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      DEMONSTRATION: '1',
    },
    ready: /Roundtable is ready at/,
  })
  const { table, kinds } = await seeded(databaseUrl, url)
  const casts: Cast[] = []
  const open = Array.from(
    { length: pages },
    (_, at) =>
      new Page(table, kinds[at % kinds.length]!, { cookie: table.cookies[at]!, personId: table.people[at]! }, casts),
  )
  for (const page of open) await page.open()
  // The server's code is compiled, as that of a server is which has run for a minute.
  for (const page of open.slice(0, 40)) await page.whole()
  await quiet(open)
  for (const page of open) page.forget()

  const statements = () => server.ask<number>('statements' as Probe)
  const before = { statements: await statements(), cpu: cpuOf(server.pid), database: cpuOfChildren(cluster!.pid) }
  await castAll(table, open, casts)
  await quiet(open)
  const latencies = open.flatMap((page) => page.latencies()).sort((one, other) => one - other)
  const at = (share: number) =>
    Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN)
  const answered = casts.map(({ sentAt, answeredAt }) => answeredAt - sentAt).sort((one, other) => one - other)
  const result = {
    pages,
    votes: casts.length,
    statements: (await statements()) - before.statements,
    cpu: cpuOf(server.pid) - before.cpu,
    database: cpuOfChildren(cluster!.pid) - before.database,
    bytes: open.reduce((sum, page) => sum + page.bytes, 0),
    loads: open.reduce((sum, page) => sum + page.loads, 0),
    p50: at(0.5),
    p95: at(0.95),
    answerP95: Math.round(answered[Math.floor(answered.length * 0.95)]!),
    load: Number(loadavg()[0]!.toFixed(1)),
  }
  if (!result.statements) throw new Error('the statements were not counted')
  for (const page of open) page.close()
  await disconnectDatabase()
  await server.stop()
  return result
}

/** A quarter of the pages each: the indicator that is voted on, the list of ballots, the roundtable's home, the framework. */
async function seeded(databaseUrl: string, url: string): Promise<{ table: Table; kinds: Kind[] }> {
  connectDatabase(databaseUrl)
  const roundtable = await buildRoundtable()
  await buildSection({ roundtable })
  // As everywhere after a section's first page.
  await db.section.updateMany({ data: { wordsCountedAt: new Date() } })
  const ballot = await buildBallot({ roundtable })
  const table: Table = { url, roundtableId: roundtable.id, ballotId: ballot.id, cookies: [], people: [] }
  for (let person = 0; person < pages; person++) {
    const member = await buildMember({ roundtable, group: await buildGroup() })
    table.people.push(member.person.id)
    table.cookies.push(await cookieOf(member.person))
  }
  const at = `/roundtables/${roundtable.id}`
  const frame = 'routes/roundtables+/$roundtableId+/_layout'
  const kind = (to: string, file: string, topics: string[], shows = true): Kind => ({
    path: `${at}${to}`,
    routes: { frame, page: `routes/roundtables+/$roundtableId+/${file}` },
    topics: byTopics ? topics : null,
    frame: ['ballots', 'standing'],
    shows,
  })
  const kinds = [
    kind(`/indicators/${ballot.indicatorId}`, 'indicators.$indicatorId.index', [
      'imports',
      'members',
      `indicator:${ballot.indicatorId}`,
    ]),
    kind('/ballots', 'ballots.index', ['ballots', 'answered', 'members']),
    kind('', 'index', ['roundtable', 'answered']),
    kind('/framework', 'framework.index', ['outline', 'threads', 'publication'], false),
  ]
  return { table, kinds }
}

/** As people vote: at random moments, the same in every run. */
async function castAll({ people }: Table, open: Page[], casts: Cast[]) {
  let state = 7
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  const moments = Array.from({ length: votes }, () => random() * seconds * 1000).sort((one, other) => one - other)
  const began = performance.now()
  await Promise.all(
    moments.map(async (moment, voter) => {
      await new Promise((resolve) => setTimeout(resolve, moment))
      const sentAt = began + moment
      const form = { relevance: String(1 + (voter % 9)), feasibility: '5', reply: 'inline', 'page-of': people[voter]! }
      const follow = await open[voter]!.vote(form)
      casts.push({ sentAt, answeredAt: performance.now() })
      await follow()
    }),
  )
}

async function quiet(open: Page[]) {
  const deadline = performance.now() + LONGEST_MS
  for (let since = performance.now(); performance.now() - since < QUIET_MS;) {
    if (performance.now() > deadline) throw new Error('the pages did not come to rest')
    if (!open.every(({ idle }) => idle)) since = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
