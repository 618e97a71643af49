// npm test: every check and test of the project, counted from the runners' own reports. The last line is the count.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { countsOf, readChecks, readPlaywright, readVitest, sentence, sum } from './lib/counts.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

const REPORTS = 'test-results'
const report = (name) => path.join(REPORTS, `${name}.json`)
const began = performance.now()

ensureInstalled()
ensureGenerated()
const chromium = ensureChromium()
rmSync(REPORTS, { recursive: true, force: true })

const counts = [await step('Types, lint, import rules, dead code', 'validate', ['scripts/validate.mjs'], readChecks)]
ensureBuilt()
counts.push(
  await step('What a page weighs', 'budget', ['--import', 'tsx', 'scripts/budget.ts'], readChecks),
  await vitest('Unit, screen, service, route, realtime and architecture tests', 'vitest', [], {}),
)
if (process.env.TEST_ALSO_ON) {
  const projects = ['service', 'realtime', 'faults'].flatMap((name) => ['--project', name])
  counts.push(
    await vitest('Service and realtime tests on a PostgreSQL server', 'postgresql', projects, {
      TEST_DATABASE_URL: process.env.TEST_ALSO_ON,
    }),
  )
}
counts.push(
  await step(
    'Browser tests',
    'playwright',
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'tests/playwright.config.ts',
      '--reporter',
      'list,json',
    ],
    readPlaywright,
    { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(report('playwright')) },
  ),
)

const total = sum(counts)
if (total.failures.length) console.log(`\nFailed:\n${total.failures.map((name) => `  ${name}`).join('\n')}`)
console.log(`\n${((performance.now() - began) / 60_000).toFixed(1)} minutes`)
console.log(sentence(total))
process.exitCode = total.failed > 0 ? 1 : 0

function vitest(title, name, args, env) {
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report(name)}`]
  return step(title, name, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], readVitest, env)
}

async function step(title, name, args, read, env = {}) {
  console.log(`\n== ${title}`)
  const started = performance.now()
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.once('error', () => resolve(1))
    child.once('close', (status) => resolve(status ?? 1))
  })
  const result = countsOf(title, report(name), read, code)
  console.log(`   ${sentence(result)} (${((performance.now() - started) / 1000).toFixed(0)} s)`)
  return result
}
