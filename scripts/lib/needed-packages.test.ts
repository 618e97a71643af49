import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CARRIED, missingPackages, onlyProductionPackages } from './needed-packages.js'

const chunk = (...imports: string[]) => ({ type: 'chunk', imports, dynamicImports: [] as string[] })

it('names the packages that nothing installs, once each, by their own name', () => {
  const imports = [
    'node:fs',
    'path',
    './chunk.js',
    '/app/chunk.js',
    'pg',
    '@tiptap/pm/state',
    'vite',
    'tsx/esm',
    '@prisma/client/runtime/client',
    '@prisma/client',
  ]
  expect(missingPackages(imports, ['pg', '@tiptap/pm'])).toEqual(['@prisma/client', 'tsx', 'vite'])
})

it('refuses a build that imports what only development installs, at once or later', () => {
  const refusals: string[] = []
  const build = { error: (message: string) => void refusals.push(message) }
  const bundle = {
    'index.js': chunk('node:fs', 'express', 'assets/other.js'),
    'assets/other.js': chunk('pg'),
    'style.css': { type: 'asset' },
  }
  onlyProductionPackages.generateBundle.call(build, {}, bundle)
  expect(refusals).toEqual([])
  onlyProductionPackages.generateBundle.call(
    build,
    {},
    { ...bundle, 'late.js': { ...chunk(), dynamicImports: ['typescript'] } },
  )
  expect(refusals).toEqual([expect.stringContaining('imports typescript, which "dependencies"')])
})

it('what the build carries is not installed for the product', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const twice = Object.keys(dependencies).filter((name) =>
    CARRIED.some((carried) => (typeof carried === 'string' ? carried === name : carried.test(name))),
  )
  expect(twice).toEqual([])
})
