import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ADVISORIES } from './advisories.ts'

type Lock = { packages: Record<string, { version?: string }> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

function installed(name: string): string[] {
  const found = Object.entries(packages).filter(
    ([place]) => place.endsWith(`node_modules/${name}`) || place === `node_modules/${name}`,
  )
  return [...new Set(found.flatMap(([, { version }]) => version ?? []))]
}

/** A prerelease comes before its release. */
function compare(a: string, b: string) {
  const [one, two] = [a, b].map((version) => (version.split('-')[0] ?? '').split('.').map(Number))
  for (let at = 0; at < 3; at++) if (one![at] !== two![at]) return one![at]! - two![at]!
  return Number(b.includes('-')) - Number(a.includes('-'))
}

const majorOf = (version: string) => Number(version.split('.')[0])

function isSafe(version: string, safe: string[]) {
  const floor = safe.find((one) => majorOf(one) === majorOf(version))
  return floor ? compare(version, floor) >= 0 : majorOf(version) > Math.max(...safe.map(majorOf))
}

test('the floor is where it is said to be', () => {
  const safe = ['1.1.12', '2.0.2']
  for (const version of ['1.1.12', '1.2.0', '2.0.2', '2.10.0', '3.0.0'])
    expect(isSafe(version, safe), version).toBe(true)
  for (const version of ['0.9.9', '1.1.11', '2.0.1', '2.0.2-beta.1']) expect(isSafe(version, safe), version).toBe(false)
})

test.each(ADVISORIES)(
  '$name is installed in no version with $advisory, but for those kept with a reason',
  ({ name, safe, kept = {} }) => {
    expect(
      installed(name)
        .filter((version) => !isSafe(version, safe))
        .sort(),
    ).toEqual(Object.keys(kept).sort())
  },
)
