import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { read, sourceFiles } from './source-files.ts'

const page = read('CONTRIBUTING.md')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

const quoted = [...page.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words)
const commands = quoted.filter((words) => words.startsWith('npm '))
const paths = quoted.filter((words) => !words.startsWith('npm ') && /[./]/.test(words))
const names = quoted.filter((words) => /^\w+$/.test(words))

const unknownCommands = (given: string[]) =>
  given.filter((command) => !scripts[/^npm (?:run )?([\w:]+)/.exec(command)?.[1] ?? ''])
const missingPaths = (given: string[]) => given.filter((path) => !existsSync(path))
const howTos = page.split(/^## /m).filter((part) => part.startsWith('How to add'))

test('what is wrong would be seen', () => {
  expect(unknownCommands(['npm test', 'npm run dev', 'npm run nothing -- at all', 'npm start'])).toEqual([
    'npm run nothing -- at all',
  ])
  expect(missingPaths(['app/routes', 'app/nowhere', 'gone.ts'])).toEqual(['app/nowhere', 'gone.ts'])
})

test('every command it names is a script', () => {
  expect(commands.length).toBeGreaterThan(8)
  expect(unknownCommands(commands)).toEqual([])
})

test('every path and link it names is there', () => {
  expect(paths.length).toBeGreaterThan(20)
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target)
  expect(missingPaths([...paths, ...links])).toEqual([])
})

test('every name of the code it uses is used by the code', () => {
  const code = [...sourceFiles(/^(app|server)\/.*\.tsx?$/), 'prisma/schema.prisma'].map(read).join('\n')
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([])
})

test('each way to add something has five lines at most', () => {
  const lines = howTos.map((part) =>
    part
      .split('\n')
      .slice(1)
      .filter((line) => line.trim()),
  )
  expect(howTos.map((part) => part.split('\n')[0])).toEqual(
    ['page', 'event', 'ballot method', 'socket topic'].map(
      (what) => `How to add a${what === 'event' ? 'n' : ''} ${what}`,
    ),
  )
  expect(lines.filter((one) => one.length > 5)).toEqual([])
})
