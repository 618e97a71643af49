import type { Express } from 'express'
import { neverCached } from './cache-headers.ts'
import { noteRequestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

export type AnswerOptions = { publicUrl: string; trustProxy: number; development?: boolean }

/** What every answer carries, whoever gives it: an id, the security headers, and that no cache keeps it. */
export function withAnswerHeaders(app: Express, { publicUrl, trustProxy, development = false }: AnswerOptions) {
  app.disable('x-powered-by')
  // The query is the framework's to read.
  app.set('query parser', false)
  app.set('trust proxy', trustProxy)
  app.use(noteRequestId)
  app.use(securityHeaders({ https: publicUrl.startsWith('https:'), development }))
  app.use(neverCached)
  return app
}
