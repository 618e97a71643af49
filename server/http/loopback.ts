import type { Request } from 'express'

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/

/** Whether this very machine asks. What a proxy passes on comes from its own socket too, but says for whom. */
export function isThisMachine({ headers, socket }: Pick<Request, 'headers' | 'socket'>) {
  return LOOPBACK.test(socket.remoteAddress ?? '') && !('x-forwarded-for' in headers) && !('forwarded' in headers)
}
