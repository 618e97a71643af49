import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** What a browser's links and forms send; nothing here answers to another. */
const METHODS = ['GET', 'HEAD', 'POST']

/** The hosts this installation answers to: its public one and, for whoever sits at the machine, the loopback names. */
export function allowedHosts(publicUrl: string, port: number): Set<string> {
  return new Set([new URL(publicUrl).host, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
}

/** Whether the Origin header names this installation; null, foreign and malformed ones do not. */
export function isOwnOrigin(origin: string | undefined, hosts: Set<string>, publicUrl: string): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  return hosts.has(host) && (host !== new URL(publicUrl).host || protocol === new URL(publicUrl).protocol)
}

/** A request that changes something must come from our own pages: by Sec-Fetch-Site, and by Origin where the browser sends one. */
export function isCrossSite(request: IncomingMessage, hosts: Set<string>, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  const { origin } = request.headers
  if (origin !== undefined) return !isOwnOrigin(origin, hosts, publicUrl)
  return site === undefined
}

/**
 * One guard in front of every request: known Host, no cross-site change, and none of the framework's side doors
 * (`?_data=` runs one handler without its parents' checks, `/__manifest` walks the route tree).
 */
export function requestGuard(publicUrl: string, port: number): RequestHandler {
  const hosts = allowedHosts(publicUrl, port)
  return (request, response, next) => {
    if (!hosts.has(request.headers.host ?? '')) return void response.status(421).type('text').send('This host is not served here.\n')
    if (request.path === '/__manifest' || request.path.startsWith('/__manifest/')) return void response.status(404).end()
    if (request.query._data !== undefined) return void response.status(400).type('text').send('This form of request is not supported.\n')
    if (!METHODS.includes(request.method)) return void response.status(405).set('Allow', METHODS.join(', ')).end()
    if (request.method === 'POST' && isCrossSite(request, hosts, publicUrl)) {
      return void response.status(403).type('text').send('This request came from another site.\n')
    }
    next()
  }
}
