import pino from 'pino'
import { env } from './env.server.ts'
import { remember } from './remember.server.ts'

/** What databases add to their errors: the values that were in the statement. */
const redact = { paths: ['err.detail', 'err.where', 'err.meta', 'err.cause.detail', 'err.cause.where'], remove: true }

export const log = remember('log', () =>
  pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }),
)
