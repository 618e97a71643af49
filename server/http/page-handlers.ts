import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { RequestHandler } from 'express'

type Routes = ServerBuild['routes']
type Branches = Exclude<Parameters<typeof matchRoutes>[0][number]['children'], undefined>
type Handled = Omit<Parameters<typeof createRequestHandler>[0], 'build'>
type Build = ServerBuild | (() => Promise<ServerBuild>)

/** As many addresses as the product has, with room for those that nobody wrote. */
const MOST_SHAPES = 2000
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const SOME_ID = '00000000-0000-4000-8000-000000000000'

/**
 * The framework finds the route of an address anew three times a request, each time among all of them: a tenth of what an act in a full room
 * costs. What asks for data has no page to make, so it is handed to a handler that knows its own route, with those around it, and no other.
 */
export function pageHandlers(build: Build, settings: Handled): RequestHandler {
  const all = createRequestHandler({ build, ...settings })
  // In development the routes are others after each change.
  if (typeof build === 'function') return all
  const routeOf = leavesOf(build.routes)
  const handlers = new Map<string, RequestHandler>()
  const handlerOf = (id: string) => {
    const known =
      handlers.get(id) ??
      createRequestHandler({ build: { ...build, routes: withParents(build.routes, id) }, ...settings })
    handlers.set(id, known)
    return known
  }
  return (request, response, next) => {
    const leaf = request.path.endsWith('.data') ? routeOf(request.path.slice(0, -'.data'.length)) : null
    return (leaf ? handlerOf(leaf) : all)(request, response, next)
  }
}

/** The id of the route of an address, found once for all that differ in the ids they hold. */
export function leavesOf(routes: Routes) {
  const tree = branches(routes, undefined)
  const known = new Map<string, string | null>()
  return (address: string) => {
    const shape = address.replace(ID, SOME_ID)
    let leaf = known.get(shape)
    if (leaf === undefined) {
      leaf = matchRoutes(tree, shape === '/_root' ? '/' : shape)?.at(-1)?.route.id ?? null
      if (known.size < MOST_SHAPES) known.set(shape, leaf)
    }
    return leaf
  }
}

function withParents(routes: Routes, id: string): Routes {
  const chain: Routes = {}
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined)
    chain[route.id] = route
  return chain
}

export function branches(routes: Routes, parentId: string | undefined): Branches {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, index, caseSensitive } = route
    return [index ? { id, path, index, caseSensitive } : { id, path, caseSensitive, children: branches(routes, id) }]
  })
}
