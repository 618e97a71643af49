// npm run bench:session -- [--people 300] [--write]: a whole room acts at once, with a server that is killed in the middle, beside a room that only
// relays. `--write` puts the table into docs/performance.md.
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inRoot, ROOT } from '../lib/paths.ts'
import { startPostgres } from '../lib/postgres.ts'
import { cpuOf, cpuOfChildren, freePort, type Running, startServer } from '../lib/processes.ts'
import { atMoments, type Done, moments, pause, percentile, untilShown } from './acts.ts'
import type { Person } from './person.ts'
import { relayed } from './relayed.ts'
import { furnished, type Room, stored } from './table.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '300' }, write: { type: 'boolean', default: false } },
})
const people = Number(values.people)
const load = loadavg()[0]!.toFixed(1)
const QUIET_MS = 1500
/** From the act to everybody's screen, for all but a twentieth. */
const GOAL_MS = 300

/** What the room does: how many acts in how many seconds, and which part shows them. */
const PHASES = [
  { name: 'check-in', count: people, seconds: 20, part: 'present' },
  { name: 'votes', count: people, seconds: 10, part: 'turnout' },
  { name: 'requests for the floor', count: Math.ceil(people / 3), seconds: 5, part: 'floor' },
  { name: 'changes of the timer', count: 50, seconds: 25, part: 'clock' },
] as const
type Phase = (typeof PHASES)[number]
type Row = { name: string; acts: number; p50: number; p95: number; cpu: number; database: number; bytes: number }

