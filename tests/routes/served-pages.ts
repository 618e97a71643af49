import { execFileSync } from 'node:child_process'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import config from '../../remix.config.js'

type Listed = { id: string; file: string; path?: string; index?: boolean; children?: Listed[] }
type Module = Record<string, unknown>

const found = import.meta.glob<Module>(['/app/routes/**/*.{ts,tsx}', '/app/root.tsx'])
const modules = Object.fromEntries(
  await Promise.all(
    Object.entries(found).map(async ([file, load]) => [file.replace('/app/', ''), await load()] as const),
  ),
)

const text = execFileSync(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'routes', '--json'], {
  encoding: 'utf8',
})
const listed = (JSON.parse(text.slice(text.indexOf('['))) as Listed[]).flatMap((route) => withChildren(route))

function withChildren({ children = [], ...route }: Listed, parents: Listed[] = []): (Listed & { parents: Listed[] })[] {
  return [{ ...route, parents }, ...children.flatMap((child) => withChildren(child, [...parents, route]))]
}

const routeOf = (route: (typeof listed)[number]) => {
  const module = modules[route.file]!
  const { id, path, index } = route
  return { id, parentId: route.parents.at(-1)?.id, path: path || undefined, index, caseSensitive: undefined, module }
}

const assetOf = (route: (typeof listed)[number]) => {
  const { module, ...rest } = routeOf(route)
  const has = (name: string) => name in module
  return {
    ...rest,
    module: `/${route.id}.js`,
    imports: [],
    css: [],
    hasAction: has('action'),
    hasLoader: has('loader'),
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: has('ErrorBoundary'),
  }
}

const byId = <T extends { id: string }>(routes: T[]) => Object.fromEntries(routes.map((route) => [route.id, route]))

const build = {
  entry: { module: entry },
  routes: byId(listed.map(routeOf)),
  assets: {
    entry: { module: '/entry.js', imports: [] },
    routes: byId(listed.map(assetOf)),
    url: '/manifest.js',
    version: 'test',
  },
  assetsBuildDirectory: 'build/client',
  basename: '/',
  publicPath: '/',
  isSpaMode: false,
  future: config.future,
} as unknown as ServerBuild

const handle = createRequestHandler(build, 'production')

/** What the whole product answers, as its process does: every loader of the page's routes, and the document rendered. Only what changes nothing is read once. */
export async function servePage(request: Request) {
  const reads = entry.pageReads()
  const serve = () => handle(request, { nonce: '', answerWith: () => {} })
  const response = await (request.method === 'GET' ? reads.run(serve) : serve())
  const text = await response.text()
  reads.end()
  return { status: response.status, text }
}

/** Every address that has a page, with the file of its route. */
export const pages = listed
  .filter(({ file, id }) => id !== 'root' && !file.endsWith('_layout.tsx') && modules[file]?.default)
  .map(({ file, path = '', parents }) => ({
    file: file.replace('routes/', ''),
    path: `/${[...parents.map((parent) => parent.path), path].filter(Boolean).join('/')}`,
  }))
