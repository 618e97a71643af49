import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** One line a request with its id; no cookie, no query string, no body ever reaches the log. */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (request) => /^\/(assets|fonts)\//.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request) => ({ id: request.id, method: request.method, path: String(request.url).split('?')[0] }),
      res: (response) => ({ status: response.statusCode }),
    },
  })
}
