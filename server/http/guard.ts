import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Request, RequestHandler, Response } from 'express'

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
 * One guard in front of every request: an address that can be read, a known Host, no cross-site change, and none of the framework's
 * side doors (`?_data=` runs one handler without its parents' checks, `/__manifest` walks the route tree).
 */
export function requestGuard(publicUrl: string, port: number): RequestHandler {
  const hosts = allowedHosts(publicUrl, port)
  return (request, response, next) => {
    forgetForwardedHost(request)
    const url = readTarget(request)
    if (!url) return refuse(response, 400, 'This address cannot be read.\n')
    if (!hosts.has((request.headers.host ?? '').toLowerCase()))
      return refuse(response, 421, 'This host is not served here.\n')
    if (url.pathname === '/__manifest' || url.pathname.startsWith('/__manifest/'))
      return void response.status(404).end()
    // As the framework reads it: a reader of its own would stop after so many parameters, or take brackets for a list.
    if (url.searchParams.has('_data')) return refuse(response, 400, 'This form of request is not supported.\n')
    if (!METHODS.includes(request.method)) return void response.status(405).set('Allow', METHODS.join(', ')).end()
    if (request.method === 'POST' && isCrossSite(request, hosts, publicUrl))
      return refuse(response, 403, 'This request came from another site.\n')
    next()
  }
}

/**
 * The same for what operators ask. A balancer asks by address, which no page of another site can make a browser do. A scraper that
 * brings a token may use any name; by an unknown name nobody is taken for this machine.
 */
export function operatorGuard(publicUrl: string, port: number): RequestHandler {
  const hosts = allowedHosts(publicUrl, port)
  return (request, response, next) => {
    const host = request.headers.host ?? ''
    const known = hosts.has(host.toLowerCase()) || isIP(hostnameOf(host)) !== 0
    if (!known && !request.headers.authorization) return refuse(response, 421, 'This host is not served here.\n')
    response.locals.byKnownHost = known
    next()
  }
}

function hostnameOf(host: string) {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : ''
}

/** What was asked for, or null when nobody can tell. An address with its host, as clients send to proxies, becomes the path it stands for. */
function readTarget(request: Request): URL | null {
  if (/^https?:\/\//i.test(request.url) && URL.canParse(request.url)) {
    const whole = new URL(request.url)
    request.headers.host = whole.host
    request.originalUrl = request.url = whole.pathname + whole.search
  }
  if (!request.url.startsWith('/') || /%00/.test(request.url)) return null
  try {
    const url = new URL(`http://host${request.url}`)
    decodeURIComponent(url.pathname)
    return url
  } catch {
    return null
  }
}

/** The Host is the one that was checked. What a proxy says beside it, or anybody in its name, would make another address of the request. */
function forgetForwardedHost({ headers }: Request) {
  delete headers['x-forwarded-host']
  if (!/^https?(\s*,|$)/.test(String(headers['x-forwarded-proto'] ?? 'http'))) delete headers['x-forwarded-proto']
}

function refuse(response: Response, status: number, sentence: string) {
  response.status(status).type('text').send(sentence)
}
