import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const WELL_FORMED = /^[\w.:-]{8,128}$/

/**
 * Every request has an id, which its answer and all its log lines carry. One that comes along is believed only when a trusted
 * proxy brings it: anybody else could write what they like into the log, or pass for another request.
 */
export const noteRequestId: RequestHandler = (request, response, next) => {
  const given = request.headers['x-request-id']
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean
  const believed = typeof given === 'string' && WELL_FORMED.test(given) && trusts(request.socket.remoteAddress ?? '', 0)
  const id = believed ? given : randomUUID()
  request.headers['x-request-id'] = id
  response.setHeader('X-Request-Id', id)
  next()
}
