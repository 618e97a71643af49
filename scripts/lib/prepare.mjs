// What the commands need before they can do anything: packages, the database client, the build. Each step is skipped when fresh.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const STAMPS = 'node_modules/.roundtable'
const BUILD_STAMP = 'build/stamp'
const SOURCES = [
  'app',
  'server',
  'public',
  'prisma',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
  'scripts/stored-documents.ts',
  'scripts/lib/process.vite.js',
  'scripts/lib/needed-packages.js',
  'scripts/lib/chunks.ts',
]
const say = (line) => process.stdout.write(`${line}\n`)

/** Stops with a sentence when this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Roundtable needs Node 20.19 or newer; this is ${process.version}.`)
}

/** All that runs the product: the build, and the packages it does not carry. What builds it is not needed where the build is fresh. */
export function ensureProduct() {
  requireNode()
  if (isBuilt()) {
    if (!existsSync('node_modules/express')) install('--omit=dev')
    return
  }
  ensureInstalled()
  ensureGenerated()
  ensureBuilt()
}

/** A build that came without the sources is run as it is. */
function isBuilt() {
  if (!existsSync('build/process/index.js')) return false
  return !existsSync('vite.config.ts') || isFresh(BUILD_STAMP, hashOf(SOURCES))
}

export function ensureInstalled() {
  requireNode()
  const present = existsSync('node_modules/vite')
  once(`${STAMPS}/install`, hashOf(['package.json', 'package-lock.json', '.npmrc']), present, () =>
    install('--include=dev'),
  )
}

function install(which) {
  say('Installing the packages (about a minute the first time)')
  // `npm ci` refuses a lock file that was written where the other platforms' optional packages were not on offer.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', which])
}

export function ensureGenerated() {
  once(
    `${STAMPS}/generate`,
    hashOf(['prisma/schema.prisma', 'package-lock.json']),
    existsSync('app/platform/prisma/client.ts'),
    () => {
      say('Preparing the database client')
      // Generating needs no schema engine, but the CLI insists on finding one: any executable will do.
      run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
        quiet: true,
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
      })
    },
  )
}

export function ensureBuilt() {
  once(BUILD_STAMP, hashOf(SOURCES), existsSync('build/process/index.js'), () => {
    say('Building (about half a minute)')
    const quietly = { quiet: true, env: { NODE_ENV: 'production' } }
    run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error'], quietly)
    run(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--config', 'scripts/lib/process.vite.js', '--logLevel', 'error'],
      quietly,
    )
  })
}

function once(stamp, hash, present, work) {
  if (present && isFresh(stamp, hash)) return
  work()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

function isFresh(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

function hashOf(entries) {
  const hash = createHash('sha256').update(process.version)
  for (const file of entries
    .flatMap(filesUnder)
    .filter((name) => !/\.test\.tsx?$|app\/platform\/prisma\//.test(name))) {
    hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(entry) {
  if (!existsSync(entry)) return []
  if (!statSync(entry).isDirectory()) return [entry]
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesUnder(path.posix.join(entry, name)))
}

function run(command, args, { quiet = false, env = {} } = {}) {
  const windows = process.platform === 'win32' && command === 'npm'
  const result = spawnSync(command, args, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell: windows,
  })
  if (result.status === 0) return
  if (quiet) say(`${result.stdout ?? ''}${result.stderr ?? ''}`)
  fail(`${command} ${args.join(' ')} did not succeed${result.error ? `: ${result.error.message}` : ''}.`)
}

export function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
