import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { BENCH, inBench, ROOT } from './paths.ts'

const STAMP = inBench('node_modules/.roundtable-bench')

/** The product's packages, database client and build, where missing or stale. */
export function prepareProduct() {
  run(process.execPath, ['scripts/build.mjs'], ROOT)
}

/** The peers' packages, which the product never installs. */
export function preparePeers() {
  const hash = createHash('sha256').update(process.version)
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(inBench(file)))
  const wanted = hash.digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], BENCH)
  writeFileSync(STAMP, wanted)
}

function run(command: string, args: string[], cwd: string) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: cleanEnvironment() })
  if (status === 0) return
  throw new Error(`${command} ${args.join(' ')} did not succeed: ${error?.message ?? ''}\n${stdout}${stderr}`)
}

/** What the caller's process is set to must not change what is measured. */
export function cleanEnvironment() {
  const { PATH, HOME, LANG, TMPDIR, npm_config_cache } = process.env
  return { NODE_ENV: 'production' as const, PATH, HOME, LANG, TMPDIR, ...(npm_config_cache && { npm_config_cache }) }
}
