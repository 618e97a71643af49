import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

test('every test is run by exactly one project of one runner', () => {
  const args = ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--json']
  const listed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const byVitest = (JSON.parse(listed.slice(listed.indexOf('['))) as { file: string }[]).map(({ file }) =>
    file.replace(`${process.cwd()}/`, ''),
  )
  const byPlaywright = sourceFiles(/^tests\/e2e\/.*\.spec\.ts$/)
  expect([...byVitest, ...byPlaywright].sort()).toEqual(sourceFiles(/\.(test|spec)\.(ts|tsx|js|mjs)$/))
})
