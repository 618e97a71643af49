import { expect, test } from 'vitest'
import { read, sourceFiles } from './source-files.ts'

const files = sourceFiles(/^(app|server|prisma|scripts|tests)\/.*\.(ts|tsx|js|mjs)$/).filter(
  (file) => !/^prisma\/seed\/content\//.test(file),
)
const sizes = files.map((file) => ({
  file,
  lines: read(file)
    .split('\n')
    .filter((line) => line.trim()).length,
}))

test('no file has more than 300 lines', () => {
  expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
})

test('names are kebab-case and no folder has a barrel', () => {
  const named = files.filter((file) => /^(app\/(?!routes\/)|server\/|tests\/)/.test(file))
  expect(named.filter((file) => /[A-Z_]/.test(file))).toEqual([])
  expect(files.filter((file) => /^app\/(?!routes\/).*\/index\.tsx?$/.test(file))).toEqual([])
})
