// npm run bench:live -- [--before ../checkout-of-before] [--pages 100,300] [--votes 100] [--seconds 10]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inBench, inRoot, ROOT } from '../lib/paths.ts'

const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    pages: { type: 'string', default: '100,300' },
    votes: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '10' },
  },
})

type Measured = {
  pages: number
  votes: number
  statements: number
  cpu: number
  database: number
  bytes: number
  loads: number
  p50: number
  p95: number
  answerP95: number
  load: number
}

/** In the tree's own folder, so that its own code, build and factories are measured. */
function measureIn(tree: string, pages: string): Measured {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, {
      cwd: tree,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 1e8,
    })
  if (tree !== ROOT) cpSync(inBench('live'), path.join(tree, 'tests/bench/live'), { recursive: true })
  const built = run('scripts/build.mjs')
  if (built.status !== 0) throw new Error(built.stdout + built.stderr)
  const { status, stdout, stderr } = run(
    '--import',
    'tsx',
    'tests/bench/live/measure.ts',
    pages,
    values.votes,
    values.seconds,
  )
  if (status !== 0) throw new Error(stdout + stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured
}

const each = (measured: Measured, what: number) => what / measured.votes / measured.pages
const ROWS: [string, (one: Measured) => number][] = [
  ['SQL statements a vote', (one) => one.statements / one.votes],
  ['SQL statements a vote and page', (one) => each(one, one.statements)],
  ['server CPU ms a vote and page', (one) => each(one, one.cpu)],
  ['database CPU ms a vote and page', (one) => each(one, one.database)],
  ['bytes a vote and page', (one) => each(one, one.bytes)],
  ['loads a page', (one) => one.loads / one.pages],
  ['vote to screen p50 ms', (one) => one.p50],
  ['vote to screen p95 ms', (one) => one.p95],
  ['vote to its answer p95 ms', (one) => one.answerP95],
]

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
const lines = ['| pages | what | before | now | before / now |', '| ---: | --- | ---: | ---: | ---: |']
for (const pages of values.pages.split(',')) {
  const before = values.before ? measureIn(path.resolve(values.before), pages) : null
  const now = measureIn(ROOT, pages)
  for (const [what, of] of ROWS)
    lines.push(
      `| ${pages} | ${what} | ${before ? figure(of(before)) : '-'} | ${figure(of(now))} | ${before ? `${figure(of(before) / of(now))}x` : '-'} |`,
    )
  process.stderr.write(`${JSON.stringify({ before, now })}\n`)
}
const table = `${lines.join('\n')}\n`
mkdirSync(inRoot('test-results'), { recursive: true })
writeFileSync(inRoot('test-results/bench-live.md'), table)
process.stdout.write(table)
