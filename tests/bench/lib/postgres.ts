import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from './processes.ts'

export type Cluster = {
  pid: number
  version: string
  databaseUrl: (name: string) => Promise<string>
  stop: () => void
  settings: string
}

/** A PostgreSQL server of the bench's own, with its defaults: what it confirms is on the disk. Null where none is installed. */
export async function startPostgres(): Promise<Cluster | null> {
  const bin = newestBin()
  if (!bin) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-pg-'))
  const root = process.getuid?.() === 0
  // PostgreSQL refuses to run as root.
  if (root) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })))
    chownSync(folder, uid!, gid!)
  }
  const run = (program: string, ...args: string[]) => {
    const command = [path.join(bin, program), ...args]
    const [file, ...rest] = root ? ['runuser', '-u', 'postgres', '--', ...command] : command
    return execFileSync(file!, rest, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  }
  const data = path.join(folder, 'data')
  const port = await freePort()
  run('initdb', '-D', data, '-U', 'bench', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`
  run('pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start')
  const pid = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const { default: pg } = await import('pg')
  const urlOf = (name: string) => `postgresql://bench@127.0.0.1:${port}/${name}`
  const admin = async <T extends object>(query: string) => {
    const client = new pg.Client({ connectionString: urlOf('postgres') })
    await client.connect()
    try {
      return (await client.query<T>(query)).rows
    } finally {
      await client.end()
    }
  }
  const shown = await admin<{ name: string; setting: string }>(
    `SELECT name, setting || coalesce(unit, '') AS setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'shared_buffers', 'server_version') ORDER BY name`,
  )
  const made = new Set<string>()
  return {
    pid,
    version: shown.find(({ name }) => name === 'server_version')!.setting,
    settings: shown.map(({ name, setting }) => `${name}=${setting}`).join(', '),
    async databaseUrl(name) {
      if (!made.has(name)) await admin(`CREATE DATABASE "${name}"`)
      made.add(name)
      return urlOf(name)
    },
    stop() {
      try {
        run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

function newestBin() {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .map(Number)
        .sort((one, other) => other - one)
    : []
  return versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((bin) => existsSync(path.join(bin, 'initdb')))
}