const cluster = await startPostgres()
if (!cluster) throw new Error('PostgreSQL is not installed here')
const folder = mkdtempSync(path.join(tmpdir(), 'bench-session-'))
try {
  const relay = await relayed(people, PHASES)
  const ours = await measured(await cluster.databaseUrl('session'))
  report(ours, relay)
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

async function measured(databaseUrl: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = () =>
    startServer({
      url,
      args: [inRoot('build/process/index.js')],
      cwd: ROOT,
      env: {
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: url,
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        DATABASE_URL: databaseUrl,
      },
      ready: /Roundtable is ready at/,
    })
  let server = await start()
  const room = await furnished(databaseUrl, url, people)
  const everybody = [...room.members, room.moderator]
  for (const person of everybody) await person.open()
  const rows: Row[] = []
  for (const phase of PHASES) rows.push(await measure(phase, room, everybody, server))

  // Once more with the server killed in the middle: whoever was not answered sends again, and everybody comes back.
  const outage = await killedInTheMiddle(room, everybody, server, async () => (server = await start()))
  const kept = await stored(room)
  const states = everybody.map(({ parts }) => JSON.stringify([...parts].sort(([a], [b]) => a.localeCompare(b))))
  const wanted = { here: people, votes: people, hands: PHASES[2].count, minutes: PHASES[3].count + outage.acts }
  for (const person of everybody) person.close()
  await server.stop()
  return { rows, outage, kept, wanted, differing: new Set(states).size - 1 }
}

async function measure(phase: Phase, room: Room, everybody: Person[], server: Running): Promise<Row> {
  for (const person of everybody) person.forget()
  const profile = process.env.BENCH_PROFILE && (await server.ask('profile'))
  const before = { cpu: cpuOf(server.pid), database: cpuOfChildren(cluster!.pid) }
  const done = await run(phase, room)
  await quiet(everybody, phase.part)
  if (profile) await server.ask('profiled', { file: path.join(process.env.BENCH_PROFILE!, `${phase.part}.cpuprofile`) })
  const shown = untilShown(
    done,
    everybody.map((person) => person.shown(phase.part)),
  )
  return {
    name: phase.name,
    acts: done.length,
    p50: percentile(shown, 0.5),
    p95: percentile(shown, 0.95),
    cpu: cpuOf(server.pid) - before.cpu,
    database: cpuOfChildren(cluster!.pid) - before.database,
    bytes: everybody.reduce((sum, { bytes }) => sum + bytes, 0) / everybody.length / done.length,
  }
}

/** The acts of a phase. A key makes an act that was sent twice one act. */
function run({ name, count, seconds }: Phase, room: Room): Promise<Done[]> {
  const { members } = room
  const keys = Array.from({ length: count }, () => randomUUID())
  switch (name) {
    case 'check-in':
      return atMoments(moments(count, seconds), (at) => members[at]!.act('check-in', { act: 'remote' }))
    case 'votes':
      return atMoments(moments(count, seconds), (at) =>
        members[at]!.act(`/ballots/${room.ballotId}/vote`, { relevance: String(1 + (at % 9)), feasibility: '5' }),
      )
    case 'requests for the floor':
      return atMoments(moments(count, seconds), (at) =>
        members[at]!.act('floor', { act: 'ask', kind: 'contribution', key: keys[at]! }),
      )
    case 'changes of the timer':
      return minutes(room, count, (seconds * 1000) / count)
  }
}

/** One after the other, as a moderator gives them. */
async function minutes({ moderator, itemId }: Room, count: number, everyMs: number, from = 0): Promise<Done[]> {
  const done: Done[] = []
  for (let at = 0; at < count; at++) {
    const sentAt = performance.now()
    const act = { act: 'minutes', itemId, minutes: '1', extraMinutes: String(from + at) }
    // What was done before its answer was lost is refused as done already, which is as good.
    while (!(await moderator.act('clock', act).catch(() => true))) await pause(300)
    done.push({ sentAt, answeredAt: performance.now() })
    await pause(everyMs - (performance.now() - sentAt))
  }
  return done
}

async function killedInTheMiddle(room: Room, everybody: Person[], server: Running, restart: () => Promise<Running>) {
  const acts = 20
  const began = performance.now()
  const changing = minutes(room, acts, 400, PHASES[3].count)
  await pause(3000)
  await server.kill()
  const again = await restart()
  const profile = process.env.BENCH_PROFILE && (await again.ask('profile'))
  await changing
  const deadline = performance.now() + 60_000
  while (everybody.some(({ reconnections }) => !reconnections) && performance.now() < deadline) await pause(100)
  const back = performance.now() - began
  if (profile) await again.ask('profiled', { file: path.join(process.env.BENCH_PROFILE!, 'restart.cpuprofile') })
  // One act more, so that everybody is told the state as it is then.
  await minutes(room, 1, 0, PHASES[3].count + acts)
  await room.members[0]!.act('floor', { act: 'withdraw' })
  await room.members[0]!.act('floor', { act: 'ask', kind: 'contribution', key: randomUUID() })
  await room.members[0]!.act('check-in', { act: 'remote' })
  await quiet(everybody, 'clock')
  return { acts: acts + 1, seconds: back / 1000 }
}

/** Until nobody has been told anything for a while. */
async function quiet(everybody: Person[], part: string) {
  const last = () => Math.max(0, ...everybody.map((person) => person.shown(part).at(-1)?.at ?? 0))
  await pause(QUIET_MS)
  while (performance.now() - last() < QUIET_MS) await pause(100)
}

type Ours = Awaited<ReturnType<typeof measured>>

function report({ rows, outage, kept, wanted, differing }: Ours, relay: Row[]) {
  const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
  const each = (row: Row, of: number) => of / row.acts
  const lines = [
    `| act, ${people} people | acts | p50 ms | p95 ms | relay p95 ms | ratio | server CPU ms an act | relay's | ratio | server CPU µs an act and person | database CPU ms an act | bytes an act and person | relay's |`,
    `| --- |${' ---: |'.repeat(12)}`,
    ...rows.map((row, at) => {
      const other = relay[at]!
      const ratio = (one: number, by: number) => `${figure(one / Math.max(by, 1e-9))}x`
      return `| ${[
        row.name,
        row.acts,
        row.p50,
        row.p95,
        other.p95,
        ratio(row.p95, other.p95),
        figure(each(row, row.cpu)),
        figure(each(other, other.cpu)),
        ratio(each(row, row.cpu), each(other, other.cpu)),
        figure((each(row, row.cpu) / people) * 1000),
        figure(each(row, row.database)),
        figure(row.bytes),
        figure(other.bytes),
      ].join(' | ')} |`
    }),
    '',
    `Server killed in the middle of ${outage.acts} changes: everybody back after ${outage.seconds.toFixed(1)} s. Kept: ${JSON.stringify(kept)} of ${JSON.stringify(wanted)}. Clients in another state than the first: ${differing}. Load average ${load} before, ${loadavg()[0]!.toFixed(1)} after; ${new Date().toISOString().slice(0, 16)} UTC.`,
  ]
  const table = `${lines.join('\n')}\n`
  mkdirSync(inRoot('test-results'), { recursive: true })
  writeFileSync(inRoot('test-results/bench-session.md'), table)
  process.stdout.write(table)
  if (values.write) writeInto(inRoot('docs/performance.md'), table)
  const slow = rows.filter(({ p95 }) => p95 >= GOAL_MS).map(({ name }) => name)
  if (slow.length) process.stdout.write(`Slower than ${GOAL_MS} ms: ${slow.join(', ')}.\n`)
  if (JSON.stringify(kept) !== JSON.stringify(wanted) || differing || slow.length) process.exitCode = 1
}

/** In the place of the last table, between the two marks. */
function writeInto(file: string, table: string) {
  const [begin, end] = ['<!-- bench:session:begin -->\n', '<!-- bench:session:end -->']
  const page = readFileSync(file, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table`)
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`)
}
