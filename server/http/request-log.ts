import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { loggedPath } from './logged-path.ts'

/** Refused at the door, not for what was asked: an operator wants to see who knocks. */
const TURNED_AWAY = new Set([403, 411, 413, 421, 429])

/** One line a request under its id; no cookie, no query string, no body ever reaches the log. */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (request) => String(request.headers['x-request-id']),
    customProps: ({ id }) => ({ requestId: id }),
    autoLogging: { ignore: (request) => /^\/(assets|fonts)\//.test(request.url ?? '') },
    customLogLevel: (_request, { statusCode }, error) => {
      if (error || statusCode >= 500) return 'error'
      return TURNED_AWAY.has(statusCode) ? 'info' : 'debug'
    },
    serializers: {
      req: (request) => ({ method: request.method, path: loggedPath(String(request.url)) }),
      res: (response) => ({ status: response.statusCode }),
    },
  })
}
