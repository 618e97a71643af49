import { expect, test } from 'vitest'
import { EVENT_NAMES } from '#app/shared/events/catalogue.ts'
import { read, sourceFiles } from './source-files.ts'

const subjects = [...new Set(EVENT_NAMES.map((name) => name.split('.')[0]))].join('|')
/** A literal that ends behind the dot, a regular expression with a dot behind a subject, an ending cut off. */
const PARTS = new RegExp(
  String.raw`['"\x60](?:${subjects})\.['"\x60]|[/(|](?:${subjects})\)?\\\.|(?:startsWith|endsWith|replace)\(['"\x60](?:${subjects})?\.(?:removed|restored|created)?['"\x60]`,
)

test.each([
  "name.startsWith('draft.')",
  '/^(pillar|section)\\./.test(name)',
  "name.endsWith('.removed')",
  "['section.', 'pillar.']",
  "name.replace('indicator.', '')",
])('a match by part is recognised: %s', (line) => {
  expect(line).toMatch(PARTS)
})

test('nothing reads part of an event name: what an event is stands in the catalogue', () => {
  const files = sourceFiles(/^(app|server|prisma|scripts)\/.*\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file))
  const found = files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (PARTS.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
