// npm run validate: types, format, lint, import rules, dead code. Writes what it found to test-results/validate.json for npm test.
// With names of steps only those, and nothing is written: npm run lint, npm run typecheck.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { ensureGenerated, ensureInstalled, fail } from './lib/prepare.mjs'
import { runSteps } from './lib/run-step.mjs'

const REPORT = 'test-results/validate.json'
const tool = (file, ...args) => ({ command: process.execPath, args: [`node_modules/${file}`, ...args] })

const STEPS = [
  { name: 'types', ...tool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'format', ...tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', ...tool('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  {
    name: 'import rules',
    ...tool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'app',
      'server',
      'scripts',
      'prisma',
      'tests',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ),
  },
  { name: 'dead code', ...tool('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
]

const named = process.argv.slice(2)
const unknown = named.find((name) => !STEPS.some((step) => step.name === name))
if (unknown) fail(`There is no step "${unknown}": ${STEPS.map(({ name }) => name).join(', ')}.`)
if (!named.length) rmSync(REPORT, { force: true })
ensureInstalled()
ensureGenerated()

const results = await runSteps(named.length ? STEPS.filter(({ name }) => named.includes(name)) : STEPS, {
  atOnce: 2,
  onResult: ({ name, code, output, seconds }) => {
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)`)
    if (code !== 0) console.log(`${output}\n`)
  },
})

if (!named.length) {
  mkdirSync('test-results', { recursive: true })
  writeFileSync(REPORT, JSON.stringify(results.map(({ name, code }) => ({ name, passed: code === 0 }))))
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1
