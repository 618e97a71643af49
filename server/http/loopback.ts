import type { RequestHandler } from 'express'

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/

/** Answers this machine alone. What a proxy passes on comes from its own socket too, but says for whom. */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const { headers, socket } = request
  if (LOOPBACK.test(socket.remoteAddress ?? '') && !('x-forwarded-for' in headers) && !('forwarded' in headers)) return next()
  response.status(404).end()
}
