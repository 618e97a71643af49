// npm run budget: the compressed JavaScript each page of the build loads, against what it may.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import type { Manifest } from 'vite'

const CLIENT = 'build/client'
const LIMITS = { public: 110, workspace: 200, section: 320 } // kilobytes of 1,000 bytes
const ALWAYS = ['common', 'ui']
/** Fetched when the reader asks for it, or for as long as a session is on: opens a menu, is asked a question, is told something, names somebody. What comes by itself, or with somebody else, counts. */
const ASKED_FOR = new Set([
  'app/ui/question-dialog.tsx',
  'app/ui/keys-dialog.tsx',
  'app/ui/menu-popover.tsx',
  'app/ui/toast-region.tsx',
  'app/features/comments/mention-list.tsx',
  'app/features/ballots/result-line.tsx',
  // While a session is on.
  'app/live-banner.tsx',
  // Once a moderator has opened a screen.
  'app/features/screens/screen-beside.tsx',
  'app/features/ballots/room/ballot-on-screen.tsx',
])

type Kind = keyof typeof LIMITS
type Page = { url: string; kind: Kind; bytes: number }
type Handle = { namespaces?: string[]; scripts?: false } | undefined
type Route = { id: string; parentId?: string; path?: string; index?: boolean; module: string; imports?: string[] }
type RemixManifest = { entry: { module: string; imports: string[] }; routes: Record<string, Route>; url: string }

const vite = JSON.parse(readFileSync('build/.vite/client-manifest.json', 'utf8')) as Manifest
const chunks = new Map(Object.values(vite).map((chunk) => [chunk.file, chunk]))
const remix = readRemixManifest()
process.env.NODE_ENV = 'production'
const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild

const pages = Object.values(remix.routes)
  .filter(({ id }) => hasScreen(id) && !path.basename(id).startsWith('_layout') && id !== 'root')
  .map(weigh)
  .sort((one, other) => other.bytes - one.bytes)
report(pages)
process.exit(pages.every(isLight) ? 0 : 1)

// ----------------------------------------------------------------------------

function weigh(route: Route): Page {
  const chain = chainOf(route)
  const url = `/${chain.flatMap(({ path: part }) => part || []).join('/')}`
  const handles = chain.map(({ id }) => build.routes[id]?.module.handle as Handle)
  const files = handles.some((handle) => handle?.scripts === false) ? ['plain-page.js'] : filesOf(chain, handles)
  return { url, kind: kindOf(url), bytes: [...new Set(files)].reduce((total, file) => total + compressed(file), 0) }
}

/** The entry, the route modules, the list of routes, the texts, and whatever those import, at once or later. */
function filesOf(chain: Route[], handles: Handle[]) {
  const found = new Set<string>()
  follow(fileOf(remix.entry.module), found, { lazy: false })
  for (const { module, imports = [] } of chain) {
    for (const file of [module, ...imports]) follow(fileOf(file), found, { lazy: true })
  }
  const namespaces = new Set([...ALWAYS, ...handles.flatMap((handle) => handle?.namespaces ?? [])])
  return [...found, ...[...namespaces].map(heaviestTexts), fileOf(remix.url)]
}

function follow(file: string, found: Set<string>, { lazy }: { lazy: boolean }) {
  if (found.has(file) || !file.endsWith('.js')) return
  found.add(file)
  const chunk = chunks.get(file)
  for (const key of chunk?.imports ?? []) follow(vite[key]?.file ?? '', found, { lazy })
  for (const key of lazy ? (chunk?.dynamicImports ?? []).filter(comesWithThePage) : [])
    follow(vite[key]?.file ?? '', found, { lazy })
}

/** Texts are counted by namespace; some chunks wait until they are asked for. */
function comesWithThePage(key: string) {
  return !key.includes('/locales/') && !ASKED_FOR.has(key)
}

/** A page loads its texts in one language; the longer one counts. */
function heaviestTexts(namespace: string) {
  const files = ['en', 'fr'].map((language) => vite[`app/locales/${language}/${namespace}.json`]?.file)
  const known = files.filter((file) => file !== undefined)
  if (!known.length) throw new Error(`The build has no texts for the namespace ${namespace}`)
  return known.reduce((one, other) => (compressed(one) > compressed(other) ? one : other))
}

function chainOf(route: Route): Route[] {
  const parent = route.parentId ? remix.routes[route.parentId] : undefined
  return parent ? [...chainOf(parent), route] : [route]
}

function hasScreen(id: string) {
  return Boolean(build.routes[id]?.module.default)
}

function kindOf(url: string): Kind {
  // Where a living text is written: the editor comes with it.
  if (/\/(sections\/:sectionId|sessions\/:sessionId\/(minutes|tables\/:tableId))$/.test(url)) return 'section'
  // A projector's page is opened by a moderator and stays open: it is no page a visitor comes upon.
  return /^\/(roundtables|secretariat|profile|screens)\b/.test(url) ? 'workspace' : 'public'
}

function compressed(file: string) {
  return gzipSync(readFileSync(path.join(CLIENT, file)), { level: 6 }).length
}

function fileOf(url: string) {
  return url.replace(/^\//, '')
}

function readRemixManifest() {
  const name = readdirSync(path.join(CLIENT, 'assets')).find((file) => /^manifest-.*\.js$/.test(file))
  if (!name) throw new Error('There is no build to weigh: run npm run build')
  const text = readFileSync(path.join(CLIENT, 'assets', name), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as RemixManifest
}

function isLight({ kind, bytes }: Page) {
  return bytes <= LIMITS[kind] * 1000
}

function report(found: Page[]) {
  for (const page of found) {
    const weight = `${(page.bytes / 1000).toFixed(1).padStart(6)} kB of ${String(LIMITS[page.kind]).padStart(3)}`
    console.log(`${isLight(page) ? '      ' : 'HEAVY '} ${weight}  ${page.kind.padEnd(9)} ${page.url}`)
  }
  mkdirSync('test-results', { recursive: true })
  writeFileSync(
    'test-results/budget.json',
    JSON.stringify(found.map((page) => ({ name: `the weight of ${page.url}`, passed: isLight(page) }))),
  )
}
