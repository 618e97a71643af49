import { expect, it } from 'vitest'
import { isHeldByProcess } from './held-modules.ts'

type Module = { file: string; importers: Set<Module> }

const module = (file: string, ...importers: Module[]): Module => ({
  file: `/product/${file}`,
  importers: new Set(importers),
})
const entry = module('app/entry.server.tsx')
const gateway = module('server/realtime/gateway/rooms.ts', entry)
const policy = module('app/features/sections/section.policy.ts', gateway)
const words = module('app/features/sections/words.ts', policy)
const page = module('app/routes/page.tsx')
const card = module('app/ui/card.tsx', page)
page.importers.add(card) // A circle ends the walk too.

const modules = [gateway, policy, words, page, card]
const graph = { getModulesByFile: (file: string) => new Set(modules.filter((one) => one.file === file)) }

it.each([
  ['server/realtime/gateway/rooms.ts', true],
  ['server/http/guard.ts', true], // loaded beside Vite
  ['app/features/sections/section.policy.ts', true],
  ['app/features/sections/words.ts', true], // by way of another
  ['prisma/schema.prisma', true],
  ['server/http/guard.test.ts', false],
  ['app/routes/page.tsx', false],
  ['app/ui/card.tsx', false],
  ['docs/architecture.md', false],
])('%s is held by the process: %s', (file, held) => {
  expect(isHeldByProcess(`/product/${file}`, '/product', graph)).toBe(held)
})
