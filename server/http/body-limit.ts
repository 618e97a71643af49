import type { RequestHandler } from 'express'

const MAX_BODY_BYTES = 64 * 1024 * 1024
/** More than what lines take in before anybody reads it. */
const LONG_BYTES = 64 * 1024

/**
 * Bodies beyond all reason are refused before a byte is read, and so are those that do not say how long they are, which no
 * browser's form does: what a form may hold is told in the reader's language by whoever parses it, and relies on that length.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined)
    return void response.status(411).type('text').send('Say how long the body is.\n')
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > MAX_BODY_BYTES) {
    response.status(413).type('text').set('Connection', 'close').send('This is larger than what can be accepted.\n')
    return
  }
  // Refused before it is read, as by whoever is not let in: were the line closed with the answer, what is still on its way would cut it off, and the answer with it.
  if (length > LONG_BYTES) response.shouldKeepAlive = true
  next()
}
