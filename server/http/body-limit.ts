import type { RequestHandler } from 'express'

const MAX_BODY_BYTES = 3_000_000

/**
 * No page sends more than an import of 2 MB: larger bodies are refused before a byte is kept, and so are those that
 * do not say how long they are, which no browser's form does.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) return void response.status(411).type('text').send('Say how long the body is.\n')
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > MAX_BODY_BYTES) {
    response.status(413).type('text').set('Connection', 'close').send('This is larger than what can be accepted.\n')
    return
  }
  next()
}
