import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const house = mkdtempSync(path.join(tmpdir(), 'rt-imports-'))
const reported = new Set<string>()

/** A house that holds these files and nothing else; a breach is one file that imports what it must not. */
const SOUND = [
  'app/shared/words.ts',
  'app/shared/events/catalogue.ts',
  'app/ui/button.tsx',
  'app/editor/schema/marks.ts',
  'app/editor/pen.ts',
  'app/platform/db.server.ts',
  'app/platform/prisma/client.ts',
  'app/features/one/one.server.ts',
  'app/features/one/one.policy.ts',
  'app/features/one/rules.ts',
  'app/features/two/two.ts',
  'app/routes/page.tsx',
  'app/routes/other.tsx',
  'server/index.ts',
  'server/realtime/room.ts',
  'server/realtime/collab/serve.ts',
  'server/realtime/collab/cluster/edge.ts',
  'tests/factories/people.ts',
]

const BREACHES: [rule: string, from: string, to: string][] = [
  ['shared-is-a-leaf', 'app/shared/breach.ts', '#app/ui/button.tsx'],
  ['ui-has-no-domain', 'app/ui/breach.ts', '#app/features/two/two.ts'],
  ['editor-has-no-feature', 'app/editor/breach.ts', '#app/features/one/one.policy.ts'],
  ['platform-has-no-domain', 'app/platform/breach.server.ts', '#app/features/one/one.server.ts'],
  ['features-do-not-know-http', 'app/features/one/breach.ts', '#app/routes/page.tsx'],
  ['features-meet-at-the-front-door', 'app/features/two/breach.ts', '#app/features/one/rules.ts'],
  ['edges-do-not-query', 'app/routes/breach.tsx', '#app/platform/db.server.ts'],
  ['edges-do-not-query', 'server/realtime/breach.ts', '../../app/platform/db.server.ts'],
  ['realtime-has-no-screens', 'server/realtime/breach-screen.ts', '#app/editor/pen.ts'],
  ['documents-have-no-chapter', 'server/realtime/collab/breach.ts', '#app/features/one/one.server.ts'],
  ...['measures', 'wire', 'document', 'log', 'room', 'session'].map((folder): [string, string, string] => [
    `collab-${folder}-looks-down`,
    `server/realtime/collab/${folder}/breach.ts`,
    '../cluster/edge.ts',
  ]),
  ['collab-cluster-looks-down', 'server/realtime/collab/cluster/breach.ts', '../serve.ts'],
  ['routes-are-islands', 'app/routes/breach-island.tsx', './other.tsx'],
  ['browser-code-is-browser-safe', 'app/features/one/breach-screen.tsx', './one.server.ts'],
  ['the-browser-has-no-catalogue', 'app/features/one/breach-list.tsx', '#app/shared/events/catalogue.ts'],
  ['only-the-entry-sees-server', 'app/features/one/breach.server.ts', '#server/realtime/room.ts'],
  ['the-shell-sees-no-app', 'server/breach.ts', '#app/shared/words.ts'],
  ['no-tests-in-production', 'app/features/one/breach-two.server.ts', '#tests/factories/people.ts'],
  ['the-client-is-generated-once', 'app/features/one/breach-three.server.ts', '#app/platform/prisma/client.ts'],
  ['one-session-library-door', 'app/features/one/breach-four.server.ts', 'lucia'],
  ['nothing-unresolved', 'app/shared/breach-missing.ts', './nowhere.ts'],
]

/** Two files each, that import each other. */
const CIRCLES: [name: string, one: string, two: string][] = [
  [
    'app/shared/values',
    `import { two } from './values-two.ts'\nexport const one = two\n`,
    `import { one } from './values-one.ts'\nexport const two = one\n`,
  ],
  [
    'app/ui/types',
    `import type { Two } from './types-two.ts'\nexport type One = Two | null\n`,
    `import { type One } from './types-one.ts'\nexport type Two = One | 2\n`,
  ],
  [
    'app/editor/late',
    `export const load = () => import('./late-two.ts')\n`,
    `import type { load } from './late-one.ts'\nexport type Load = typeof load\n`,
  ],
  [
    'server/realtime/collab/wire/inline',
    `export type One = import('./inline-two.ts').Two\n`,
    `export type Two = import('./inline-one.ts').One\n`,
  ],
  [
    'scripts/steps',
    `import type { Two } from './steps-two.ts'\nexport type One = Two | null\n`,
    `import type { One } from './steps-one.ts'\nexport type Two = One | 2\n`,
  ],
  [
    'tests/factories/pair',
    `import type { Two } from './pair-two.ts'\nexport type One = Two | null\n`,
    `import type { One } from './pair-one.ts'\nexport type Two = One | 2\n`,
  ],
]

beforeAll(() => {
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) cpSync(file, path.join(house, file))
  symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'))
  for (const file of SOUND) write(file, `export const value = '${file}'\n`)
  for (const [, from, to] of BREACHES) write(from, `import * as other from '${to}'\nexport const kept = other\n`)
  for (const [name, first, second] of CIRCLES) {
    write(`${name}-one.ts`, first)
    write(`${name}-two.ts`, second)
  }
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'app',
    'server',
    'scripts',
    'tests',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 50_000_000 })
  if (!stdout) throw new Error(stderr)
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  for (const { from, rule } of summary.violations) reported.add(`${rule.name}: ${from}`)
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

test.each(BREACHES)('%s reports what %s imports', (rule, from) => {
  expect([...reported]).toContain(`${rule}: ${from}`)
})

test.each(CIRCLES)('a circle of imports is reported: %s', (name) => {
  expect([...reported].some((breach) => breach.startsWith(`no-cycles: ${name}-`))).toBe(true)
})

test('a file without a breach is left alone', () => {
  expect([...reported].filter((breach) => SOUND.some((file) => breach.endsWith(`: ${file}`)))).toEqual([])
})

function write(file: string, text: string) {
  const full = path.join(house, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, text)
}
