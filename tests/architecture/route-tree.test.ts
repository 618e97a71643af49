import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

type Route = { id: string; file: string; path?: string; children?: Route[] }

const listed = execFileSync(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'routes', '--json'], {
  encoding: 'utf8',
})
const [root] = JSON.parse(listed.slice(listed.indexOf('['))) as [Route]
const below = (route: Route): Route[] => [route, ...(route.children ?? []).flatMap(below)]

test('every parent is the root or a _layout.tsx, but for one address without a page under another', () => {
  const accidental = below(root).flatMap((parent) =>
    (parent.children ?? [])
      .filter(
        (child) => parent !== root && !/_layout\.tsx$/.test(parent.file) && !(isAddress(parent) && isAddress(child)),
      )
      .map((child) => `${parent.file} frames ${child.file}`),
  )
  expect(accidental).toEqual([])
})

test('folders of routes are three deep at most and hold routes only', () => {
  const files = sourceFiles(/^app\/routes\//)
  expect(files.filter((file) => file.split('/').length > 6)).toEqual([])
  expect(files.map((file) => file.replace(/^app\//, ''))).toEqual(
    below(root)
      .map(({ file }) => file)
      .filter((file) => file !== root.file)
      .sort(),
  )
})

function isAddress({ file }: Route) {
  return /\.ts$/.test(file)
}
