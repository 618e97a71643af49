import express, { type RequestHandler } from 'express'
import { allowCaching } from './cache-headers.ts'

/** The build's files, which never change under their name, and the public folder's, which seldom do. */
export function staticFiles(): RequestHandler[] {
  return [
    express.static('build/client/assets', {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: true,
      setHeaders: allowCaching,
    }),
    express.static('build/client', { maxAge: '1h', index: false, dotfiles: 'ignore', setHeaders: allowCaching }),
  ].map((serve, index) => (index === 0 ? under('/assets', serve) : serve))
}

function under(prefix: string, serve: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (!request.url.startsWith(`${prefix}/`)) return next()
    const whole = request.url
    request.url = whole.slice(prefix.length)
    serve(request, response, (error) => {
      request.url = whole
      next(error)
    })
  }
}
