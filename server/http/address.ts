import type { RequestHandler } from 'express'

/** Writes down the sender's address as this process sees it, over whatever the client claims. */
export const noteAddress: RequestHandler = (request, _response, next) => {
  request.headers['x-roundtable-address'] = request.ip ?? ''
  next()
}
