import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { isThisMachine } from './loopback.ts'

const LOOP_LOOK_MS = 1000
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The numbers of one process: its memory, CPU and event loop from the start, what the others put in later. */
export function newRegistry() {
  const registry = new Registry()
  // Each look wakes an idle process.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_LOOK_MS })
  return registry
}

/** Times every answer. The address is no label: there are as many as there are records. */
export function timeRequests(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'roundtable_http_request_seconds',
    help: 'From the arrival of a request to the end of its answer',
    labelNames: ['method', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const method = /^(GET|HEAD|POST)$/.test(request.method) ? request.method : 'other'
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'aborted'
      seconds.observe({ method, status }, (performance.now() - began) / 1000)
    })
    next()
  }
}

/** Answers this machine, and a scraper elsewhere when it brings the token that was set for it. */
export function serveMetrics(registry: Registry, token: string | undefined): RequestHandler {
  return (request, response) => {
    if (!(isThisMachine(request) && response.locals.byKnownHost) && !bears(request.headers.authorization, token))
      return void response.status(404).end()
    registry.metrics().then(
      (text) => response.setHeader('Content-Type', registry.contentType).end(text),
      () => response.status(500).end(),
    )
  }
}

function bears(authorization: string | undefined, token: string | undefined) {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return token !== undefined && timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`))
}
