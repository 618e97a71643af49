// npm run test:faults [-- --only F3] [--seed 7] [--seeds 1] [--database embedded|PostgreSQL]
// The full form of the fault suite, on the embedded database and on a PostgreSQL server of its own, one fault at a time. What it measured goes to docs/faults.md.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ownCluster, postgresPrograms } from '#tests/faults/own-database.ts'
import { REPORTS_FOLDER, type StoredReport } from '#tests/faults/stored-report.ts'
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'
import { renderFaults } from './lib/render-faults.ts'

const KEPT = 'docs/faults.json'
const PAGE = 'docs/faults.md'
const KINDS = '# Kinds of faults found in use\n'

ensureInstalled()
ensureGenerated()
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? null : (process.argv[at + 1] ?? null)
}
const seed = option('seed') ?? String(randomInt(1_000_000))
const only = option('only')?.toLowerCase() ?? ''
const database = option('database')
const began = performance.now()
console.log(`Seed ${seed}`)
rmSync(REPORTS_FOLDER, { recursive: true, force: true })

const codes: number[] = []
if (database !== 'PostgreSQL') codes.push(await run({}))
if (database !== 'embedded') codes.push(await onPostgres())
writeBooks()
console.log(`${((performance.now() - began) / 60_000).toFixed(1)} minutes, seed ${seed}`)
process.exitCode = codes.every((code) => code === 0) ? 0 : 1

async function onPostgres() {
  if (!(await postgresPrograms())) {
    console.log('PostgreSQL is not installed here: its half was skipped.')
    return 0
  }
  const cluster = await ownCluster({ migrated: false, maxConnections: 300 })
  try {
    return await run({ TEST_DATABASE_URL: cluster.url })
  } finally {
    await cluster.close()
  }
}

function run(env: Record<string, string>): Promise<number> {
  const files = only ? `tests/faults/${/^f\d$/.test(only) ? only.replace('f', 'f0') : only}` : 'tests/faults/'
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'faults',
    files,
    '--maxWorkers',
    '1',
    '--no-file-parallelism',
  ]
  const seeds = option('seeds')
  const settings = { FAULTS: 'full', FAULTS_SEED: seed, ...(seeds && { FUZZ_SEEDS: seeds }), ...env }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...settings } })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** A run of one fault replaces that fault's rows and leaves the others as they were measured. */
function writeBooks() {
  if (!existsSync(REPORTS_FOLDER)) return
  const kept = existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as StoredReport[]) : []
  const fresh = readdirSync(REPORTS_FOLDER).map(
    (name) => JSON.parse(readFileSync(path.join(REPORTS_FOLDER, name), 'utf8')) as StoredReport,
  )
  const key = ({ fault, title, database: on }: StoredReport) => `${fault} ${title} ${on}`
  const replaced = new Set(fresh.map(key))
  const reports = [...kept.filter((report) => !replaced.has(key(report))), ...fresh].sort((one, other) =>
    key(one) < key(other) ? -1 : 1,
  )
  writeFileSync(KEPT, `${JSON.stringify(reports, null, 1)}\n`)
  writeFileSync(PAGE, renderFaults(reports) + writtenByHand())
}

/** The table of kinds stays as it is. */
function writtenByHand() {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''
  const at = page.indexOf(KINDS)
  return at === -1 ? '' : `\n${page.slice(at)}`
}
