import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { RequestHandler } from 'express'
import { branches } from './page-handlers.ts'

type Routes = ServerBuild['routes']

/**
 * Addresses that only take forms have nothing to show. Whoever visits one (a kept link, a reload, a tab the browser opens anew) is
 * taken to the nearest page above it, which decides who may see it.
 */
export function pagesForActs(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const trees = new WeakMap<Routes, ReturnType<typeof branches>>()
  const leafAt = (routes: Routes, address: string) => {
    const tree = trees.get(routes) ?? branches(routes, undefined)
    trees.set(routes, tree)
    return routes[matchRoutes(tree, address)?.at(-1)?.route.id ?? '']
  }
  const isPage = (routes: Routes, address: string) => {
    const leaf = leafAt(routes, address)
    return Boolean(leaf?.module.default) && !leaf!.path?.endsWith('*')
  }
  const pageAbove = (routes: Routes, address: string): string => {
    const above = address.replace(/\/+[^/]*\/*$/, '')
    return !above || isPage(routes, above) ? above || '/' : pageAbove(routes, above)
  }
  return (request, response, next) => {
    if (request.method === 'POST' || request.path.endsWith('.data')) return next()
    const answer = ({ routes }: ServerBuild) => {
      const module = leafAt(routes, request.path)?.module
      if (!module?.action || module.loader || module.default) return next()
      response.redirect(302, pageAbove(routes, request.path))
    }
    Promise.resolve(typeof build === 'function' ? build() : build)
      .then(answer)
      .catch(next)
  }
}
