import { spawn } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type * as Entry from '../app/entry.server.tsx'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../prisma/seed/accounts.ts'
import { takeDataFolder } from './database/data-folder.ts'
import { assertReachable, oneAtATime, programmeState } from './database/demonstration.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './database/embedded.ts'
import { firstAccountPath, LINK_HOURS } from './database/first-account.ts'
import { migrate } from './database/migrate.ts'
import { createApp } from './http/app.ts'
import { type Alarm, serveHealth } from './http/health.ts'
import { newRegistry, serveMetrics, timeRequests } from './http/metrics.ts'
import { requestLog } from './http/request-log.ts'
import { ownProgram } from './own-program.ts'

type App = typeof Entry
type State = { ready: boolean; alarms: () => Alarm[] }
/** The app as it was built, or as it stands in the sources, with what serves its modules then. */
export type Product = { app: App; build: ServerBuild | (() => Promise<ServerBuild>); assets?: RequestHandler }

const say = (line: string) => console.log(line)

/** The process: database, migrations, first content, HTTP, sockets, and the order in which they stop. */
export async function run(load: () => Promise<Product>) {
  const began = performance.now()
  try {
    await start(await load(), began)
  } catch (error) {
    const expected = error instanceof Error && !/^(TypeError|ReferenceError|SyntaxError)$/.test(error.name)
    console.error(expected ? `\n${(error as Error).message}\n` : error)
    process.exit(1)
  }
}

async function start({ app, build, assets }: Product, began: number) {
  const { env } = app
  const giveBackFolder = takeDataFolder(env.DATA_DIR)
  const database = env.DATABASE_URL ? null : await embedded(env.DATA_DIR)
  const url = env.DATABASE_URL ?? database!.url
  await assertReachable(url)
  await migrate(url, (name) => say(`  migration ${name}`))
  await oneAtATime(
    url,
    async () => (await programmeState(url)) === 'empty' && seed(url, env.DEMONSTRATION ? 'demonstration' : 'neutral'),
  )

  app.connectDatabase(url)
  const kept = await app.keepOldResults()
  if (kept) say(`  results of ${kept} closed ballots kept as they stand`)
  const state: State = { ready: false, alarms: () => [] }
  const registry = newRegistry()
  const handler = createApp({
    publicUrl: env.PUBLIC_URL,
    port: env.PORT,
    trustProxy: env.TRUST_PROXY,
    mode: assets ? 'development' : 'production',
    build,
    assets,
    requestLog: requestLog(app.log),
    timeRequests: timeRequests(registry),
    pageReads: app.pageReads,
    health: serveHealth({ ready: () => state.ready, alarms: () => state.alarms(), checkDatabase: app.checkHealth }),
    metrics: serveMetrics(registry, env.METRICS_TOKEN),
  })
  // Longer than the minute for which proxies keep a line: one that sends on a line we have just closed is cut off.
  const server = createServer({ keepAliveTimeout: 65_000 }, handler as RequestListener)
  const realtime = await app.attachRealtime(server, app.pgPool())
  state.alarms = realtime.alarms
  // After the documents, of which some jobs are.
  // A PostgreSQL server tells of new jobs, and only what is to be tried again has to be looked for; the embedded one cannot tell.
  const jobs = await app.startJobs(app.pgPool(), { pollMs: database ? 500 : 30_000 })
  realtime.measureInto(registry)
  await listen(server, env.PORT, env.HOST)
  state.ready = true
  const programme = await programmeState(url)
  const firstAccount = await firstAccountPath(url)
  say(welcome(env, began, { programme, firstAccount }).join('\n'))

  stopInOrder([
    () => void (state.ready = false),
    () => void server.close(),
    () => realtime.close(),
    () => closeConnections(server),
    () => jobs.stop(),
    () => app.disconnectDatabase(),
    () => database?.close(),
    giveBackFolder,
  ])
  database?.onExit(() => {
    console.error('The embedded database stopped. Restart with npm start; what was saved is in the data folder.')
    process.exit(1)
  })
}

// ---------------------------------------------------------------------- parts

async function embedded(dataDir: string): Promise<EmbeddedDatabase> {
  say('Opening the embedded database')
  return startEmbeddedDatabase(dataDir)
}

/** The seed runs in a process of its own, so that none of its modules is loaded twice here. It leaves a database with content alone. */
async function seed(url: string, what: 'demonstration' | 'neutral') {
  await new Promise<void>((resolve, reject) => {
    const { file, execArgv } = ownProgram('seed', 'prisma/seed/run.ts')
    const child = spawn(process.execPath, [...execArgv, file, url, what], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The first content could not be written.')),
    )
  })
}

type Stand = { programme: string; firstAccount: string | null }

/** What is printed here is for whoever sits at the machine; the link is never written to the log. */
function welcome({ PUBLIC_URL, DEMONSTRATION }: App['env'], began: number, { programme, firstAccount }: Stand) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const lines = [`\nRoundtable is ready at ${PUBLIC_URL} (${seconds} s)`]
  if (programme === 'demonstration') {
    if (!DEMONSTRATION)
      lines.push(
        '',
        'THIS DATABASE HOLDS THE DEMONSTRATION, whose passwords everybody knows. For a use of its own, name an empty database.',
      )
    lines.push('', `The demonstration's accounts, all with the password "${DEMO_PASSWORD}":`)
    for (const { role, email } of DEMO_ACCOUNTS) lines.push(`  ${role.padEnd(12)} ${email}`)
  }
  if (firstAccount) {
    lines.push(
      '',
      `Nobody has an account yet. This link makes the first one, of the secretariat. It works once, within ${LINK_HOURS} hours;`,
    )
    lines.push(
      'whoever opens it first runs this installation. Another start prints another one.',
      '',
      `  ${PUBLIC_URL}${firstAccount}`,
    )
  }
  return [...lines, '', 'Ctrl-C stops it.']
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Stop what uses it, or choose another with PORT.`)
          : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

function closeConnections(server: ReturnType<typeof createServer>) {
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2_000).unref()
}

function stopInOrder(steps: (() => unknown)[]) {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('\nStopping: documents are written down first')
    for (const step of steps)
      await Promise.resolve()
        .then(step)
        .catch((error) => console.error(error))
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
