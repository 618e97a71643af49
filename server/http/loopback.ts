import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/

/** Whether this machine itself asks. What a proxy passes on comes from its own socket too, but says for whom. */
export function isLoopback({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '') && !('x-forwarded-for' in headers) && !('forwarded' in headers)
}

/** Answers this machine alone. */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  if (isLoopback(request)) return next()
  response.status(404).end()
}
