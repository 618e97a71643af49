import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { pagesForActs } from './act-addresses.ts'
import { noteAddress } from './address.ts'
import { withAnswerHeaders } from './answer-headers.ts'
import { bodyLimit } from './body-limit.ts'
import { failedAnswer } from './cache-headers.ts'
import { operatorGuard, requestGuard } from './guard.ts'
import { serveLiveness } from './health.ts'
import { pageHandlers } from './page-handlers.ts'
import { staticFiles } from './static-files.ts'

type AppOptions = {
  publicUrl: string
  port: number
  trustProxy: number
  mode: 'production' | 'development'
  build: ServerBuild | (() => Promise<ServerBuild>)
  requestLog: RequestHandler
  timeRequests: RequestHandler
  /** Keeps what a page's loaders read until it is served. */
  pageReads: () => { run: (serve: () => void) => void; end: () => void }
  health: RequestHandler
  metrics: RequestHandler
  /** Serves the app's modules in development. */
  assets?: RequestHandler
}

/** The HTTP side of the process: guard, headers, files, pages. */
export function createApp(options: AppOptions) {
  const { publicUrl, trustProxy, mode } = options
  const app = withAnswerHeaders(express(), { publicUrl, trustProxy, development: mode === 'development' })
  app.use(['/health', '/metrics'], operatorGuard(publicUrl, options.port))
  app.get('/health', options.health)
  app.get('/health/live', serveLiveness)
  app.get('/metrics', options.metrics)
  app.use(options.requestLog)
  app.use(options.timeRequests)
  app.use(requestGuard(publicUrl, options.port))
  app.use(bodyLimit)
  app.use(noteAddress)
  app.use(compression())
  if (options.assets) app.use(options.assets)
  else app.use(staticFiles())
  app.use(pagesForActs(options.build))
  app.use(keepPageReads(options.pageReads))
  app.all(
    '*',
    pageHandlers(options.build, {
      mode,
      getLoadContext: (_request, response) => ({
        nonce: response.locals.nonce as string,
        // The framework drops the headers of what a handler throws.
        answerWith: (name: string, value: string) => void response.setHeader(name, value),
      }),
    }),
  )
  app.use(failedAnswer)
  return app
}

/** Not for acts, nor for the page that answers one: they see how things stand at each moment. */
function keepPageReads(pageReads: AppOptions['pageReads']): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const reads = pageReads()
    response.once('close', reads.end)
    reads.run(next)
  }
}
