// What the runners report, in one shape: how many items passed, failed and were skipped, and the names of the failed ones.
import { existsSync, readFileSync } from 'node:fs'

const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** A runner that crashed, or found nothing to run, is a failure of its own. */
export function countsOf(name, report, read, code) {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : nothing
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, failures: [`${name} reported no tests`] }
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, failures: [`${name} ended with code ${code}`] }
  return counts
}

export function readChecks(checks) {
  const failures = checks.filter(({ passed }) => !passed).map(({ name }) => name)
  return { passed: checks.length - failures.length, failed: failures.length, skipped: 0, failures }
}

export function readVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const failed = tests.filter(({ status }) => status === 'failed')
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed.length + broken.length,
    skipped: tests.length - failed.length - tests.filter(({ status }) => status === 'passed').length,
    failures: [
      ...failed.map(({ file, fullName }) => `${short(file)} ${fullName}`),
      ...broken.map(({ name }) => `${short(name)} could not be run`),
    ],
  }
}

export function readPlaywright({ stats, errors, suites }) {
  const failures = [...errors.map(({ message }) => String(message).split('\n')[0]), ...suites.flatMap(failedIn)]
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed, skipped: stats.skipped, failures }
}

function failedIn(suite) {
  const here = (suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, title }) => `${file} ${title}`)
  return [...here, ...(suite.suites ?? []).flatMap(failedIn)]
}

function short(file) {
  return file.replace(`${process.cwd()}/`, '')
}

export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      failures: [...total.failures, ...one.failures],
    }),
    nothing,
  )
}

export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
