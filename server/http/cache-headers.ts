import type { ErrorRequestHandler, RequestHandler, Response } from 'express'

/** Everything but files is for whoever asked, now: no cache keeps it. One place says so for pages, data, files made on the way, and refusals. */
export const neverCached: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'private, no-store')
  response.vary('Cookie, Accept-Language')
  next()
}

/** Files are the same for everybody. */
export function allowCaching(response: Response) {
  response.removeHeader('Cache-Control')
  response.removeHeader('Vary')
}

/** What the framework could not answer. Express would drop every header that was set and write a page of its own. */
export const failedAnswer: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const status = error instanceof URIError ? 400 : 500
  request.log?.error({ err: error }, 'a request failed before it reached a page')
  if (response.headersSent) return void response.destroy()
  response
    .status(status)
    .type('text')
    .send(status === 400 ? 'This address cannot be read.\n' : 'Something went wrong.\n')
}
