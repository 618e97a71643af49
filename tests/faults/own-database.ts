import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '#server/database/migrate.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { embeddedTemplate } from '#tests/setup/embedded-template.ts'
import { ownProcess } from '#tests/setup/own-process.ts'

export type OwnDatabase = {
  kind: string
  url: string
  /** All its processes, so that even a connection that is open hears nothing. */
  pause: () => void
  resume: () => void
  close: () => Promise<void>
}

/** A database of the test's own, of the kind that the whole run is on, which it may stop, cut off and end as it likes. */
export function ownDatabase(): Promise<OwnDatabase> {
  return databaseKind === 'PostgreSQL' ? ownCluster() : ownEmbedded()
}

/** A folder with a migrated embedded database that nobody has opened yet. */
export async function embeddedFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'rt-fault-'))
  await cp(path.join(await embeddedTemplate(), 'database'), path.join(folder, 'database'), { recursive: true })
  return { folder, url: urlOfFolder(folder), remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

function urlOfFolder(folder: string) {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
}

async function ownEmbedded(): Promise<OwnDatabase> {
  const { folder, url, remove } = await embeddedFolder()
  const child = fork(ownProcess('embedded-process'), [path.join(folder, 'database'), folder])
  await new Promise((resolve) => child.once('message', resolve))
  return {
    kind: 'embedded',
    url,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async close() {
      await ended(child, 'SIGKILL')
      await remove()
    },
  }
}

const HOMES = '/usr/lib/postgresql'

/** Where PostgreSQL's programs are, or null where there are none. */
export async function postgresPrograms(): Promise<string | null> {
  const versions = existsSync(HOMES) ? (await readdir(HOMES)).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => path.join(HOMES, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ]
  return (
    folders.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres'))) ??
    null
  )
}

/** A PostgreSQL server of its own, empty when `migrated` is false. */
export async function ownCluster({ migrated = true, maxConnections = 200 } = {}): Promise<OwnDatabase> {
  const programs = await postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed here')
  const folder = mkdtempSync(path.join(tmpdir(), 'rt-pg-'))
  const who = identity()
  if (who.uid !== undefined) execFileSync('chown', [`${who.uid}:${who.gid}`, folder])
  const data = path.join(folder, 'data')
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'roundtable', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...who, cwd: '/tmp', stdio: 'ignore' },
  )
  const port = await freePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    `max_connections=${maxConnections}`,
  ]
  const child = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...who, cwd: '/tmp', stdio: 'ignore' },
  )
  const url = `postgresql://roundtable@127.0.0.1:${port}/postgres`
  await answers(url)
  if (migrated) await migrate(url)
  const all = () => [child.pid!, ...childrenOf(child.pid!)]
  return {
    kind: 'PostgreSQL',
    url,
    pause: () => {
      signal(child.pid!, 'SIGSTOP')
      for (const pid of childrenOf(child.pid!)) signal(pid, 'SIGSTOP')
    },
    resume: () => {
      for (const pid of all().reverse()) signal(pid, 'SIGCONT')
    },
    async close() {
      for (const pid of all()) signal(pid, 'SIGCONT')
      await ended(child, 'SIGQUIT')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** One of its processes may end by itself after they were counted. */
function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  } catch {
    return []
  }
}

async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function answers(url: string) {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    const connected = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (connected) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await over
}
