// npm run bench:idle -- [--seconds 60]: what the product as it is built takes of a processor while nobody does anything, on a PostgreSQL of its own.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os, { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { inRoot, ROOT } from './lib/paths.ts'
import { startPostgres } from './lib/postgres.ts'
import { freePort, startServer } from './lib/processes.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
/** The start is over, its code compiled, and the garbage of it collected. */
const SETTLE_MS = 90_000

const cluster = await startPostgres()
if (!cluster) throw new Error('PostgreSQL is not installed here')
const [folder, port] = [mkdtempSync(path.join(tmpdir(), 'bench-idle-')), await freePort()]
const url = `http://127.0.0.1:${port}`
const server = await startServer({
  url,
  args: [inRoot('build/process/index.js')],
  cwd: ROOT,
  env: {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    DATABASE_URL: await cluster.databaseUrl('idle'),
    DEMONSTRATION: '1',
  },
  ready: /localhost|127\.0\.0\.1/,
})
try {
  await pause(SETTLE_MS)
  const before = threadsOf(server.pid)
  await pause(seconds * 1000)
  const after = threadsOf(server.pid)
  const perSecond = [...after].map(([id, { name, ns }]) => ({
    name: id === String(server.pid) ? 'main thread' : name,
    ms: (ns - (before.get(id)?.ns ?? 0)) / 1e6 / seconds,
  }))
  const byName = new Map<string, number>()
  for (const { name, ms } of perSecond) byName.set(name, (byName.get(name) ?? 0) + ms)
  console.log(
    `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model}, load ${os.loadavg()[0]!.toFixed(1)}; ${seconds} s\n`,
  )
  console.log('| idle server | CPU, ms a second |\n| --- | ---: |')
  for (const [name, ms] of [...byName].sort(([, one], [, other]) => other - one))
    console.log(`| ${name} | ${ms.toFixed(2)} |`)
  console.log(`| all | ${perSecond.reduce((sum, { ms }) => sum + ms, 0).toFixed(2)} |`)
} finally {
  await server.stop()
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

/** Processor time of each thread, in nanoseconds. */
function threadsOf(pid: number) {
  return new Map(
    readdirSync(`/proc/${pid}/task`).map((id) => {
      const read = (file: string) => readFileSync(`/proc/${pid}/task/${id}/${file}`, 'utf8')
      return [id, { name: read('comm').trim(), ns: Number(read('schedstat').split(' ')[0]) }] as const
    }),
  )
}
