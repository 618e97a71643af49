// A private PostgreSQL and a private Redis from the system's own packages.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

const isRoot = process.getuid?.() === 0

/** Throws with what to install when there is no PostgreSQL on this machine. PostgreSQL refuses to run as root: then it runs as its own user. */
export async function startPostgres(folder, say = () => {}) {
  const bin = postgresBin()
  if (!bin)
    throw new Error(
      'No PostgreSQL was found. Install it (Debian: apt-get install postgresql), or name a server with DATABASE_URL.',
    )
  const run = (command, args) => {
    const [program, all] = isRoot
      ? ['runuser', ['-u', 'postgres', '--', path.join(bin, command), ...args]]
      : [path.join(bin, command), args]
    const { status, stderr, stdout } = spawnSync(program, all, { cwd: '/', encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} did not succeed: ${stderr || stdout}`)
  }
  const data = path.join(folder, 'data')
  const port = await freePort()
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    say('Making a PostgreSQL for the nodes')
    mkdirSync(folder, { recursive: true })
    if (isRoot) spawnSync('chown', ['postgres', folder])
    run('initdb', ['-D', data, '-U', 'roundtable', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'])
  }
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`
  run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start'])
  return {
    url: `postgresql://roundtable@127.0.0.1:${port}/postgres`,
    stop: () => run('pg_ctl', ['-D', data, '-m', 'fast', 'stop']),
  }
}

/** Throws with what to install when there is no Redis on this machine. It keeps nothing on disk. */
export async function startRedis() {
  const port = await freePort()
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  )
  const failed = new Promise((_, reject) => {
    child.once('error', () =>
      reject(
        new Error(
          'No Redis was found. Install it (Debian: apt-get install redis-server), or name a server with REDIS_URL.',
        ),
      ),
    )
  })
  await Promise.race([once(child, 'spawn'), failed])
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop: () => void child.kill() }
}

function postgresBin() {
  const places = (process.env.PATH ?? '').split(path.delimiter)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...versions.map((version) => `${debian}/${version}/bin`), ...places].find((place) =>
    existsSync(path.join(place, 'initdb')),
  )
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
