import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { noteAddress } from './address.ts'
import { bodyLimit } from './body-limit.ts'
import { operatorGuard, requestGuard } from './guard.ts'
import { serveLiveness } from './health.ts'
import { failedAnswer, privateAnswers } from './private-answers.ts'
import { noteRequestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'
import { staticFiles } from './static-files.ts'

type AppOptions = {
  publicUrl: string
  port: number
  trustProxy: number
  mode: 'production' | 'development'
  build: ServerBuild | (() => Promise<ServerBuild>)
  requestLog: RequestHandler
  timeRequests: RequestHandler
  health: RequestHandler
  metrics: RequestHandler
  /** Serves the app's modules in development. */
  assets?: RequestHandler
}

/** The HTTP side of the process: guard, headers, files, pages. */
export function createApp(options: AppOptions) {
  const app = express()
  app.disable('x-powered-by')
  // The query is the framework's to read.
  app.set('query parser', false)
  app.set('trust proxy', options.trustProxy)
  app.use(noteRequestId)
  app.use(securityHeaders({ https: options.publicUrl.startsWith('https:'), development: options.mode === 'development' }))
  app.use(privateAnswers)
  app.use(['/health', '/metrics'], operatorGuard(options.publicUrl, options.port))
  app.get('/health', options.health)
  app.get('/health/live', serveLiveness)
  app.get('/metrics', options.metrics)
  app.use(options.requestLog)
  app.use(options.timeRequests)
  app.use(requestGuard(options.publicUrl, options.port))
  app.use(bodyLimit)
  app.use(noteAddress)
  app.use(compression())
  if (options.assets) app.use(options.assets)
  else app.use(staticFiles())
  app.all('*', createRequestHandler({
    build: options.build,
    mode: options.mode,
    getLoadContext: (_request, response) => ({
      nonce: response.locals.nonce as string,
      // The framework drops the headers of what a handler throws.
      answerWith: (name: string, value: string) => void response.setHeader(name, value),
    }),
  }))
  app.use(failedAnswer)
  return app
}
