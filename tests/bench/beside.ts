import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { Result } from './lib/context.ts'
import { inRoot, ROOT } from './lib/paths.ts'
import { readResults } from './lib/results.ts'
import { cell, ratio, spreadOf } from './lib/statistics.ts'

/** What an engineer would notice first if the document server had become slower or hungrier. */
const NUMBERS: Record<string, string> = {
  visibleP50: 'edit to visible p50 ms',
  visibleP95: 'edit to visible p95 ms',
  ackP95: 'edit to acknowledged p95 ms',
  cpuPer1000: 'server CPU ms / 1,000 deliveries',
  databaseCpuPer1000: 'database CPU ms / 1,000 deliveries',
  bytesPerDelivery: 'bytes / delivery',
  heapPerSocketKb: 'heap kB / socket',
  heapMbEach: 'heap MB / document',
  allSyncedMs: 'all joined after ms',
  cpuPerJoin: 'server CPU ms / join',
}

/**
 * Measures another checkout and this one in turn, each with its own bench, and prints a table of the medians. Each repeat begins with
 * the other tree.
 */
export function measureBeside(
  before: string,
  { only, systems, repeats }: Record<'only' | 'systems' | 'repeats', string>,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-beside-'))
  const measured = { before: [] as Result[], now: [] as Result[] }
  const trees = { before: path.resolve(before), now: ROOT }
  const load = loadavg()[0]!
  for (let repeat = 1; repeat <= Number(repeats); repeat++) {
    for (const tree of repeat % 2 ? (['before', 'now'] as const) : (['now', 'before'] as const)) {
      const out = path.join(folder, `${tree}-${repeat}.jsonl`)
      const args = ['--import', 'tsx', 'tests/bench/run.ts', '--only', only, '--systems', systems, '--out', out]
      const { status } = spawnSync(process.execPath, args, { cwd: trees[tree], stdio: 'inherit' })
      if (status !== 0) throw new Error(`The bench of ${trees[tree]} ended with ${status}.`)
      measured[tree].push(...readResults(out).results)
    }
  }
  const lines = [
    `| scenario | system | what | before | now | now / before |`,
    '| --- | --- | --- | ---: | ---: | ---: |',
  ]
  for (const scenario of only.split(',')) {
    for (const system of systems.split(',')) {
      for (const [key, what] of Object.entries(NUMBERS)) {
        const [old, own] = [measured.before, measured.now].map((results) => spread(results, scenario, system, key))
        if (old || own)
          lines.push(`| ${scenario} | ${system} | ${what} | ${cell(old!)} | ${cell(own!)} | ${ratio(own!, old!)} |`)
      }
    }
  }
  const failed = [...measured.before, ...measured.now].filter(({ ok }) => !ok).length
  const table = `${lines.join('\n')}\n\nLoad average at the beginning: ${load.toFixed(1)}. Not measured: ${failed}.\n`
  mkdirSync(inRoot('test-results'), { recursive: true })
  writeFileSync(inRoot('test-results/bench-beside.md'), table)
  process.stdout.write(table)
}

function spread(results: Result[], scenario: string, system: string, key: string) {
  return spreadOf(
    results
      .filter((one) => one.scenario === scenario && one.system === system)
      .map((one) => (one.ok ? one.numbers[key] : null)),
  )
}
